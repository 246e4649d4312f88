// Captures the answers of a real Kafka: node harness/practice-broker/conformance/capture.node.ts [group…]
// With --check it writes nothing and fails where the answers are other ones than those that are checked in.
// It starts the workbook's own Kafka 4.4 on this machine's Java, or takes the one that runs already.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { acquireBroker } from '../../brokers/acquire.ts';
import { groups } from './cases/all.ts';
import { kafkajsCases } from './cases/kafkajs.node.ts';
import { compare } from './compare.ts';
import { goldenText, goldenPath, readGolden } from './golden.node.ts';
import { runCase } from './run-case.ts';
import { onSockets } from './sockets.node.ts';
import { fold, type Golden, type Transcript } from './transcript.ts';

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
    const seen: [name: string, transcript: Transcript][] = [];
    for (const one of cases) {
      const began = performance.now();
      const transcript = await runCase(one, onSockets(broker.host, broker.port));
      seen.push([one.name, transcript]);
      golden[one.name] = fold(transcript);
      console.log(`${name}: ${one.name}, ${Math.round(performance.now() - began)} ms`);
    }
    const text = await goldenText(golden);
    if (!checks) writeFileSync(goldenPath(name), text);
    else if (readFileSync(goldenPath(name), 'utf8') !== text) changed.push(...told(name, seen));
  }
} finally {
  await broker.release();
}
for (const line of changed) console.error(line);
// Clients that crashed in a case may still try to connect.
process.exit(changed.length === 0 ? 0 : 1);

/** That a group of cases is answered otherwise, and in what. */
function told(group: string, seen: readonly [name: string, transcript: Transcript][]): string[] {
  const before = readGolden(group);
  const differences = seen
    .flatMap(([name, transcript]) => compare(name, before[name] ?? [], transcript))
    .map((one) => {
      const [was, is] = [one.real, one.practice].map((value) => JSON.stringify(value));
      return `  ${one.case}, ${one.path}: ${was ?? 'nothing'} as captured, ${is ?? 'nothing'} now`;
    });
  return [`✗ ${group}: the real Kafka answers otherwise`, ...differences];
}
