import { describe, expect, it } from 'vitest';
import type { Boundary } from '../../wire-tap/boundaries.ts';
import type { HistoryEvent } from '../history.ts';
import { createRandom } from '../random.ts';
import type { Learner, LogPartition, NewRecord, Stage } from '../stage.ts';
import { history, type LooseEvent } from '../testing/history.ts';
import {
  expectedOf,
  from,
  gave,
  gradeAt,
  inputsOf,
  ported,
  sent,
  starts,
  takes,
  to,
  type Graded,
  type Lot,
} from '../testing/service.ts';
import { callThat, learnerThat, stageOf } from '../testing/stage.ts';
import { deriveUnderCrashes, type DerivingSpec } from './deriving.ts';

const boundary: Boundary = {
  ...{ process: 'quality', api: 'Produce', subject: to, occurrence: 1, side: 'before' },
};
type Inputs = ReturnType<typeof inputsOf>;

/**
 * A service that grades everything at once as soon as it is fed or started, but not what it forgets; it stops
 * for good when a send is refused, if it is honest.
 */
function service({ forgets = '', honest = true, answers = true } = {}) {
  const seen: HistoryEvent[] = history(starts());
  const did: string[] = [];
  const lots: Lot[] = [];
  const log: LogPartition[] = [{ partition: 0, start: 0, end: 0, records: [] }];
  const boundaries: Boundary[] = [];
  /** What it committed without having done it. */
  const passedOver = new Set<string>();
  let refusing = false;
  let stopped = false;
  const note = (event: LooseEvent): void => {
    seen.push({ ...event, seq: seen.length + 1, ms: 0 });
  };
  const inputs = (): Inputs => inputsOf(...lots);
  const written = () => log[0]?.records ?? [];

  function work(): void {
    note(takes());
    note(gave(...inputs()));
    for (const input of inputs()) {
      const isDone =
        passedOver.has(input.id) ||
        written().some(({ headers }) => headers['causation-id'] === input.id);
      if (expectedOf(input.event) === undefined || isDone || input.event.lotId === forgets)
        continue;
      if (refusing) {
        refusing = false;
        note(sent([gradeAt(0, input)], { outcome: 'refused', error: 'NO' }));
        if (honest) {
          stopped = true;
          return;
        }
        passedOver.add(input.id);
        continue;
      }
      const grade = gradeAt(written().length, input);
      written().push(grade);
      boundaries.push(boundary);
      note(sent([grade]));
    }
    note({ ...gave(), from: lots.length, next: lots.length } as LooseEvent);
  }

  const learner: Learner = learnerThat({
    name: 'quality',
    call(name) {
      did.push(name);
      stopped = false;
      if (answers) note(ported('http.serve', 'GET /grade/:lot', null));
      work();
      return callThat({
        settled: true,
        handle: (method) => {
          did.push(method);
          return callThat({ settled: true });
        },
      });
    },
    request(route) {
      did.push(route);
      return Promise.resolve({ unreachable: false, response: { status: 200 } });
    },
  });
  const stage: Stage = stageOf(seen, [], {
    random: createRandom(1),
    sweepAll: false,
    boundaries,
    learner: () => Promise.resolve(learner),
    restart(name) {
      did.push(`restart ${name}`);
      note(starts());
      return Promise.resolve(learner);
    },
    slowFetch: () => ({ release: () => (stopped ? undefined : work()) }),
    // Nothing is killed here: that is the sweep's.
    crashAt: () => ({ hit: undefined, release: () => Promise.resolve() }),
    refuse(match, error) {
      did.push(`refuse ${match.api} ${error}`);
      refusing = true;
      return { release: () => void (refusing = false) };
    },
    produce(_, records: readonly NewRecord[]) {
      const places = records.map(({ value }) => {
        // As the scenario wrote it.
        const offset = lots.push(JSON.parse(value ?? '') as Lot) - 1;
        return { partition: 0, offset };
      });
      if (refusing) work();
      return Promise.resolve(places);
    },
    log: () => Promise.resolve(log),
    committed: () => Promise.resolve(new Map([[0, lots.length]])),
  });
  return { stage, did, seen, written };
}

let lot = 0;
const given = (event: Lot) => ({ event, partition: 0 });
const specWith = (rules: DerivingSpec<Lot, Graded>['rules'] = []): DerivingSpec<Lot, Graded> => ({
  ...{ process: 'quality', start: 'start', group: 'grade-service', from, to, rules },
  route: 'GET /grade/:lot',
  expected: expectedOf,
  about: ({ lotId }) => lotId,
  first: [given({ lotId: 'lot-a', cells: 100 }), given({ lotId: 'lot-b' })],
  round: () => [given({ lotId: `lot-${(lot += 1)}`, cells: 100 })],
});
const asks = (did: readonly string[]): string[] => did.filter((one) => one.startsWith('GET'));

describe('a service that derives', () => {
  it('is started, asked, fed, refused once, started again and stopped', async () => {
    const { stage, did, written } = service();
    const facts = await deriveUnderCrashes(stage, specWith());
    expect(facts).toMatchObject({ complete: true, refused: true, killed: [] });
    expect(asks(did).slice(0, 3)).toEqual([
      'GET /grade/lot-a',
      'GET /grade/lot-b',
      'GET /grade/nobody',
    ]);
    const ends = did.filter((one) => !one.startsWith('GET')).slice(-4);
    expect(ends).toEqual([
      'refuse Produce TOPIC_AUTHORIZATION_FAILED',
      ...['restart quality', 'start', 'stop'],
    ]);
    // All but the one without cells.
    expect(written()).toHaveLength(facts.inputs.length - 1);
    expect(facts.askings.at(-1)).toMatchObject({
      afterRestart: true,
      facts: [{ lotId: facts.inputs.at(-1)?.event.lotId, grade: 'A' }],
    });
    expect(facts.stopped).toMatchObject({ group: 'grade-service', topic: from });
  });

  it('is not asked when it does not answer', async () => {
    const { stage, did } = service({ answers: false });
    const facts = await deriveUnderCrashes(stage, specWith());
    expect([asks(did), facts.askings, facts.complete]).toEqual([[], [], true]);
  });

  it('is left alone at the first thing that a rule finds', async () => {
    const { stage, did } = service({ forgets: 'lot-a' });
    const lost: DerivingSpec<Lot, Graded>['rules'][number] = ({ log }) =>
      log.some(({ records }) => records.length === 0) ? [{} as never] : [];
    const facts = await deriveUnderCrashes(stage, specWith([lost]));
    expect(did).toEqual(['start']);
    expect(facts).toMatchObject({ complete: false, stopped: null, refused: false });
  });

  it('goes on as it is when it did without what was refused, and is judged by that', async () => {
    const { stage, did, written } = service({ honest: false });
    const missing: DerivingSpec<Lot, Graded>['rules'][number] = ({ inputs, refused }) =>
      refused && written().length < inputs.length - 1 ? [{} as never] : [];
    const facts = await deriveUnderCrashes(stage, specWith([missing]));
    expect(did.at(-1)).not.toBe('stop');
    expect(facts).toMatchObject({ complete: false, refused: true });
  });
});
