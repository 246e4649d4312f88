import { describe, expect, it } from 'vitest';
import type { DawnPickup } from '../dawn.ts';
import { namesOf, theOne } from '../testing/findings.ts';
import { history, type LooseEvent } from '../testing/history.ts';
import { chainRules } from './chain-rules.ts';
import type { Press } from './chain.ts';

const pickup: DawnPickup = {
  ...{ lotId: 'lot-1', farmId: 'farm-2', tankerId: 'tanker-3', litres: 800, tempC: 4 },
};
const asks = (process: string, to: string): LooseEvent => ({
  ...{ type: 'port', process, api: 'http.request', subject: `${to} POST /pickups` },
  ...{ value: null, key: null, outcome: 'done', answer: { status: 201 } },
});

function found(said: Partial<Press>, ...events: LooseEvent[]) {
  const run = history(...events);
  const press: Press = {
    ...{ step: 'a pickup', trouble: 'none', pickup, payables: ['payable-1'] },
    ...{ told: { status: 'captured', payableId: 'payable-1' }, from: 0, after: run.length },
    ...{ waited: { settled: true, waitedMs: 400, hadTimer: true }, ...said },
  };
  return { run, all: chainRules({ presses: [press] }, run) };
}

const unknown = { told: { status: 'unknown' }, payables: [] };
const refused = { told: { status: 'refused' }, payables: [] };

describe('a press of the button', () => {
  it('passes what can be known, and “nobody knows” where nobody does', () => {
    expect(found({}, asks('collection', 'quality')).all).toEqual([]);
    expect(found({ trouble: 'no', ...refused }).all).toEqual([]);
    expect(found({ trouble: 'down', ...unknown }).all).toEqual([]);
    // Done, and the answer did not come: nobody knows either.
    expect(found({ trouble: 'slow', told: { status: 'unknown' } }).all).toEqual([]);
  });

  it('has an answer within three seconds', () => {
    const waited = { settled: true, waitedMs: 4_200, hadTimer: true };
    const { all, run } = found({ waited });
    expect(namesOf(all)).toEqual(['BLOCKED a pickup']);
    theOne(all, run, 'lot-1', '4.2');
  });

  it('asks no service more than three times, and counts for each', () => {
    const four = Array.from({ length: 4 }, () => asks('membership', 'settlement'));
    const { all, run } = found({ trouble: 'one lost' }, ...four);
    expect(namesOf(all)).toEqual(['DUP settlement, a pickup']);
    expect(theOne(all, run, 4).firstBad).toBe(4);
    expect(found({ trouble: 'one lost' }, ...four.slice(1), asks('x', 'quality')).all).toEqual([]);
  });

  it('asks nobody again after a no', () => {
    const twice = [asks('membership', 'settlement'), asks('membership', 'settlement')];
    const { all, run } = found({ trouble: 'no', ...refused }, ...twice);
    expect(namesOf(all)).toEqual(['DUP settlement, a pickup']);
    theOne(all, run, 'lot-1', 2);
  });

  it('makes no second payable', () => {
    const { all, run } = found({ payables: ['payable-1', 'payable-2'] });
    expect(namesOf(all)).toEqual(['DUP payable, a pickup']);
    theOne(all, run, 'payable-1, payable-2');
  });

  it.each([
    ['nothing that was promised', { told: { status: 'ok' } }, 'SHAPE capture'],
    ['captured, of which Settlement knows nothing', { payables: [] }, 'LOST captured, a pickup'],
    ['another’s payable', { payables: ['payable-7'] }, 'PHANTOM captured, a pickup'],
    ['refused, though nobody said no', refused, 'PHANTOM refused, a pickup'],
    ['unknown, though one more try was left', unknown, 'LOST a pickup'],
    ['unknown after a no', { ...unknown, trouble: 'no' as const }, 'LOST a pickup'],
  ])('the driver is told %s', (_, said, name) => {
    const { all, run } = found(said);
    expect(namesOf(all)).toEqual([name]);
    theOne(all, run);
  });

  it('an order whose time is over goes no further', () => {
    const late = { trouble: 'overdue' as const, ...unknown, step: 'the order late at Quality' };
    expect(found(late, asks('collection', 'quality')).all).toEqual([]);
    const { all, run } = found(late, asks('collection', 'quality'), asks('quality', 'membership'));
    expect(namesOf(all)).toEqual(['STALE the order late at Quality']);
    expect(theOne(all, run, 'lot-1').evidence).toEqual([2]);
  });
});
