import { describe, expect, it } from 'vitest';
import type { WireRecord } from '../../wire-tap/wire-event.ts';
import { namesOf, theOne } from '../testing/findings.ts';
import { history, type LooseEvent } from '../testing/history.ts';
import {
  derivedOf,
  gave,
  gradeAt,
  inputsOf,
  killed,
  sent,
  starts,
  takes,
} from '../testing/service.ts';
import { derivedNames } from './derived-names.ts';
import { outcomesOf } from './derived.ts';

const inputs = inputsOf({ lotId: 'lot-1', cells: 100 }, { lotId: 'lot-1', cells: 300 });
const [first, corrected] = inputs as [(typeof inputs)[0], (typeof inputs)[0]];

function run(grades: WireRecord[], ...events: LooseEvent[]) {
  const derived = derivedOf(inputs, grades);
  const seen = history(...events);
  return { found: derivedNames(derived, outcomesOf(derived), seen), seen };
}
/** Grades, each written by a Produce of its own. */
function written(...grades: WireRecord[]) {
  return run(grades, ...grades.map((grade) => sent([grade])));
}
const ids = (id: string | undefined, cause: string | undefined = 'result-1') => ({
  headers: {
    ...(id === undefined ? {} : { 'event-id': id }),
    ...(cause === '' ? {} : { 'causation-id': cause }),
  },
});

describe('a grade', () => {
  it('with its lot for a key, a cause and a name of its own is well named', () => {
    expect(written(gradeAt(0, first), gradeAt(1, corrected)).found).toEqual([]);
  });

  it('without a key, or with another, is out of order', () => {
    const none = written(gradeAt(0, first, { key: null }));
    const other = written(gradeAt(0, first, { key: 'result-1' }));
    expect(namesOf(none.found)).toEqual(['ORDER grade key']);
    expect(namesOf(other.found)).toEqual(['ORDER grade key']);
    theOne(none.found, none.seen, 'lot-1');
    expect(theOne(other.found, other.seen, 'lot-1', 'result-1')).toMatchObject({ firstBad: 1 });
  });

  it('is untraced without a cause, or with one that is no event', () => {
    const none = written(gradeAt(0, first, ids('a', '')));
    const unknown = written(gradeAt(0, first, ids('a', 'lot-1')));
    expect(namesOf(none.found)).toEqual(['UNTRACED grade causation-id']);
    expect(namesOf(unknown.found)).toEqual(['UNTRACED grade causation-id']);
    theOne(none.found, none.seen, 'causation-id', 'quality.lab-results/0@0 (lot-1)');
    theOne(unknown.found, unknown.seen, '`lot-1`');
  });

  it('is untraced without a name', () => {
    const { found, seen } = written(gradeAt(0, first, ids(undefined)));
    expect(namesOf(found)).toEqual(['UNTRACED grade event-id']);
    theOne(found, seen, 'event-id');
    expect(namesOf(written(gradeAt(0, first, ids(''))).found)).toEqual(['UNTRACED grade event-id']);
  });

  it('is untraced when another result’s has its name', () => {
    const { found, seen } = written(
      gradeAt(0, first, ids('lot-1')),
      gradeAt(1, corrected, ids('lot-1', 'result-2')),
    );
    expect(namesOf(found)).toEqual(['UNTRACED grade event-id shared']);
    expect(theOne(found, seen, '`lot-1`')).toMatchObject({ evidence: [1, 2], firstBad: 2 });
  });
});

describe('a grade that was written twice', () => {
  const [one, two] = [gradeAt(0, first), gradeAt(1, first)];

  it('is a duplicate when nothing happened in between', () => {
    const { found, seen } = run([one, two], takes(), sent([one]), sent([two]));
    expect(namesOf(found)).toEqual(['DUP grade']);
    expect(theOne(found, seen, 2)).toMatchObject({ evidence: [2, 3], firstBad: 3 });
    expect(namesOf(run([one, two], takes(), sent([one, two])).found)).toEqual(['DUP grade']);
  });

  it('is right when the service was started, or joined its group, in between', () => {
    const crash = [killed({}), starts(), takes()];
    expect(run([one, two], takes(), sent([one]), ...crash, sent([two])).found).toEqual([]);
    expect(run([one, two], takes(), sent([one]), takes(), sent([two])).found).toEqual([]);
  });

  it('is right when the record was brought again in between, as often as it was written', () => {
    const brought = gave(first);
    const events = [takes(), brought, sent([one]), brought, sent([two])];
    expect(run([one, two], ...events).found).toEqual([]);
    const three = gradeAt(2, first);
    expect(namesOf(run([one, two, three], ...events, sent([three])).found)).toEqual(['DUP grade']);
  });

  it('is right when nobody confirmed the first to it', () => {
    const unanswered = sent([{ ...one, offset: null }], { outcome: 'unanswered' });
    expect(run([one, two], takes(), unanswered, sent([two])).found).toEqual([]);
  });

  it('is a duplicate when it comes twice after the restart', () => {
    const three = gradeAt(2, first);
    const { found } = run(
      [one, two, three],
      ...[takes(), sent([one]), starts(), takes(), sent([two]), sent([three])],
    );
    expect(namesOf(found)).toEqual(['DUP grade']);
  });

  it('under two names is shown from the first, unconfirmed Produce over the crash and the Fetch to the second', () => {
    const other = gradeAt(1, first, ids('another'));
    const lost = sent([{ ...one, offset: null }], { outcome: 'unanswered' });
    const { found, seen } = run(
      [one, other],
      ...[gave(first), killed({}), lost, starts(), takes(), gave(first), sent([other])],
    );
    expect(theOne(found, seen)).toMatchObject({ evidence: [2, 3, 6, 7], firstBad: 7 });
  });

  it('under another name is one, also after a restart', () => {
    const other = gradeAt(1, first, ids('another'));
    const { found, seen } = run([one, other], sent([one]), starts(), takes(), sent([other]));
    expect(namesOf(found)).toEqual(['DUP grade under two names']);
    expect(theOne(found, seen, '`another`')).toMatchObject({ evidence: [1, 4], firstBad: 4 });
  });
});
