// Farm 1 may deliver, farm 3 is on hold, farm 6 was and has left; of farm 9 nobody has heard.
import { describe, expect, it, test } from 'vitest';
import type { WireRecord } from '../../../wire-tap/wire-event.ts';
import type { HistoryEvent } from '../../history.ts';
import { expectedOf, topics, type HoldFacts } from '../../holds/facts.ts';
import type { Fed } from '../../scenes/fed.ts';
import type { Reported } from '../../scenes/rollout.ts';
import type { LogPartition } from '../../stage.ts';
import { namesOf, theOne } from '../../testing/findings.ts';
import { brought, history, process, produced } from '../../testing/history.ts';
import { ported } from '../../testing/service.ts';
import { answeredRightly } from './answered.ts';
import { publishedOnce } from './published.ts';
import { noNewEdge, restartedAlone } from './touched.ts';

const farm = (key: string, offset: number, value: { holdSince: string | null } | null): Fed => ({
  ...{ topic: topics.farms, key, value, id: `event-${offset}`, partition: 0, offset },
});
const fed = [
  ...[farm('farm-1', 0, { holdSince: null }), farm('farm-3', 1, { holdSince: '2025-11-03' })],
  ...[farm('farm-6', 2, { holdSince: '2025-11-03' }), farm('farm-6', 3, null)],
];

const accepted = { status: 201 };
const refused = (reason: string) => ({ status: 409, body: { reason } });

function at(
  farmId: string,
  response: Reported['answer']['response'],
  said: Partial<Reported> = {},
): Reported {
  return {
    ...{ lotId: 'lot-1', farmId, answer: { unreachable: false, response } },
    ...{ upTo: fed.length, when: 'after', seq: 1, ...said },
  };
}
const answers = history(
  ported('http.answer', 'POST /pickups', null, { answer: 'TypeError: farm is undefined' }),
);

describe('a driver is answered', () => {
  const found = (...reported: Reported[]) => answeredRightly({ reported, fed }, answers);
  const names = (...reported: Reported[]): string[] => namesOf(found(...reported));

  it('by the last word on the farm', () => {
    const asIs = [
      ...[at('farm-1', accepted), at('farm-3', refused('hold'))],
      ...[at('farm-6', refused('not a member')), at('farm-9', refused('not a member'))],
    ];
    expect(names(...asIs)).toEqual([]);
    expect(expectedOf(at('farm-6', accepted, { upTo: 3 }), fed).body).toEqual({ reason: 'hold' });
    expect(names(at('farm-6', refused('hold'), { upTo: 3 }))).toEqual([]);
  });

  it('as ever before the rollout', () => {
    expect(names(at('farm-3', accepted, { when: 'before' }))).toEqual([]);
    expect(names(at('farm-3', refused('hold'), { when: 'before' }))).toEqual(['STALE pickup']);
  });

  it('wrongly where a hold is not seen, or one that is gone', () => {
    const held = found(at('farm-1', accepted), at('farm-3', accepted));
    expect(namesOf(held)).toEqual(['STALE hold']);
    expect(theOne(held, answers, 'lot-1', 'farm-3', `${topics.farms}/0@1`)).toMatchObject({
      where: `${topics.farms}/0@1 (farm-3)`,
    });
    expect(names(at('farm-1', refused('hold')))).toEqual(['STALE pickup']);
  });

  it('wrongly where a stranger is collected, or the reason is another', () => {
    expect(names(at('farm-9', accepted))).toEqual(['PHANTOM member']);
    expect(names(at('farm-3', refused('not a member')))).toEqual(['SHAPE hold']);
    expect(names(at('farm-3', { status: 403, body: { reason: 'hold' } }))).toEqual(['SHAPE hold']);
  });

  it('not at all where the handler throws or waits', () => {
    const threw = found(at('farm-1', { status: 500 }));
    expect(namesOf(threw)).toEqual(['CRASHED pickup']);
    theOne(threw, answers, 'farm is undefined');
    expect(names(at('farm-1', { status: 504 }))).toEqual(['BLOCKED pickup']);
    const answer = { unreachable: true, response: { status: 0 } };
    expect(names(at('farm-1', accepted, { answer }))).toEqual(['BLOCKED pickup']);
  });
});

