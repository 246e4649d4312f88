// node harness/practice-broker/testing/fuzz.node.ts [--frames N] [--seed N]: as many broken frames as one
// likes, with what they cost in memory. Exit code 1 when something must not have been.
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { fuzz } from './fuzz.ts';
import { fuzzBases } from './fuzz-bases.node.ts';

const { values } = parseArgs({
  options: { frames: { type: 'string' }, seed: { type: 'string' } },
});
const frames = Number(values.frames ?? 1_000_000);
const seed = Number(values.seed ?? randomBytes(4).readUInt32LE());
/** So many at a time, each on a broker of its own, so that memory can be looked at in between. */
const round = 100_000;

console.log(`fuzz: ${frames} frames, --seed ${seed}`);
const bases = fuzzBases(seed);
const total = { frames: 0, answers: 0, closed: 0, witnessed: 0, problems: [] as string[] };
let highest = 0;
for (let number = 0; total.frames < frames; number += 1) {
  const wanted = Math.min(round, frames - total.frames);
  const one = fuzz({ frames: wanted, seed: seed + number, bases });
  total.frames += one.frames;
  total.answers += one.answers;
  total.closed += one.closed;
  total.witnessed += one.witnessed;
  total.problems.push(...one.problems.map((what) => `--seed ${seed + number}: ${what}`));
  highest = Math.max(highest, process.memoryUsage.rss());
}
const { problems, ...counts } = total;
console.log(JSON.stringify({ ...counts, highestMegabytes: Math.round(highest / 1e6) }));
for (const problem of problems) console.log(`✗ ${problem}`);
process.exitCode = problems.length === 0 ? 0 : 1;
