import { describe, expect, it } from 'vitest';
import type { HistoryEvent } from '../history.ts';
import { viewedRules, type ViewFold } from '../rules/viewed.ts';
import type { NewRecord } from '../stage.ts';
import {
  assigned,
  brought,
  committed,
  process,
  topic,
  type LooseEvent,
} from '../testing/history.ts';
import { ported } from '../testing/service.ts';
import { callThat, learnerThat, stageOf } from '../testing/stage.ts';
import type { ViewEvent } from './fed.ts';
import { viewUnderFaults, type ViewingSpec, type ViewingStep } from './viewing.ts';

const event = (farm: string, cows: number | null, id = `${farm} ${cows}`): ViewEvent => ({
  ...{ topic, key: farm, value: cows === null ? null : { cows }, id, partition: 0 },
});
const expected: ViewFold = (fed, name) => fed.findLast(({ key }) => key === name)?.value;

/** A service that reads all at once, and knows only so much of it. */
function stageWith(knows: (published: readonly NewRecord[], did: readonly string[]) => number) {
  const seen: HistoryEvent[] = [];
  const note = (...events: LooseEvent[]): void => {
    for (const one of events) seen.push({ ...one, seq: seen.length + 1, ms: 0 });
  };
  const did: string[] = [];
  const published: NewRecord[] = [];
  let alive: string | undefined;

  const read = (name: string): void => {
    const records = published.map(({ key, value }, offset) => {
      return { offset, timestamp: 0, key, value, headers: {} };
    });
    const end = published.length;
    note(brought(name, 0, records), committed(name, 0, end, { group: 'view' }), {
      ...brought(name, 0, [], { logEnd: end }),
      from: end,
      next: end,
    });
  };
  const learnerNamed = (name: string) =>
    learnerThat({
      name,
      call(called) {
        did.push(`${called} ${name}`);
        alive = name;
        note(process(name), assigned(name, 'view', [0]));
        read(name);
        return callThat({ settled: true, handle: () => callThat({ settled: true }) });
      },
      kill() {
        did.push(`kill ${name}`);
        alive = undefined;
        return Promise.resolve();
      },
      passTime(ms) {
        did.push(`pass ${ms}`);
        return learnerThat({}).turn();
      },
      request(route) {
        const farm = route.split('/').at(-1) ?? '';
        const known = published.slice(0, knows(published, did));
        const value = known.findLast(({ key }) => key === farm)?.value ?? null;
        const response =
          value === null ? { status: 404 } : { status: 200, body: JSON.parse(value) as unknown };
        note({ ...ported('http.answer', route, null, { answer: response }), process: name });
        return Promise.resolve({ unreachable: false, response });
      },
    });
  const stage = stageOf(seen, [], {
    learner: (name) => Promise.resolve(learnerNamed(name)),
    restart: (name) => Promise.resolve(learnerNamed(name)),
    down(name) {
      did.push(`down ${name}`);
      return { release: () => void did.push(`up ${name}`) };
    },
    rewind(group, _topic, to) {
      did.push(`rewind ${group} to ${[...to.values()].join()}`);
      return Promise.resolve();
    },
    produce(_topic, records) {
      const first = published.length;
      published.push(...records);
      if (alive !== undefined) read(alive);
      return Promise.resolve(records.map((_, index) => ({ partition: 0, offset: first + index })));
    },
  });
  return { stage, did };
}

async function run(
  steps: readonly ViewingStep[],
  knows: Parameters<typeof stageWith>[0] = ({ length }) => length,
) {
  const { stage, did } = stageWith(knows);
  const spec: ViewingSpec = {
    ...{ process: 'trace', start: 'start', route: 'GET /farm/:farm', expected, steps },
    first: [event('farm-1', 8), event('farm-2', 12)],
    names: (fed) => [...new Set(fed.map(({ key }) => key)), 'nobody'],
    rules: [
      ({ fed, askings }, past) =>
        viewedRules({ fed, askings, expected, explainedAt: 'some-lesson#view' }, past),
    ],
  };
  return { facts: await viewUnderFaults(stage, spec), did };
}

describe('a service that keeps a view', () => {
  it('is asked for everything after each step, and stopped', async () => {
    const { facts, did } = await run([
      { do: 'feed', events: [event('farm-1', 9)] },
      { do: 'down', services: ['membership'], events: [event('farm-3', 4)] },
      { do: 'restart', events: [event('farm-2', null)] },
      { do: 'rewind' },
      { do: 'late', process: 'trace-2' },
    ]);
    expect(facts.complete).toBe(true);
    expect(did).toEqual([
      ...['start trace', 'down membership', 'pass 60000', 'up membership'],
      ...['kill trace', 'start trace', 'kill trace', 'rewind view to 0', 'start trace'],
      ...['kill trace', 'start trace-2'],
    ]);
    const asked = facts.askings.map(({ after, process: who }) => `${after} ${who}`);
    const times = (what: string) => asked.filter((one) => one === what).length;
    expect(['start trace', 'feed trace', 'down trace', 'restart trace'].map(times)).toEqual([
      ...[3, 3, 4, 4],
    ]);
    expect(['rewind trace', 'late trace-2'].map(times)).toEqual([4, 4]);
    expect(facts.askings.at(-1)?.upTo).toBe(5);
  });

  it('is let go as soon as something is wrong', async () => {
    const { facts, did } = await run(
      [
        { do: 'restart', events: [] },
        { do: 'feed', events: [event('farm-1', 9)] },
      ],
      ({ length }, past) => (past.includes('kill trace') ? 1 : length),
    );
    expect(facts.complete).toBe(false);
    expect(facts.askings.at(-1)?.after).toBe('restart');
    expect(did).toEqual(['start trace', 'kill trace', 'start trace']);
  });
});
