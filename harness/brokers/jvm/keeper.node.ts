// The keeper of a Kafka on this machine's Java. It is started by `kinds/jvm.ts` only.
import { KAFKA_VERSION } from '../kafka-version.ts';
import { keep, type KeptBroker } from '../warm/keep.ts';
import { parseOrder } from '../warm/keeper-message.ts';
import { identify } from '../warm/processes.ts';
import type { KafkaParts } from './command.ts';
import { type RunningNode, startNodeAnywhere } from './node.ts';

const order = parseOrder<KafkaParts>(process.argv[2]);

function asKept({ host, port, runDir, java }: RunningNode): KeptBroker {
  return {
    host,
    port,
    runDir,
    version: KAFKA_VERSION,
    kept: { kind: 'jvm', java: identify(java.pid) ?? { pid: java.pid } },
    ended: java.exited,
    async end() {
      java.kill('SIGKILL'); // its data is thrown away: there is nothing to save
      await java.exited;
    },
  };
}

await keep(order, async (runDir, onSpawned) =>
  asKept(
    await startNodeAnywhere(order.what, runDir, { onSpawned: (node) => onSpawned(asKept(node)) }),
  ),
);
