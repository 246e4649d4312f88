// Watch from its keys to its screen, with a grader that does as it is told: no broker, no terminal.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../brokers/testing/folder.ts';
import { todoVerdict } from '../../grading/make-verdict.ts';
import { openProgress } from '../../progress/progress.ts';
import { plainPaint } from '../../reporting/paint.ts';
import type { Verdict } from '../../grading/verdict.ts';
import { startLoop, type Loop } from './loop.ts';
import type { PanelContent } from './panels.ts';
import type { Terminal } from './terminal.ts';
import { begun, exerciseAt, failed, passed } from './testing/state.ts';
import { screenView } from './view.ts';

const exercise = exerciseAt(1);

interface Desk {
  loop: Loop;
  /** What the screen shows. */
  screen(): string;
  press(...keys: string[]): void;
  save(text: string, of?: typeof exercise): void;
  /** The runs that were asked for, each with its seed. */
  runs: { slug: string; seed: number | undefined }[];
  /** Ends the run that is under way. */
  finish(verdict: Verdict | Error): void;
  checked: string[];
  /** Checks of texts that begin with “slow” wait for this. */
  endSlowChecks(): void;
  root: string;
  file: string;
}

async function desk(): Promise<Desk> {
  const root = await temporaryFolder();
  const fileOf = ({ path }: typeof exercise): string =>
    join(root, 'exercises', path, 'exercise.ts');
  for (const one of [exercise, exerciseAt(2)]) {
    for (const file of [fileOf(one), join(root, 'solutions', one.path, 'stub.ts')]) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, 'stub\n');
    }
  }
  const stateDir = join(root, '.milk-run');
  const shell = { root, stateDir, progress: openProgress(stateDir), language: 'en' as const };
  const screens: string[] = [];
  const terminal: Terminal = {
    size: () => ({ width: 80, height: 24 }),
    draw: (text) => void screens.push(text),
    ...{ onKey: () => undefined, onResize: () => undefined, close: () => undefined },
  };
  const content: PanelContent = {
    ...{ hints: () => undefined, solution: () => 3, rows: () => [] },
  };
  const runs: Desk['runs'] = [];
  const checked: string[] = [];
  const slow = Promise.withResolvers<undefined>();
  let finish: Desk['finish'] = () => {
    throw new Error('Nothing runs');
  };
  const loop = startLoop(begun({ current: exercise }), {
    shell,
    grader: {
      grade: (one, { seed } = {}) =>
        new Promise((resolve, reject) => {
          runs.push({ slug: one.slug, seed });
          finish = (verdict) => (verdict instanceof Error ? reject(verdict) : resolve(verdict));
        }),
      ...{ warmUp: () => Promise.resolve(), close: () => Promise.resolve() },
    },
    checker: (language) => ({
      async check(_, text) {
        checked.push(`${language} ${text}`);
        if (text.startsWith('slow')) await slow.promise;
        return [{ line: 3, message: `types of ${text}` }];
      },
      close: () => undefined,
    }),
    view: screenView(terminal, content, () => ({
      ...{ language: 'en', paint: plainPaint, width: 80, hasPage: () => false },
    })),
  });
  return {
    loop,
    screen: () => screens.at(-1) ?? '',
    press: (...keys) => keys.forEach((key) => loop.dispatch({ type: 'key', key })),
    save(text, of = exercise) {
      writeFileSync(fileOf(of), text);
      loop.saved(of);
    },
    ...{ runs, checked, root, file: fileOf(exercise) },
    finish: (verdict) => finish(verdict),
    endSlowChecks: () => slow.resolve(undefined),
  };
}

const eventually = (look: () => unknown) => expect.poll(look, { interval: 1 });

it('grades what it begins with, and shows that there is all to do', async () => {
  const { loop, runs, finish, screen } = await desk();
  loop.dispatch({ type: 'opened' });
  await eventually(() => runs).toEqual([{ slug: exercise.slug, seed: undefined }]);
  finish(todoVerdict(exercise.slug, 1));
  await eventually(screen).toContain('Begin in');
});

it('shows a verdict first, and its types when they come; both are the saved text’s', async () => {
  const { save, runs, finish, screen, checked, root } = await desk();
  save('mine');
  await eventually(() => runs).toHaveLength(1);
  expect(checked).toEqual([]);
  finish(failed());
  await eventually(screen).toContain('exercise.ts:3  types of mine');
  expect(screen()).toMatch(/LOST[^]*Types[^]*\d+ ms · --seed 7/);
  expect(openProgress(join(root, '.milk-run')).events).toMatchObject([
    { type: 'verdict', status: 'fail', codes: ['LOST'], subject: 'trace' },
  ]);
});

