// Apache Kafka in a container, started once and shared by all commands of this checkout.
import { examineContainer } from '../container/examine.ts';
import { kafkaImage, slotOf } from '../container/image-name.ts';
import { isLocal, pullImage } from '../container/pull.ts';
import { sweep } from '../container/remove.ts';
import { findRuntime } from '../container/runtime.ts';
import type { ContainerOrder } from '../container/start-container.ts';
import { didNotStart } from '../warm/did-not-start.ts';
import { share, shareIfWarm, type WarmSource } from '../warm/share.ts';
import { startKeeper } from '../warm/start-keeper.ts';
import type { BrokerRequest, KindOfBroker } from './kind.ts';

const keeper = new URL('../container/keeper.node.ts', import.meta.url);

export const container: KindOfBroker = {
  kind: 'container',
  examine: examineContainer,
  acquireIfWarm: (request) => shareIfWarm(sourceFor(request), request),
  async acquire(request) {
    const source = sourceFor(request);
    const warm = await shareIfWarm(source, request);
    if (warm !== undefined) return warm;
    // Before the lock: a download may take longer than others would wait for it, and may be shared.
    await haveImage(request);
    return await share(source, request);
  },
};

function sourceFor({ env }: BrokerRequest): WarmSource {
  const image = kafkaImage(env);
  const slot = slotOf(image);
  return { kind: 'container', slot, start: (request) => start(image, slot, request) };
}

async function haveImage({ env, onProgress }: BrokerRequest): Promise<void> {
  const image = kafkaImage(env);
  const { docker } = await findRuntime(env);
  if (!(await isLocal(docker, image))) await pullImage(docker, image, onProgress);
}

async function start(image: string, slot: string, request: BrokerRequest): Promise<void> {
  const { stateDir, env, idleMs, onProgress } = request;
  const { docker } = await findRuntime(env);
  await sweep(docker, stateDir);
  onProgress({
    en: `Starting Apache Kafka in a container (${image})…`,
    ko: `컨테이너에서 Apache Kafka를 띄우고 있어요(${image})…`,
  });
  const what: ContainerOrder = { image, stateDir, idleMs };
  const report = await startKeeper(keeper, { stateDir, slot, idleMs, what }, env);
  if (!report.ready) throw didNotStart('container', report);
}
