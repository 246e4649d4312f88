import { describe, expect, it } from 'vitest';
import type { HistoryEvent } from '../history.ts';
import { namesOf, theOne } from '../testing/findings.ts';
import { history, produced } from '../testing/history.ts';
import { commits, rollsBack, row, streamOf, told } from '../testing/month-end.ts';
import type { MonthEndFacts } from './facts.ts';
import { publishedPickups } from './published.ts';

const names = (facts: MonthEndFacts, seen: readonly HistoryEvent[]): string[] =>
  namesOf(publishedPickups(facts, seen));
const sent = (...records: ReturnType<typeof told>[]) =>
  produced(0, records, { process: 'collection' });
const [one, two] = [row(1, 1, 900), row(2, 2, 700)];
const corrected = { ...one, litres: 2_500 };

describe('what Collection publishes', () => {
  it('is right where each row is told last as it is last, whatever comes between', () => {
    const records = [told(0, one), told(1, two), told(2, corrected)];
    const seen = history(commits(one, two), sent(...records.slice(0, 2)), commits(corrected));
    expect(names(streamOf(records), seen)).toEqual([]);
    expect(names(streamOf(), history())).toEqual([]);
  });

  it('tells of nothing that was rolled back', () => {
    const records = [told(0, one), told(1, two)];
    const seen = history(commits(one), rollsBack(two), sent(...records));
    const found = publishedPickups(streamOf(records), seen);
    expect(namesOf(found)).toEqual(['PHANTOM rolled back']);
    const { where, evidence } = theOne(found, seen, 'lot-2', 'pickups/lot-2');
    expect([where, evidence]).toEqual(['collection.pickups/0@1 (farm-2)', [2, 3]]);
  });

  it('tells of nobody who was turned away', () => {
    const seen = history(commits(one), sent(told(0, one), told(1, two)));
    const found = publishedPickups(streamOf([told(0, one), told(1, two)]), seen);
    expect(namesOf(found)).toEqual(['PHANTOM pickup']);
    theOne(found, seen, 'lot-2');
  });

  it('comes after the commit; that is told once a commit was seen to fail', () => {
    const facts = streamOf([told(0, one)]);
    const seen = history(sent(told(0, one)), commits(one));
    expect(names(facts, seen)).toEqual([]);
    expect(names({ ...facts, raced: true }, seen)).toEqual(['PHANTOM before its commit']);
    const late = history(commits(one), sent(told(0, one)), commits(one));
    expect(names({ ...facts, raced: true }, late)).toEqual([]);
  });

  it.each<[string, string, object]>([
    ['SHAPE silo', 'a silo', { value: JSON.stringify({ siloId: 'silo-1', capacity: 9 }) }],
    ['SHAPE value', 'no JSON', { value: 'milk' }],
    ['SHAPE value', 'nothing', { value: null }],
    ['SHAPE value', 'a pickup without its farm', { value: JSON.stringify({ lotId: 'lot-1' }) }],
    ['LEAK siloId', 'the whole row', { value: JSON.stringify(one) }],
    ['ORDER key', 'a pickup without a key', { key: null }],
    ['ORDER key', 'a pickup under another key', { key: 'tanker-1' }],
  ])('is %s for %s', (name, _, said) => {
    const record = told(0, one, said);
    const seen = history(commits(one), sent(record));
    const found = publishedPickups(streamOf([record]), seen);
    expect(namesOf(found)).toEqual([name]);
    theOne(found, seen, 'collection.pickups/0@0');
  });

  it('has the values of a row', () => {
    const facts = streamOf([told(0, { ...one, tempC: 9 })]);
    expect(names(facts, history(commits(one)))).toEqual(['PHANTOM value']);
  });

  it('comes once, until a send has failed', () => {
    const facts = streamOf([told(0, one), told(1, one)]);
    const seen = history(commits(one), sent(told(0, one)), sent(told(1, one)));
    const found = publishedPickups(facts, seen);
    expect(namesOf(found)).toEqual(['DUP record']);
    expect(theOne(found, seen, 'lot-1').evidence).toEqual([2, 3]);
    expect(names({ ...facts, failed: true }, seen)).toEqual([]);
    // What was committed twice is told twice.
    expect(names(facts, history(commits(one), commits(one)))).toEqual([]);
  });

  it('lacks nothing once it has come to rest', () => {
    const facts = streamOf([told(0, one)]);
    const seen = history(commits(one), sent(told(0, one)), commits(two));
    expect(names(facts, seen)).toEqual(['LOST pickup']);
    theOne(publishedPickups(facts, seen), seen, 'pickups/lot-2');
    expect(names({ ...facts, atRest: false }, seen)).toEqual([]);
    expect(names(streamOf([]), seen)).toEqual(['LOST pickup']);
  });

  it('lacks no correction, and tells it last', () => {
    const seen = history(commits(one), commits(corrected));
    const found = publishedPickups(streamOf([told(0, one)]), seen);
    expect(namesOf(found)).toEqual(['LOST correction']);
    theOne(found, seen, 2_500, 900);
    const turned = streamOf([told(0, corrected), told(1, one)]);
    expect(names(turned, seen)).toEqual(['ORDER correction']);
  });
});
