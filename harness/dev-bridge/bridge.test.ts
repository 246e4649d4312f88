// What a page is answered and told, with a Kafka that does as it is told.
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../brokers/testing/folder.ts';
import { brokerTrouble } from '../session/broker-trouble.ts';
import { todoVerdict } from '../grading/make-verdict.ts';
import type { Verdict } from '../grading/verdict.ts';
import { attemptName } from '../progress/attempts.ts';
import { openProgress } from '../progress/progress.ts';
import { closeCodes, type Told } from './said.ts';
import { openDoor, type Door } from './testing/door.ts';
import { openPage, type TestPage } from './testing/page.ts';

const slug = 'hello-milk';
const exercise = { exercise: slug };
const passed = (seed = 7): Verdict => ({
  ...todoVerdict(slug, seed),
  status: 'pass',
  message: null,
});
const failed: Verdict = {
  ...passed(),
  status: 'fail',
  findings: [brokerTrouble(new Error('spilt'), 'jvm', undefined)],
};

async function opened(door: Door): Promise<{ home: TestPage; base: string }> {
  const home = await openPage(door);
  const answer = await home.ask({ type: 'open', ...exercise });
  if (answer.type !== 'opened') throw new Error(answer.type);
  return { home, base: answer.answer.revision ?? '' };
}

/** A text that matches. (A bare pattern in an object to match would match anything.) */
const matching = (pattern: RegExp): string => expect.stringMatching(pattern) as string;
const containing = (...some: object[]): object[] => expect.arrayContaining(some) as object[];
const types = (page: TestPage): string[] => page.told.map(({ type }) => type);
const last = (page: TestPage, type: Told['type']): Told | undefined =>
  page.told.findLast((told) => told.type === type);

it('welcomes a page with the broker and the learner’s standing', async () => {
  const door = await openDoor();
  openProgress(door.stateDir).rememberVerdict('before-dawn/hello-milk', 'x', {
    ...passed(),
    broker: { kind: 'jvm', version: '4.4.0', graded: true },
  });
  const home = await openPage(door);
  await expect.poll(() => types(home)[0]).toBe('welcome');
  expect(home.told[0]).toMatchObject({
    type: 'welcome',
    broker: { state: 'ready', kind: 'jvm', version: '4.4.0', graded: true },
    standings: containing(
      { exercise: slug, status: 'passed', codes: [], untilSolution: 0 },
      { exercise: 'first-tape', status: 'not-yet', codes: [], untilSolution: 3 },
    ),
  });
});

it('opens an exercise: its text, where it lies; and has its run made ready', async () => {
  const door = await openDoor();
  const home = await openPage(door);
  expect(await home.ask({ type: 'open', ...exercise })).toMatchObject({
    type: 'opened',
    answer: {
      source: `// ${slug}, the secret of this file\n`,
      file: 'exercises/before-dawn/hello-milk/exercise.ts',
      path: door.answer(slug),
    },
  });
  expect(door.kafka.warmed).toEqual([slug]);
});

it('saves and grades what the page holds, tells the run as it goes, and remembers the verdict', async () => {
  const door = await openDoor();
  const { home, base } = await opened(door);
  const answer = await home.ask({ type: 'run', ...exercise, source: 'mine\n', base, seed: 9 });
  const revision = attemptName('mine\n');
  expect(answer).toEqual({ type: 'runs', revision, run: 1 });
  expect(readFileSync(door.answer(slug), 'utf8')).toBe('mine\n');
  const [run] = door.kafka.runs;
  expect(run?.options.seed).toBe(9);
  for (const seq of [1, 2, 3]) {
    run?.options.onEvent?.({
      seq,
      ms: seq,
      type: 'harness',
      process: null,
      did: { en: '', ko: '' },
    });
  }
  run?.finish(failed);
  await expect.poll(() => types(home)).toContain('ended');
  const about = home.told.filter((told) => 'run' in told && told.type !== 'types');
  expect(about.map(({ type }) => type)).toEqual(['began', 'events', 'ended']);
  expect(about[0]).toMatchObject({ why: 'asked', revision, run: 1, exercise: slug });
  expect(about[1]).toMatchObject({ events: [{ seq: 1 }, { seq: 2 }, { seq: 3 }] });
  expect(about[2]).toMatchObject({ verdict: failed });
  expect(openProgress(door.stateDir).events).toMatchObject([
    { type: 'kept' },
    { type: 'verdict', exercise: 'before-dawn/hello-milk', status: 'fail', attempt: revision },
  ]);
  await expect
    .poll(() => last(home, 'standings'))
    .toMatchObject({
      standings: containing(expect.objectContaining({ codes: ['BROKER'] }) as object),
    });
});

