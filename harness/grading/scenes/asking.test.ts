import { describe, expect, it } from 'vitest';
import type { HistoryEvent } from '../history.ts';
import type { LogPartition } from '../stage.ts';
import { history } from '../testing/history.ts';
import { from, gradeAt, inputsOf, ported, starts } from '../testing/service.ts';
import { callThat, learnerThat, stageOf } from '../testing/stage.ts';
import { serves, startAndAsk } from './asking.ts';

const [input] = inputsOf({ lotId: 'lot-1', cells: 100 }) as [ReturnType<typeof inputsOf>[number]];
const grade = { lotId: 'lot-1', grade: 'A' };

/** A service that was killed before its send: what it answers, and what the stream has when it is asked, and after. */
async function asked(
  response: { status: number; body?: unknown },
  { before = false, after = false, route = 'GET /grade/:lot' } = {},
) {
  const did: string[] = [];
  const seen: HistoryEvent[] = history(starts());
  const note = (event: Parameters<typeof history>[0]): void => {
    if (event) seen.push({ ...event, seq: seen.length + 1, ms: 0 });
  };
  let looks = 0;
  const learner = learnerThat({
    name: 'quality',
    call() {
      if (route !== '') note(ported('http.serve', route, null));
      return callThat({ settled: true });
    },
    request(about) {
      did.push(about);
      return Promise.resolve({ unreachable: false, response });
    },
  });
  const stage = stageOf(seen, [], {
    learner: () => Promise.resolve(learner),
    restart() {
      note(starts());
      return Promise.resolve(learner);
    },
    withhold: ({ topic }) => {
      did.push(`withhold ${topic}`);
      return { release: () => void did.push('release') };
    },
  });
  const log = (): Promise<LogPartition[]> => {
    looks += 1;
    const has = looks === 1 ? before : after;
    const records = has ? [gradeAt(0, input)] : [];
    return Promise.resolve([{ partition: 0, start: 0, end: records.length, records }]);
  };
  const { askings } = await startAndAsk(stage, {
    ...{ process: 'quality', start: 'start', from, route: 'GET /grade/:lot' },
    ...{ names: ['lot-1'], log, done: () => true },
  });
  return { did, askings };
}

describe('a service that was killed before its send, asked before it can go on', () => {
  it('is told of when it answers what the stream does not have', async () => {
    const { did, askings } = await asked({ status: 200, body: grade });
    expect(did).toEqual([`withhold ${from}`, 'GET /grade/lot-1', 'release']);
    expect(askings).toMatchObject([{ name: 'lot-1', facts: [], afterRestart: true }]);
  });

  it('is right to have nothing, and to say in its own way that it cannot tell yet', async () => {
    for (const status of [404, 503, 504]) {
      expect((await asked({ status })).askings).toEqual([]);
    }
  });

  it('is right when it has sent meanwhile what it had kept', async () => {
    const { askings } = await asked({ status: 200, body: grade }, { after: true });
    expect(askings).toMatchObject([{ facts: [grade] }]);
  });

  it('is not asked for what the stream has, nor when it answers nobody', async () => {
    const there = await asked({ status: 200, body: grade }, { before: true });
    const silent = await asked({ status: 200, body: grade }, { route: '' });
    expect([there.did, silent.did]).toEqual([
      [`withhold ${from}`, 'release'],
      [`withhold ${from}`, 'release'],
    ]);
  });
});

it('serves when it said so', () => {
  expect(serves(history(ported('http.serve', 'GET /x', null)))).toBe(true);
  expect(serves(history(ported('http.answer', 'GET /x', null)))).toBe(false);
});