describe('what was accepted', () => {
  const log = (...lots: string[]): LogPartition[] => {
    const records = lots.map((lot, offset): WireRecord => ({
      ...{ offset, timestamp: 0, key: 'farm-1', value: '{}', headers: { 'event-id': lot } },
    }));
    return [{ partition: 0, start: 0, end: records.length, records }];
  };
  const wrote = history(
    ported('http.answer', 'POST /pickups', null),
    produced(0, log('lot-1')[0]?.records ?? [], { process: 'collection' }),
  );
  const found = (reported: Reported, pickups: string[], paid: string[]) =>
    publishedOnce(
      { reported: [reported], logs: { pickups: log(...pickups), paid: log(...paid) } },
      wrote,
    );

  it('is published once and paid, and what was refused is not', () => {
    expect(found(at('farm-1', accepted), ['lot-1'], ['lot-1'])).toEqual([]);
    expect(found(at('farm-3', refused('hold')), ['lot-2'], ['lot-2'])).toEqual([]);
    expect(publishedOnce({ reported: [at('farm-1', accepted)], logs: null }, wrote)).toEqual([]);
  });

  it('is lost where nothing, or no payment, comes of it', () => {
    const gone = found(at('farm-1', accepted), [], []);
    expect(namesOf(gone)).toEqual(['LOST published']);
    theOne(gone, wrote, 'lot-1', 0);
    expect(namesOf(found(at('farm-1', accepted), ['lot-1'], []))).toEqual(['LOST published']);
  });

  it('is there twice, or though it was refused', () => {
    const twice = found(at('farm-1', accepted), ['lot-1', 'lot-1'], ['lot-1']);
    expect(namesOf(twice)).toEqual(['DUP published']);
    expect(theOne(twice, wrote, 2).evidence).toEqual([1, 2]);
    const paid = found(at('farm-3', refused('hold')), ['lot-1'], ['lot-1']);
    expect(namesOf(paid)).toEqual(['PHANTOM published']);
  });
});

describe('who is touched', () => {
  const alive = history(...['collection', 'quality', 'settlement'].map((name) => process(name)));
  const touched = (
    facts: Pick<HoldFacts, 'released' | 'restarted'>,
    seen: HistoryEvent[] = alive,
  ) => restartedAlone(facts, seen);

  test('Collection alone, or nobody, is as it was asked', () => {
    expect(touched({ released: [], restarted: [] })).toEqual([]);
    expect(touched({ released: ['collection'], restarted: ['collection'] })).toEqual([]);
  });

  test('another service is one too many, and the shared library is all three', () => {
    const one = touched({ released: ['quality'], restarted: ['quality'] });
    expect(namesOf(one)).toEqual(['COUPLED release']);
    expect(theOne(one, alive, 1).evidence).toEqual([2]);
    const restarted = ['collection', 'quality', 'settlement'];
    const all = touched({ released: ['shared'], restarted });
    expect(namesOf(all)).toEqual(['COUPLED shared']);
    expect(theOne(all, alive, '`shared`', 3).evidence).toEqual([1, 2, 3]);
  });

  test('a stream that Collection did not read before is a new edge, once something comes of it', () => {
    const reads = (topic: string, count: number) => {
      const records = Array.from({ length: count }, (_, offset) => ({
        ...{ offset, timestamp: 0, key: 'lot-1', value: '{}', headers: {} },
      }));
      return history({ ...brought('collection', 0, records), topic });
    };
    expect(noNewEdge(undefined, reads(topics.farms, 1))).toEqual([]);
    expect(noNewEdge(undefined, reads(topics.results, 0))).toEqual([]);
    const edge = noNewEdge(undefined, reads(topics.results, 1));
    expect(namesOf(edge)).toEqual([`COUPLED ${topics.results}`]);
    theOne(edge, reads(topics.results, 1), topics.results);
  });
});