it('tells what another program saved, and grades it once', async () => {
  const door = await openDoor();
  const { home } = await opened(door);
  writeFileSync(door.answer(slug), 'from my editor\n');
  await expect.poll(() => types(home)).toContain('began');
  expect(last(home, 'changed')).toMatchObject({
    exercise: slug,
    answer: { source: 'from my editor\n', revision: attemptName('from my editor\n') },
  });
  expect(last(home, 'began')).toMatchObject({ why: 'save' });
  door.kafka.runs[0]?.finish(passed());
  await expect.poll(() => types(home)).toContain('ended');
  // Written again as it is: no editor did anything.
  writeFileSync(door.answer(slug), 'from my editor\n');
  writeFileSync(door.answer(slug), 'another\n');
  await expect.poll(() => door.kafka.runs).toHaveLength(2);
  expect(readFileSync(door.answer(slug), 'utf8')).toBe('another\n');
});

it('who wants a saved text judged joins the run that the save began', async () => {
  const door = await openDoor();
  const { home } = await opened(door);
  writeFileSync(door.answer(slug), 'from my editor\n');
  await expect.poll(() => types(home)).toContain('began');
  const base = attemptName('from my editor\n');
  const wish = { type: 'run', ...exercise, source: 'from my editor\n', base } as const;
  expect(await home.ask(wish)).toMatchObject({ type: 'runs', run: 1 });
  expect(door.kafka.runs).toHaveLength(1);
  // Another seed is another run, and so is one after the verdict.
  expect(await home.ask({ ...wish, seed: 3 })).toMatchObject({ type: 'runs', run: 2 });
  await expect.poll(() => door.kafka.runs).toHaveLength(2);
  door.kafka.runs[1]?.finish(passed());
  await expect.poll(() => types(home)).toContain('ended');
  expect(await home.ask(wish)).toMatchObject({ type: 'runs', run: 3 });
});

it('puts a text in place that was brought along, and keeps what was typed', async () => {
  const door = await openDoor();
  const { home, base } = await opened(door);
  await home.ask({ type: 'save', ...exercise, source: 'typed', base });
  expect(await home.ask({ type: 'replace', ...exercise, source: 'brought' })).toMatchObject({
    type: 'text',
    answer: { source: 'brought', revision: attemptName('brought') },
  });
  const kept = await home.ask({ type: 'attempts', ...exercise });
  expect(kept).toMatchObject({
    attempts: containing(expect.objectContaining({ source: 'typed' }) as object),
  });
});

it('grades no save of what no page has open', async () => {
  const door = await openDoor();
  const { home } = await opened(door);
  writeFileSync(door.answer('first-tape'), 'elsewhere\n');
  writeFileSync(door.answer(slug), 'here\n');
  await expect.poll(() => door.kafka.runs.map((run) => run.exercise.slug)).toEqual([slug]);
  door.kafka.runs[0]?.finish(passed());
  await home.ask({ type: 'close', ...exercise });
  writeFileSync(door.answer(slug), 'nobody looks\n');
  const other = await openPage(door);
  await other.ask({ type: 'open', exercise: 'first-tape' });
  writeFileSync(door.answer('first-tape'), 'somebody looks\n');
  await expect
    .poll(() => door.kafka.runs.map((run) => run.exercise.slug))
    .toEqual([slug, 'first-tape']);
});

it('what one page saves, another sees, and itself does not', async () => {
  const door = await openDoor();
  const { home, base } = await opened(door);
  const { home: other } = await opened(door);
  await home.ask({ type: 'save', ...exercise, source: 'typed', base });
  await expect.poll(() => last(other, 'changed')).toMatchObject({ answer: { source: 'typed' } });
  await home.ask({ type: 'look-again' });
  expect(types(home)).not.toContain('changed');
  expect(door.kafka.runs).toEqual([]);
});

