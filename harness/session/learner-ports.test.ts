import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { until } from '../brokers/until.ts';
import type { RunEvent } from '../grading/history.ts';
import { ctx, sink, type Learner } from '../grading/stage.ts';
import { openThat } from '../grading/testing/stage.ts';
import type { FromLearner, ToLearner } from '../learner/messages.ts';
import { createLearnerPool } from '../learner/pool.node.ts';
import type { LearnerProcess } from '../learner/pool.ts';
import { codeAt } from '../learner/strip.node.ts';
import { answerFile } from '../learner/testing/answers.ts';
import { createFaultPlan } from '../wire-tap/faults.ts';
import { loadLearner } from './learner.ts';
import { createPorts } from './ports.ts';

const soon = { withinMs: 30_000 };
/** Long, so that a busy machine is no slow service. */
const patient = { importMs: 30_000, busyMs: 30_000, requestMs: 30_000 };
const pool = createLearnerPool();
beforeAll(() => pool.fill(2));
afterAll(() => pool.close());

/** Services in processes of their own, on ports that they share. */
function services() {
  const events: RunEvent[] = [];
  const note = (event: RunEvent): void => void events.push(event);
  const living = new Map<string, Learner>();
  const ports = createPorts({
    ...{ note, faults: createFaultPlan({ changed: () => undefined }) },
    request: (service, route, body) =>
      living.get(service)?.request(route, body) ??
      Promise.resolve({ unreachable: true, response: { status: 503 } }),
  });
  return {
    events,
    /** Starts one with this body of `deliver`; gives it when `deliver` has reported or ended. */
    async start(name: string, body: string, limits = patient): Promise<Learner> {
      const source = `import type { Ctx } from '${import.meta.dirname}/../learner/ctx.ts';
export async function deliver({ http, db, store, vendor }: Ctx, out: (value: unknown) => void) {
  ${body}
}`;
      const process = await pool.take();
      onTestFinished(() => process.kill());
      void pool.fill(1);
      const loaded = await loadLearner({
        ...{ name, process, ports, note, limits, code: codeAt(answerFile(source), null) },
        ...{ token: name, tap: '/nowhere', brokers: ['localhost:9092'], exports: ['deliver'] },
        asked: () => ({ unanswered: 0, fetches: [], begun: 0 }),
        cleanUp: () => Promise.resolve(),
      });
      if ('problem' in loaded) throw new Error(JSON.stringify(loaded.problem));
      living.set(name, loaded.learner);
      const call = loaded.learner.call('deliver', [ctx, sink('out')]);
      const said = (): boolean =>
        call.settled || events.some((event) => event.type === 'report' && event.process === name);
      expect(await until(said, soon)).toBe(true);
      expect(call.error).toBeUndefined();
      return loaded.learner;
    },
    reports: (name: string): unknown[] =>
      events.flatMap((event) =>
        event.type === 'report' && event.process === name ? [event.value] : [],
      ),
  };
}

const asks = (route: string): string =>
  `out(await http.request('quality', '${route}').catch((error) => error.message));`;

describe('what a service keeps', () => {
  it('is there for the process that takes its place after a crash', async () => {
    const { start, reports } = services();
    const first = await start('grader', "await store.put('lot-1', { grade: 'A' });");
    await first.kill();
    await start(
      'grader',
      "out([await store.get('lot-1'), await store.get('lot-2') === undefined]);",
    );
    expect(reports('grader')).toEqual([[{ grade: 'A' }, true]]);
  });

  it('is a copy: what one process makes of it, no other sees', async () => {
    const { start, reports } = services();
    await start(
      'grader',
      `await db.put('lot-1', { cells: 1 });
       const mine = await db.get('lot-1') as { cells: number };
       mine.cells = 2;
       out(mine);`,
    );
    await start('driver', "out(await db.get('lot-1'));");
    expect([reports('grader'), reports('driver')]).toEqual([[{ cells: 2 }], [{ cells: 1 }]]);
  });

  it('and cannot be kept is its own trouble, and keeps nothing waiting', async () => {
    const { start, reports, events } = services();
    const grader = await start(
      'grader',
      "out(await db.put('lot-1', { cells: 3n }).catch((error) => error.message));",
    );
    expect(reports('grader')).toEqual([
      'db.put takes plain data, as JSON has it, and was given a BigInt at cells',
    ]);
    expect(await grader.turn()).toMatchObject({ work: 0 });
    expect(events.filter((event) => event.type === 'port')).toEqual([]);
  });
});

