import { describe, expect, it } from 'vitest';
import { namesOf, theOne } from '../testing/findings.ts';
import { history, type LooseEvent } from '../testing/history.ts';
import {
  commits,
  from,
  gave,
  inputsOf,
  killed,
  ported,
  starts,
  type Lot,
} from '../testing/service.ts';
import { toldRules } from './told.ts';

const lots: Lot[] = [
  { lotId: 'lot-1', cells: 100, antibiotic: 'positive' },
  { lotId: 'lot-2', cells: 100, antibiotic: 'negative' },
  { lotId: 'lot-1', cells: 300, antibiotic: 'positive' },
];
const inputs = inputsOf(...lots);
const [first, , corrected] = lots as [Lot, Lot, Lot];
const all = gave(...inputs);
const call = (value: unknown, key: string | null, said: Parameters<typeof ported>[3] = {}) =>
  ported('vendor.call', 'regulator', value, { key, ...said });

function run(...events: LooseEvent[]) {
  const seen = history(...events);
  const found = toldRules<Lot>(
    {
      ...{ service: 'quality', from, inputs, task: 'alert', vendor: 'regulator' },
      who: { en: 'regulator', ko: '감독 기관' },
      about: ({ lotId }) => lotId,
      applies: ({ antibiotic }) => antibiotic === 'positive',
      noun: { en: 'positive for antibiotics', ko: '항생제 양성' },
    },
    seen,
  );
  return { found, seen };
}
const [one, two] = [call(first, 'result-1'), call(corrected, 'result-3')];

describe('the regulator', () => {
  it('is rightly told of each positive once, a correction being one of its own', () => {
    expect(run(all, one, two).found).toEqual([]);
  });

  it('does nothing under a key that it knows', () => {
    expect(run(all, one, two, killed({}), starts(), one).found).toEqual([]);
    // What it did counts also where nobody heard so; what never arrived does not.
    expect(run(all, call(first, 'a', { outcome: 'unanswered' }), two).found).toEqual([]);
    expect(namesOf(run(all, call(first, 'a', { outcome: 'lost' }), two).found)).toEqual([
      'LOST regulator after a failed call',
    ]);
  });

  it('is told twice under another key, or under none', () => {
    const again = call(first, 'other');
    const { found, seen } = run(all, one, killed({}), starts(), again, two);
    expect(namesOf(found)).toEqual(['DUP regulator']);
    expect(theOne(found, seen, '`result-1`', '`other`', '#1')).toMatchObject({
      ...{ evidence: [2, 3, 5], firstBad: 5, where: 'quality.lab-results/0@0 (lot-1)' },
    });
    const bare = run(all, call(first, null), call(first, null), two);
    expect(namesOf(bare.found)).toEqual(['DUP regulator']);
    expect(theOne(bare.found, bare.seen)).toMatchObject({ evidence: [2, 3], firstBad: 3 });
  });

  it('is told of what is not positive, or was not there', () => {
    const negative = run(all, one, two, call(lots[1], 'result-2'));
    expect(namesOf(negative.found)).toEqual(['PHANTOM regulator']);
    theOne(negative.found, negative.seen, 'quality.lab-results/0@1 (lot-2)');
    const nobody = run(all, one, two, call({ lotId: 'lot-9' }, 'x'), call('milk', 'y'));
    expect(namesOf(nobody.found)).toEqual(['PHANTOM regulator']);
    expect(theOne(nobody.found, nobody.seen, 'lot-9')).toMatchObject({ where: null, firstBad: 4 });
  });

  it('is told something else than the result', () => {
    const { found, seen } = run(all, call({ lotId: 'lot-1' }, 'result-1'), two);
    expect(namesOf(found)).toEqual(['SHAPE regulator']);
    expect(theOne(found, seen, '{"lotId":"lot-1"}')).toMatchObject({ firstBad: 2 });
  });

  it('is not told: the commit went over it, after a crash or without one', () => {
    const crashed = run(all, one, commits(3), killed({}), starts());
    expect(namesOf(crashed.found)).toEqual(['LOST regulator']);
    expect(theOne(crashed.found, crashed.seen, 3, '#1')).toMatchObject({
      ...{ evidence: [1, 3, 4], firstBad: 3, where: 'quality.lab-results/0@2 (lot-1)' },
    });
    const plain = run(all, one);
    expect(theOne(plain.found, plain.seen)).toMatchObject({ evidence: [1], firstBad: 1 });
  });

  it('is not told again after a call that failed, though the service lived on', () => {
    const lost = call(first, 'result-1', { outcome: 'lost' });
    const { found, seen } = run(starts(), all, lost, two, commits(3));
    expect(namesOf(found)).toEqual(['LOST regulator after a failed call']);
    expect(theOne(found, seen, 3, 'quality.lab-results/0@0 (lot-1)')).toMatchObject({
      ...{ evidence: [2, 3, 5], firstBad: 3 },
    });
    // The call that a crash cut off is the crash's doing.
    const cutOff = run(starts(), all, killed({}), lost, starts(), two, commits(3));
    expect(namesOf(cutOff.found)).toEqual(['LOST regulator']);
    expect(run(starts(), all, lost, one, two, commits(3)).found).toEqual([]);
  });

  it('knows nothing of what it was told under a key that something else had', () => {
    const { found, seen } = run(all, call(first, 'lot-1'), call(corrected, 'lot-1'));
    expect(namesOf(found)).toEqual(['LOST regulator']);
    expect(theOne(found, seen, '`lot-1`')).toMatchObject({ evidence: [2, 3], firstBad: 3 });
  });

  it('is another vendor than others', () => {
    const other = ported('vendor.call', 'press', { lotId: 'lot-9' });
    expect(run(all, one, two, other).found).toEqual([]);
  });
});