it('refuses to save over what was changed elsewhere, gives both, and keeps what is let go', async () => {
  const door = await openDoor();
  const { home, base } = await opened(door);
  rmSync(door.answer(slug));
  writeFileSync(door.answer(slug), 'theirs');
  const theirs = { source: 'theirs', revision: attemptName('theirs') };
  for (const type of ['save', 'run'] as const) {
    const answer = await home.ask({ type, ...exercise, source: 'mine', base });
    expect(answer).toMatchObject({ type: 'refused', code: 'conflict', theirs });
  }
  expect(readFileSync(door.answer(slug), 'utf8')).toBe('theirs');
  await home.ask({ type: 'keep', ...exercise, source: 'mine' });
  expect(await home.ask({ type: 'attempts', ...exercise })).toMatchObject({
    attempts: [{ source: 'mine', status: null, standing: null, subject: null }],
  });
});

it('a newer run of the same takes its place; a stop ends it; neither is remembered', async () => {
  const door = await openDoor();
  const { home, base } = await opened(door);
  const run = (source: string, from: string) =>
    home.ask({ type: 'run', ...exercise, source, base: from });
  await run('one', base);
  await expect.poll(() => door.kafka.runs).toHaveLength(1);
  await run('two', attemptName('one'));
  await expect.poll(() => last(home, 'stopped')).toMatchObject({ run: 1, why: 'superseded' });
  await expect.poll(() => door.kafka.runs).toHaveLength(2);
  await home.ask({ type: 'stop', ...exercise });
  await expect.poll(() => last(home, 'stopped')).toMatchObject({ run: 2, why: 'stopped' });
  expect(door.kafka.runs.every(({ options }) => options.signal?.aborted)).toBe(true);
  expect(openProgress(door.stateDir).events.filter(({ type }) => type === 'verdict')).toEqual([]);
});

it('what could not be finished is said, and the next run goes', async () => {
  const door = await openDoor();
  const { home, base } = await opened(door);
  await home.ask({ type: 'run', ...exercise, source: 'one', base });
  await expect.poll(() => door.kafka.runs).toHaveLength(1);
  door.kafka.runs[0]?.fail(new Error('the broker is gone'));
  await expect
    .poll(() => last(home, 'trouble'))
    .toMatchObject({
      text: { en: matching(/broker is gone/), ko: matching(/broker is gone/) },
    });
  await home.ask({ type: 'run', ...exercise, source: 'one', base: attemptName('one') });
  await expect.poll(() => door.kafka.runs).toHaveLength(2);
  door.kafka.runs[1]?.options.onAgain?.();
  door.kafka.runs[1]?.finish(passed());
  await expect.poll(() => types(home)).toContain('ended');
  expect(types(home)).toContain('again');
});

it('a page that comes in the middle of a run is told its beginning', async () => {
  const door = await openDoor();
  const { home, base } = await opened(door);
  await home.ask({ type: 'run', ...exercise, source: 'one', base });
  await expect.poll(() => door.kafka.runs).toHaveLength(1);
  const { home: late } = await opened(door);
  await expect.poll(() => last(late, 'began')).toMatchObject({ run: 1 });
});

it('lets only so many runs wait', async () => {
  const door = await openDoor();
  const home = await openPage(door);
  const slugs = [
    'roll-call',
    slug,
    'first-tape',
    'replay-the-season',
    'grade-service',
    'four-milks',
  ];
  const answers = [];
  for (const one of slugs) {
    const answer = await home.ask({ type: 'open', exercise: one });
    const base = answer.type === 'opened' ? answer.answer.revision : null;
    answers.push((await home.ask({ type: 'run', exercise: one, source: 'mine', base })).type);
  }
  expect(answers).toEqual(['runs', 'runs', 'runs', 'runs', 'runs', 'refused']);
});

it('puts the stub in place, and an attempt; nothing is lost', async () => {
  const door = await openDoor();
  const { home, base } = await opened(door);
  await home.ask({ type: 'save', ...exercise, source: 'typed', base });
  const stub = `// ${slug}, as shipped\n`;
  expect(await home.ask({ type: 'reset', ...exercise })).toMatchObject({
    type: 'text',
    answer: { source: stub, revision: attemptName(stub) },
  });
  const attempt = attemptName('typed');
  expect(await home.ask({ type: 'put-back', ...exercise, attempt })).toMatchObject({
    type: 'text',
    answer: { source: 'typed' },
  });
  expect(readFileSync(door.answer(slug), 'utf8')).toBe('typed');
  expect(await home.ask({ type: 'reset', exercise: 'roll-call' })).toMatchObject({
    type: 'text',
    answer: { source: '// roll-call, solved\n' },
  });
});

