// The real Apache Kafka on the local Java, started once and shared by all commands of this checkout.
import { prepareKafka } from '../jvm/prepare.ts';
import { examineJvm } from '../jvm/examine.ts';
import { refuseWindows } from '../jvm/windows.ts';
import { didNotStart } from '../warm/did-not-start.ts';
import { share, shareIfWarm, type WarmSource } from '../warm/share.ts';
import { startKeeper } from '../warm/start-keeper.ts';
import type { BrokerRequest, KindOfBroker } from './kind.ts';

const keeper = new URL('../jvm/keeper.node.ts', import.meta.url);
const source: WarmSource = { kind: 'jvm', slot: 'jvm', start };

export const jvm: KindOfBroker = {
  kind: 'jvm',
  examine: examineJvm,
  acquireIfWarm: (request) => shareIfWarm(source, request),
  async acquire(request) {
    refuseWindows(process.platform);
    return await share(source, request);
  },
};

async function start(request: BrokerRequest): Promise<void> {
  const { stateDir, env, idleMs, onProgress } = request;
  const what = await prepareKafka({ stateDir, env, onProgress });
  onProgress({ en: 'Starting Apache Kafka…', ko: 'Apache Kafka를 띄우고 있어요…' });
  const order = { stateDir, slot: source.slot, idleMs, what };
  const report = await startKeeper(keeper, order, env);
  if (!report.ready) throw didNotStart('jvm', report);
}
