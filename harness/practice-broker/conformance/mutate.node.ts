// The mutation score of the conformance cases: node harness/practice-broker/conformance/mutate.node.ts [case…]
// It runs the cases on practice brokers with one fault each and tells which faults no case notices.
import type { Case } from './case.ts';
import { groups } from './cases/all.ts';
import { compare } from './compare.ts';
import { explanationOf } from './differences.ts';
import { readGolden } from './golden.node.ts';
import type { Ground } from './ground.ts';
import { type Mutant, mutantAt, namedMutants, type Place, placesIn } from './mutants.ts';
import { runCase } from './run-case.ts';
import type { Transcript } from './transcript.ts';
import { onVirtualTime } from './virtual.ts';

interface Judged {
  one: Case;
  golden: Transcript;
}

const only = process.argv.slice(2);
const all: Judged[] = groups.flatMap(({ name, cases }) => {
  const golden = readGolden(name);
  return cases.map((one) => ({ one, golden: golden[one.name] ?? [] }));
});
const chosen = all.filter(
  ({ one }) => only.length === 0 || only.some((word) => one.name.includes(word)),
);

/** Whether a case sees something else than a real Kafka's answers on this ground. */
async function notices({ one, golden }: Judged, ground: Ground): Promise<boolean> {
  try {
    const found = compare(one.name, golden, await runCase(one, ground));
    return found.some((difference) => explanationOf(difference) === undefined);
  } catch {
    return true;
  }
}

/** Every field that is in some answer which a case writes down. */
async function placesOf(one: Case): Promise<Place[]> {
  const found = new Map<string, Place>();
  await runCase(one, onVirtualTime(), (api, version, body) => {
    for (const place of placesIn(api, version, body)) found.set(`${api} ${place.path}`, place);
  });
  return [...found.values()];
}

function errorCodesIn(transcripts: readonly Transcript[]): Set<number> {
  const text = JSON.stringify(transcripts);
  const codes = [...text.matchAll(/rrorCode":(-?\d+)/g)].map(([, code]) => Number(code));
  return new Set(codes.filter((code) => code !== 0).sort((a, b) => a - b));
}

const broken: string[] = [];
const sound: Judged[] = [];
for (const judged of chosen) {
  if (await notices(judged, onVirtualTime())) broken.push(judged.one.name);
  else sound.push(judged);
}

// Faults with a name: each is to be noticed by some case.
const killedBy = new Map<string, string[]>();
const kills = new Map(sound.map(({ one }) => [one.name, 0]));
const count = (name: string): void => void kills.set(name, (kills.get(name) ?? 0) + 1);
const named: Mutant[] = namedMutants(errorCodesIn(sound.map(({ golden }) => golden)));
for (const { name, ground } of named) {
  killedBy.set(name, []);
  for (const judged of sound) {
    if (!(await notices(judged, ground()))) continue;
    killedBy.get(name)?.push(judged.one.name);
    count(judged.one.name);
  }
}
const unnoticed = [...killedBy].filter(([, by]) => by.length === 0).map(([name]) => name);

// A wrong value in a field: each is to be noticed by the very case that was given it.
let fields = 0;
const survivors: string[] = [];
for (const judged of sound) {
  for (const place of await placesOf(judged.one)) {
    fields += 1;
    const { name, ground } = mutantAt(place);
    if (await notices(judged, ground())) count(judged.one.name);
    else survivors.push(`${judged.one.name}: ${name}`);
  }
}

for (const line of survivors) console.log(`  survived: ${line}`);
for (const line of unnoticed) console.log(`  noticed by no case: ${line}`);
const useless = [...kills].filter(([, killed]) => killed === 0).map(([name]) => name);
for (const name of useless) console.log(`✗ notices no fault at all: ${name}`);
for (const name of broken) console.log(`✗ differs without any fault: ${name}`);
const share = (part: number, whole: number): string =>
  `${part} of ${whole} (${whole === 0 ? '–' : ((100 * part) / whole).toFixed(1)} %)`;
console.log(`named faults noticed: ${share(named.length - unnoticed.length, named.length)}`);
console.log(`wrong fields noticed: ${share(fields - survivors.length, fields)}`);
console.log(`cases that notice some fault: ${share(sound.length - useless.length, sound.length)}`);
process.exitCode = useless.length + broken.length === 0 ? 0 : 1;
