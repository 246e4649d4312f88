// Captures the answers of a real Kafka: node harness/practice-broker/conformance/capture.node.ts [group…]
// With --check it writes nothing and fails where the answers are other ones than those that are checked in.
// It starts the workbook's own Kafka 4.4 on this machine's Java, or takes the one that runs already.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { acquireBroker } from '../../brokers/acquire.ts';
import { groups } from './cases/all.ts';
import { kafkajsCases } from './cases/kafkajs.node.ts';
import { goldenText, goldenPath } from './golden.node.ts';
import { runCase } from './run-case.ts';
import { onSockets } from './sockets.node.ts';
import { fold, type Golden } from './transcript.ts';

const checks = process.argv.includes('--check');
const only = process.argv.slice(2).filter((word) => word !== '--check');
const changed: string[] = [];
const broker = await acquireBroker({
  kind: 'jvm',
  stateDir: join(import.meta.dirname, '../../../.milk-run'),
  env: process.env,
  onProgress: ({ en }) => console.error(en),
});
try {
  for (const { name, cases } of [...groups, kafkajsCases(broker)]) {
    if (only.length > 0 && !only.includes(name)) continue;
    const golden: Record<string, Golden[string]> = {};
    for (const one of cases) {
      const began = performance.now();
      golden[one.name] = fold(await runCase(one, onSockets(broker.host, broker.port)));
      console.log(`${name}: ${one.name}, ${Math.round(performance.now() - began)} ms`);
    }
    const text = await goldenText(golden);
    if (!checks) writeFileSync(goldenPath(name), text);
    else if (readFileSync(goldenPath(name), 'utf8') !== text) changed.push(name);
  }
} finally {
  await broker.release();
}
for (const name of changed) console.error(`✗ ${name}: the real Kafka answers otherwise`);
// Clients that crashed in a case may still try to connect.
process.exit(changed.length === 0 ? 0 : 1);