it('shows no types of a text that is not the last one any more', async () => {
  const { save, runs, finish, screen, checked, endSlowChecks } = await desk();
  save('slow one');
  await eventually(() => runs).toHaveLength(1);
  finish(failed());
  await eventually(() => checked).toHaveLength(1);
  save('two');
  await eventually(() => runs).toHaveLength(2);
  endSlowChecks();
  await new Promise((resolve) => setImmediate(resolve));
  expect(screen()).toContain('LOST');
  expect(screen()).not.toContain('types of slow one');
});

it('listens to keys while a run is under way, and grades the newest save after it', async () => {
  const { save, runs, finish, screen, press } = await desk();
  save('one');
  await eventually(() => runs).toHaveLength(1);
  expect(screen()).toContain('grading hello-milk');
  press('?');
  expect(screen()).toContain('goes to the next exercise');
  save('two');
  save('three');
  expect(runs).toHaveLength(1);
  finish(failed());
  await eventually(() => runs).toHaveLength(2);
  finish(passed());
  await eventually(screen).toContain('passed');
  expect(runs).toHaveLength(2);
});

it('does not grade one text twice, nor an empty file; but the same seed again, when asked', async () => {
  const { save, runs, finish, press, screen } = await desk();
  save('mine');
  await eventually(() => runs).toHaveLength(1);
  finish(failed('LOST', 'trace', 42));
  await eventually(screen).toContain('LOST');
  save('mine');
  save('');
  save('mine');
  press('a');
  await eventually(() => runs).toHaveLength(2);
  expect(runs[1]).toEqual({ slug: exercise.slug, seed: 42 });
});

it('says that a run broke off, and grades the next save', async () => {
  const { save, runs, finish, screen } = await desk();
  save('one');
  await eventually(() => runs).toHaveLength(1);
  finish(new Error('no milk'));
  await eventually(screen).toContain('This run could not be finished: no milk');
  expect(screen()).not.toContain('grading');
  save('two');
  await eventually(() => runs).toHaveLength(2);
});

it('resets after r and y, keeps what was there and says where', async () => {
  const { save, runs, finish, press, screen, file, root } = await desk();
  save('mine');
  await eventually(() => runs).toHaveLength(1);
  finish(failed());
  await eventually(screen).toContain('LOST');
  press('r', 'n');
  expect(readFileSync(file, 'utf8')).toBe('mine');
  press('r', 'y');
  await eventually(screen).toContain('is as shipped');
  expect(readFileSync(file, 'utf8')).toBe('stub\n');
  const kept = /kept in\s+(\S+)/.exec(screen())?.[1] ?? '';
  expect(readFileSync(join(root, kept), 'utf8')).toBe('mine');
  expect(screen()).toMatch(/npm run reset -- hello-milk --to [0-9a-f]{4}/);
});

it('goes on in another language, and remembers it', async () => {
  const { save, runs, finish, press, screen, checked, root } = await desk();
  save('mine');
  await eventually(() => runs).toHaveLength(1);
  finish(failed());
  await eventually(screen).toContain('LOST');
  press('g');
  expect(screen()).toContain('아직 통과하지 못했어요');
  expect(openProgress(join(root, '.milk-run')).language).toBe('ko');
  save('other');
  await eventually(() => runs).toHaveLength(2);
  finish(failed());
  await eventually(() => checked).toEqual(['en mine', 'ko other']);
});

it('goes to another exercise, and comes back to its verdict without a run', async () => {
  const { save, runs, finish, press, screen } = await desk();
  save('mine');
  await eventually(() => runs).toHaveLength(1);
  finish(failed());
  await eventually(screen).toContain('LOST');
  press('n');
  await eventually(() => runs).toHaveLength(2);
  finish(todoVerdict('first-tape', 1));
  await eventually(screen).toContain('first-tape  to do');
  press('l', 'k', 'return');
  await eventually(screen).toContain('LOST');
  expect(runs).toHaveLength(2);
});

it('ends at q, also while a run is under way, and shows nothing after', async () => {
  const { save, runs, finish, press, loop, screen, root } = await desk();
  save('mine');
  await eventually(() => runs).toHaveLength(1);
  press('q');
  await loop.quit;
  loop.close();
  const last = screen();
  finish(failed());
  await new Promise((resolve) => setImmediate(resolve));
  expect(screen()).toBe(last);
  expect(openProgress(join(root, '.milk-run')).events).toEqual([]);
});
