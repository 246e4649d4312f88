import { describe, expect, it } from 'vitest';
import { namesOf, theOne } from '../testing/findings.ts';
import { brought, history, process } from '../testing/history.ts';
import { answered, row, streamOf, told } from '../testing/month-end.ts';
import type { ViewAsking } from '../rules/viewed.ts';
import { totalsRules } from './totals.ts';

/** Of farm 1: a lot that was corrected from 900 to 2,500 litres, and one of 700. */
const records = [
  told(0, row(1, 1, 900)),
  told(1, row(2, 1, 700)),
  told(2, row(1, 1, 2_500)),
  told(3, row(3, 2, 400)),
];
const facts = streamOf(records);
const seen = history(process('report'), brought('report', 0, records));
const found = (asking: Partial<ViewAsking> & { name: string; body?: unknown; status?: number }) =>
  totalsRules({ ...facts, askings: [answered(facts, { seq: 2, ...asking })] }, seen);
const said = (pickups: number, litres: number, after: ViewAsking['after'] = 'feed') =>
  found({ name: 'farm-1', body: { farmId: 'farm-1', pickups, litres }, after });

describe('totals', () => {
  it('are those of the last record about each lot, of a farm and of all', () => {
    expect(said(2, 3_200)).toEqual([]);
    expect(found({ name: 'all', body: { pickups: 3, litres: 3_600 } })).toEqual([]);
    expect(found({ name: 'farm-9', status: 404 })).toEqual([]);
  });

  it('are stale where the first record held', () => {
    const stale = said(2, 1_600);
    expect(namesOf(stale)).toEqual(['STALE correction feed']);
    theOne(stale, seen, 'lot-1', '1,600', '3,200');
  });

  it('are counted twice where a correction was added, or a record came again', () => {
    expect(namesOf(said(3, 4_100))).toEqual(['DUP totals feed']);
    theOne(said(3, 4_100), seen, 'lot-1');
    const again = history(...[0, 0].map(() => brought('report', 0, records)), process('report'));
    const asking = answered(facts, {
      ...{ name: 'farm-2', body: { farmId: 'farm-2', pickups: 1, litres: 800 }, seq: 3 },
      after: 'sweep',
    });
    const twice = totalsRules({ ...facts, askings: [asking] }, again);
    expect(namesOf(twice)).toEqual(['DUP totals sweep']);
    expect(theOne(twice, again, 2, 'farm-2').evidence).toEqual([1, 2, 3]);
  });

  it('are counted twice where the stream says it twice', () => {
    const double = streamOf([told(0, row(3, 2, 400)), told(1, row(3, 2, 400))]);
    const asking = answered(double, {
      ...{ name: 'farm-2', body: { farmId: 'farm-2', pickups: 2, litres: 800 }, seq: 2 },
    });
    const twice = totalsRules({ ...double, askings: [asking] }, seen);
    expect(namesOf(twice)).toEqual(['DUP totals feed']);
    theOne(twice, seen, 'lot-3');
  });

  it('are made up where nothing explains them', () => {
    const single = streamOf([told(0, row(3, 2, 400))]);
    const asking = answered(single, {
      ...{ name: 'farm-2', body: { farmId: 'farm-2', pickups: 1, litres: 401 }, seq: 2 },
    });
    const once = history(process('report'), brought('report', 0, [told(0, row(3, 2, 400))]));
    expect(namesOf(totalsRules({ ...single, askings: [asking] }, once))).toEqual([
      'PHANTOM totals feed',
    ]);
  });

  it('lack something after a crash', () => {
    const lost = said(1, 2_500, 'restart');
    expect(namesOf(lost)).toEqual(['LOST totals restart']);
    theOne(lost, seen, '2,500', '3,200', 'lot-2');
    // So it was once, before the correction; after a start that is a loss all the same.
    expect(namesOf(said(1, 900, 'sweep'))).toEqual(['LOST totals sweep']);
    // As if the correction had not been read.
    const uncorrected = said(2, 1_600, 'sweep');
    expect(namesOf(uncorrected)).toEqual(['LOST totals sweep']);
    theOne(uncorrected, seen, 'collection.pickups/0@2');
  });

  it('lack something that no crash has taken', () => {
    const lost = said(1, 2_500);
    expect(namesOf(lost)).toEqual(['LOST kept feed']);
    const { says, asks } = theOne(lost, seen, '2,500', '3,200', 'lot-2');
    expect(says.en).toContain('of 1 pickup;');
    expect(says.en).not.toContain('killed');
    expect(asks).not.toEqual(theOne(said(1, 2_500, 'restart'), seen).asks);
  });

  it('of a while ago are old', () => {
    expect(namesOf(said(1, 900))).toEqual(['STALE answer']);
  });

  it('that are no totals, or of nobody, are told as any view’s', () => {
    expect(namesOf(found({ name: 'farm-1', body: 3_200 }))).toEqual(['SHAPE answer']);
    expect(namesOf(found({ name: 'farm-1', status: 404 }))).toEqual(['LOST answer']);
    expect(namesOf(found({ name: 'all', status: 404 }))).toEqual(['LOST answer']);
    const nobody = { farmId: 'farm-9', pickups: 0, litres: 0 };
    expect(namesOf(found({ name: 'farm-9', body: nobody }))).toEqual(['PHANTOM answer']);
  });
});
