import { describe, expect, it } from 'vitest';
import type { WireRecord } from '../../wire-tap/wire-event.ts';
import type { DawnPickup } from '../dawn.ts';
import { namesOf, theOne } from '../testing/findings.ts';
import { history } from '../testing/history.ts';
import { inV2, payableOf, type CapturedPickup, type UntangledFacts } from './facts.ts';
import { untangledRules } from './rules.ts';

const pickup = (lot: number): DawnPickup => ({
  ...{ lotId: `lot-${lot}`, farmId: `farm-${lot}`, tankerId: 'tanker-1', litres: 100, tempC: 4 },
});
const press = (lot: number, said: Partial<CapturedPickup> = {}): CapturedPickup => ({
  ...{ pickup: pickup(lot), settled: true, error: undefined, tooEarly: false, from: 0, to: 0 },
  ...said,
});
const recordOf = (lot: number, said: Partial<WireRecord> = {}): WireRecord => ({
  ...{ offset: lot, timestamp: 0, key: `farm-${lot}`, headers: { 'event-id': `lot-${lot}` } },
  ...{ value: JSON.stringify(inV2(pickup(lot))), ...said },
});
const partitions = (...logs: WireRecord[][]) =>
  logs.map((records, partition) => ({ partition, start: 0, end: 9, records }));

const fine: UntangledFacts = {
  ...{ deriving: null, captured: [], pickups: [], shared: null, rolled: null, duringRollout: 0 },
};
const twoLots = {
  captured: [press(1), press(2)],
  pickups: partitions([recordOf(1)], [recordOf(2)]),
};

function found(facts: Partial<UntangledFacts>, ...events: Parameters<typeof history>) {
  const run = history(...events);
  return { run, all: untangledRules({ ...fine, ...facts }, run) };
}

describe('Collection', () => {
  it('passes where each pickup lies by its farm as version 2', () => {
    expect(found(twoLots).all).toEqual([]);
  });

  it('calls nobody', () => {
    const { all, run } = found(twoLots, {
      ...{ type: 'port', process: 'collection', api: 'http.request', subject: 'settlement GET /' },
      ...{ value: null, key: null, outcome: 'done', answer: null },
    });
    expect(namesOf(all)).toEqual(['COUPLED calls']);
    theOne(all, run, 'collection', 'settlement GET /');
  });

  it.each([
    [{ error: 'no broker', settled: true }, 'CRASHED capture'],
    [{ settled: false }, 'COUPLED capture'],
    [{ tooEarly: true }, 'LOST capture, too early'],
  ])('%j: %s', (said, name) => {
    const { all, run } = found({ ...twoLots, captured: [press(1), press(2, said)] });
    expect(namesOf(all)).toEqual([name]);
    theOne(all, run, 'lot-2');
  });

  it.each([
    ['no record', undefined, 'LOST captured'],
    ['another key', { key: 'lot-2' }, 'ORDER key'],
    ['no event-id', { headers: {} }, 'UNTRACED pickup'],
    ['litres', { value: JSON.stringify(pickup(2)) }, 'SHAPE pickup'],
    [
      'one field more',
      { value: JSON.stringify({ ...inV2(pickup(2)), litres: 100 }) },
      'SHAPE pickup',
    ],
  ])('%s: %s', (_, said, name) => {
    const second = said === undefined ? [] : [recordOf(2, said)];
    const { all, run } = found({ ...twoLots, pickups: partitions([recordOf(1)], second) });
    expect(namesOf(all)).toEqual([name]);
    theOne(all, run);
  });

  it('leaves work for more than one', () => {
    const { all, run } = found({ ...twoLots, pickups: partitions([recordOf(1), recordOf(2)]) });
    expect(namesOf(all)).toEqual(['BLOCKED partitions']);
    theOne(all, run, 2);
  });
});

describe('three instances', () => {
  const shared = (writers: Record<string, string[]>, counts: Record<string, number>) => ({
    shared: {
      lots: Object.keys(writers),
      writers: new Map(Object.entries(writers)),
      counts: new Map(Object.entries(counts)),
    },
  });
  const all3 = { 'settlement-1': 1, 'settlement-2': 1, 'settlement-3': 1 };

  it('share the work', () => {
    expect(found(shared({ 'lot-1': ['settlement-1'] }, all3)).all).toEqual([]);
  });

  it('do not do it twice', () => {
    const twice = shared({ 'lot-1': ['settlement-1', 'settlement-3'] }, all3);
    const { all, run } = found(twice);
    expect(namesOf(all)).toEqual(['DUP instances']);
    theOne(all, run, 'lot-1', 'settlement-3');
  });

  it('are not idle', () => {
    const { all, run } = found(shared({ 'lot-1': ['settlement-1'] }, { 'settlement-1': 1 }));
    expect(namesOf(all)).toEqual(['BLOCKED instances']);
    theOne(all, run, 'settlement-2', 'settlement-3');
  });
});

describe('while they are replaced', () => {
  const inputs = [pickup(1), inV2(pickup(2))].map((event, at) => ({
    ...{ event, id: `lot-${at + 1}`, partition: 0, offset: at },
  }));
  const payable = (at: number, said: object = {}): WireRecord => ({
    ...{
      offset: at,
      timestamp: 0,
      key: `lot-${at + 1}`,
      headers: { 'causation-id': `lot-${at + 1}` },
    },
    value: JSON.stringify({ ...payableOf(inputs[at]?.event ?? pickup(0)), ...said }),
  });
  const rolled = (...records: WireRecord[]) => ({ rolled: { inputs, log: partitions(records) } });

  it('both versions get their payables, once or again', () => {
    expect(found(rolled(payable(0), payable(1), payable(1))).all).toEqual([]);
  });

  it('none is lost: it names the first, and how many are of the old version', () => {
    const { all, run } = found(rolled(payable(1)));
    expect(namesOf(all)).toEqual(['LOST rollout']);
    theOne(all, run, 'collection.pickups/0@0 (farm-1)', 1);
  });

  it.each([
    [0, { kg: 100 }, 'PHANTOM a payable of version 1'],
    [1, { kg: 106.09 }, 'PHANTOM a payable of version 2'],
  ] as const)('%i is owed what its version says', (at, said, name) => {
    const right = [payable(0), payable(1)];
    const { all, run } = found(rolled(...right.with(at, payable(at, said))));
    expect(namesOf(all)).toEqual([name]);
    theOne(all, run, `lot-${at + 1}`);
  });
});