describe('a request from one service to another', () => {
  it('is answered by its handler', async () => {
    const { start, reports } = services();
    await start(
      'quality',
      "await http.serve('GET /grade/:lot', ({ params }) => ({ status: 200, body: params }));",
    );
    await start('driver', asks('GET /grade/lot-42') + asks('GET /farms'));
    expect(await until(() => reports('driver').length === 2, soon)).toBe(true);
    expect(reports('driver')).toEqual([{ status: 200, body: { lot: 'lot-42' } }, { status: 404 }]);
  });

  it('whose handler throws is 500, with nothing of the error in it; the history has it', async () => {
    const { start, reports, events } = services();
    const quality = await start(
      'quality',
      "await http.serve('GET /grade/:lot', () => { throw new Error('spilt'); });",
    );
    await start('driver', asks('GET /grade/lot-42'));
    expect(reports('driver')).toEqual([{ status: 500, body: null }]);
    expect(quality.alive).toBe(true);
    expect(events).toContainEqual(
      expect.objectContaining({ api: 'http.answer', answer: 'Error: spilt (line 3)' }),
    );
  });

  it('whose handler never answers is 504', async () => {
    const { start, reports } = services();
    const never = "await http.serve('GET /grade/:lot', () => new Promise(() => {}));";
    await start('quality', never, { ...patient, requestMs: 50 });
    await start('driver', asks('GET /grade/lot-42'));
    expect(reports('driver')).toEqual([{ status: 504 }]);
  });

  /** A service that says nothing by itself, and has begun so much with the broker. */
  async function silent(begun: () => number) {
    const sent: ToLearner[] = [];
    let hear: (message: FromLearner) => void = () => undefined;
    const process: LearnerProcess = {
      ...{ pid: undefined, output: '', kill: () => Promise.resolve() },
      attend: ({ message }) => void (hear = message),
      send(message) {
        sent.push(message);
        if (message.type === 'assign') queueMicrotask(() => hear({ type: 'loaded' }));
      },
    };
    const loaded = await loadLearner({
      ...{ name: 'quality', token: '', tap: '', brokers: [], process, exports: [] },
      ...{
        code: codeAt(answerFile(''), null),
        limits: { requestMs: 1_000, busyMs: 1_000 },
        note: () => undefined,
      },
      ...{ asked: () => ({ unanswered: 0, fetches: [], begun: begun() }) },
      ...{ ports: { call: () => Promise.resolve({ error: null, value: null }) } },
      cleanUp: () => Promise.resolve(),
    });
    if ('problem' in loaded) throw new Error(loaded.problem.kind);
    const rounds = (): number => sent.filter(({ type }) => type === 'turn').length;
    return {
      learner: loaded.learner,
      rounds,
      hear: (message: FromLearner) => hear(message),
      /** Has it go round so often, each time when it is asked to. */
      async goRound(times: number) {
        for (let round = 0; round < times; round += 1) {
          expect(await until(() => rounds() > round, { ...soon, everyMs: 10 })).toBe(true);
          hear({ type: 'turned', turn: round, open: openThat({}) });
        }
      },
    };
  }

  it('waits on for a process that the machine has no time for, and not for one that never goes round', async () => {
    const { learner, rounds, hear, goRound } = await silent(() => 0);
    const answer = learner.request('GET /grade/lot-42');
    // Each time it is asked, it takes a while: all together longer than the limit.
    await goRound(19);
    hear({ type: 'response', request: 0, status: 200, error: null });
    expect(await answer).toEqual({
      unreachable: false,
      response: { status: 200, body: undefined },
    });
    expect((await learner.request('GET /grade/lot-42')).response).toEqual({ status: 504 });
    expect(rounds()).toBe(20);
  });

  it('waits on while the service begins one thing after another with the broker, but not for ever', async () => {
    let begun = 0;
    const { learner, rounds, goRound } = await silent(() => (begun += 1));
    const answer = learner.request('GET /grade/lot-42');
    await goRound(60);
    expect((await answer).response).toEqual({ status: 504 });
    expect(rounds()).toBe(60);
  });

  it('whose service dies over it has no answer; after that nobody is there', async () => {
    const { start, reports, events } = services();
    await start('quality', "await http.serve('GET /grade/:lot', () => process.exit(1));");
    await start('driver', asks('GET /grade/lot-42') + asks('GET /grade/lot-42') + "out('done');");
    expect(await until(() => reports('driver').length === 3, soon)).toBe(true);
    expect(reports('driver')).toEqual([
      ...['socket hang up', 'connect ECONNREFUSED quality', 'done'],
    ]);
    expect(
      events.flatMap((event) =>
        event.type === 'port' && event.process === 'driver' ? [event.outcome] : [],
      ),
    ).toEqual(['unanswered', 'refused']);
  });

  it('whose service is killed over it has no answer', async () => {
    const { start, reports } = services();
    const held = "await http.serve('GET /grade/:lot', () => new Promise(() => out('asked')));";
    const quality = await start('quality', held);
    await start('driver', `out('asking');${asks('GET /grade/lot-42')}`);
    expect(await until(() => reports('quality').length === 1, soon)).toBe(true);
    await quality.kill();
    expect(await until(() => reports('driver').length === 2, soon)).toBe(true);
    expect(reports('driver')[1]).toBe('socket hang up');
  });
});
