import { describe, expect, it } from 'vitest';
import { loopBodiesOf } from './loops.ts';

type Run = (made: unknown[], round: () => true) => Promise<unknown>;
const AsyncFunction = (async () => Promise.resolve()).constructor as new (...code: string[]) => Run;

/** What code makes as it is written, and what it makes with a call in each loop; how often that was called. */
async function run(code: string) {
  const asWritten: unknown[] = [];
  const made: unknown[] = [];
  let rounds = 0;
  const round = (): true => {
    rounds += 1;
    return true;
  };
  const called = loopBodiesOf(code).reduceRight(
    (changed, at) => `${changed.slice(0, at)} if(round())${changed.slice(at)}`,
    code,
  );
  await new AsyncFunction('made', 'round', code)(asWritten, round);
  expect(rounds).toBe(0);
  await new AsyncFunction('made', 'round', called)(made, round);
  return { asWritten, made, rounds };
}

describe('each round of a loop', () => {
  it.each([
    ['for (let i = 0; i < 3; i += 1) made.push(i);', 3],
    ['for (const x of [1, 2]) { made.push(x); }', 2],
    ['for await (const x of [1, 2]) made.push(x)\nmade.push(3)', 2],
    ['for (const key in { a: 1, b: 2 }) made.push(key);', 2],
    ['for (;;) break;', 1],
    ['for (const x of [1, 2, 3]) if (x === 2) made.push(x); else if (x > 2) made.push(0);', 3],
    ['let i = 0; while ((i += 1) < 3);\nmade.push(i);', 2],
    ['let i = 0; do i += 1; while (i < 3)\nconst after = i; made.push(after);', 3],
    [
      'let i = 0; do { do { i += 1; } while (i % 2) } while (i < 4)\nconst after = i; made.push(i)',
      6,
    ],
    ['let i = 0; do { while (i < 2) i += 1; } while (i < 2)\nconst after = i; made.push(after)', 3],
    ['all: for (const x of [1, 2]) { for (;;) { made.push(x); continue all; } }', 4],
    ['for (let i = ((1) + [0][0]); i < 3; i += 1) made.push({ i });', 2],
    [
      'const f = (n) => `${[n].map((x) => { while (x < 9) x += 4; return x; })}`; made.push(f(1));',
      2,
    ],
    ['for (const x of [/[)}]/, `)${1}`]) made.push(String(x)); // while (1)', 2],
  ])('is called: %s', async (code, rounds) => {
    const found = await run(code);
    expect(found.rounds).toBe(rounds);
    expect(found.made).toEqual(found.asWritten);
  });

  it.each([
    'const words = { for: 1, while() { return 2; }, do: 3 }; made.push(words.for, words.while());',
    'class Lot { do() { return 1; } #while = 2; get for() { return this.#while; } } made.push(new Lot().for);',
    '/* for (;;) */ made.push("while (true)", `do`);',
  ])('is none where the word is a name: %s', async (code) => {
    const found = await run(code);
    expect(found.rounds).toBe(0);
    expect(found.made).toEqual(found.asWritten);
  });
});