it('runs the reference only when the solution is open, and remembers nothing of it', async () => {
  const door = await openDoor();
  const { home } = await opened(door);
  const source = `// ${slug}, solved`;
  const ask = { type: 'reference', ...exercise, source, seed: 5 } as const;
  expect(await home.ask(ask)).toMatchObject({
    type: 'refused',
    code: 'not-open',
    text: { en: matching(/3/) },
  });
  expect(door.kafka.runs).toEqual([]);
  for (const source of ['a', 'b', 'c']) {
    openProgress(door.stateDir).rememberVerdict('before-dawn/hello-milk', source, failed);
  }
  const before = openProgress(door.stateDir).events.length;
  expect(await home.ask({ ...ask, source: 'of my own' })).toMatchObject({ code: 'no-answer' });
  const answer = home.ask(ask);
  await expect.poll(() => door.kafka.runs).toHaveLength(1);
  const [run] = door.kafka.runs;
  expect(run?.options).toMatchObject({
    answer: join(door.root, 'solutions/before-dawn/hello-milk/solution.ts'),
    seed: 5,
  });
  const event = { seq: 1, ms: 1, type: 'harness', process: null, did: { en: '', ko: '' } } as const;
  run?.options.onHistory?.([event]);
  run?.finish(passed(5));
  expect(await answer).toMatchObject({ type: 'reference', verdict: { seed: 5 }, history: [event] });
  expect(openProgress(door.stateDir).events).toHaveLength(before);
});

it('tells how the broker stands, and tries again when asked to', async () => {
  const door = await openDoor();
  const home = await openPage(door);
  const getting = { state: 'getting', says: { en: '3 of 45 jars', ko: '45개 중 3개' } } as const;
  door.kafka.stand(getting);
  await expect.poll(() => last(home, 'broker')).toEqual({ type: 'broker', broker: getting });
  await home.ask({ type: 'look-again' });
  expect(door.kafka.lookedAgain).toBe(1);
});

it('tells what a command in a terminal did', async () => {
  const door = await openDoor();
  const home = await openPage(door);
  openProgress(door.stateDir).rememberVerdict('why-event-driven/first-tape', 'x', {
    ...passed(),
    exercise: 'first-tape',
    broker: { kind: 'jvm', version: '4.4.0', graded: true },
  });
  await expect
    .poll(() => last(home, 'standings'))
    .toMatchObject({
      standings: containing(
        expect.objectContaining({ exercise: 'first-tape', status: 'passed' }) as object,
      ),
    });
});

it('says what the file system refuses, and changes nothing', async () => {
  const door = await openDoor();
  const { home, base } = await opened(door);
  rmSync(door.answer(slug));
  mkdirSync(door.answer(slug));
  const save = { type: 'save', ...exercise, source: 'mine', base } as const;
  expect(await home.ask(save)).toMatchObject({ type: 'refused', code: 'file' });
  expect(await home.ask({ type: 'open', ...exercise })).toMatchObject({ type: 'refused' });
});

it('opens the file in the editor that was set, and says when none is to be had', async () => {
  const folder = await temporaryFolder();
  const editor = join(folder, 'editor');
  const opened = join(folder, 'opened');
  writeFileSync(editor, `#!/bin/sh\nprintf '%s' "$*" > '${opened}'\n`);
  chmodSync(editor, 0o755);
  const { PATH } = process.env;
  const door = await openDoor({ PATH, WORKBOOK_EDITOR: editor, EDITOR: 'vim' });
  const home = await openPage(door);
  expect(await home.ask({ type: 'open-in-editor', ...exercise })).toEqual({ type: 'done' });
  expect(readFileSync(opened, 'utf8')).toBe(door.answer(slug));
  const without = await openDoor({ PATH, WORKBOOK_EDITOR: join(folder, 'nothing') });
  expect(
    await (await openPage(without)).ask({ type: 'open-in-editor', ...exercise }),
  ).toMatchObject({
    type: 'refused',
    code: 'no-editor',
    text: { en: matching(/WORKBOOK_EDITOR/) },
  });
});

it('says goodbye to its pages', async () => {
  const door = await openDoor();
  const home = await openPage(door);
  await door.close();
  expect(await home.closed).toBe(closeCodes.goingAway);
});
