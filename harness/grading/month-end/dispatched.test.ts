import { describe, expect, it } from 'vitest';
import { namesOf, theOne } from '../testing/findings.ts';
import { history } from '../testing/history.ts';
import { commits, row, streamOf, unloaded } from '../testing/month-end.ts';
import { ported } from '../testing/service.ts';
import { dispatchedLoads } from './dispatched.ts';
import type { Unloading } from './facts.ts';

const answer = ported('http.answer', 'POST /unload', null);
const seen = history(commits(row(1, 1)), answer);
const found = (...unloadings: Unloading[]) => dispatchedLoads({ ...streamOf(), unloadings }, seen);
const names = (one: Unloading): string[] => namesOf(found(one));
const load = (lot: number, farm = 1) => ({ siloId: 'silo-2', pickups: [row(lot, farm)] });

describe('a tanker', () => {
  it('is let in where there is room, turned away where there is none', () => {
    expect(names(unloaded({ seq: 2 }))).toEqual([]);
    expect(names(unloaded({ seq: 2, during: 'full', status: 409 }))).toEqual([]);
    expect(names(unloaded({ seq: 2, status: 404 }))).toEqual(['LOST POST /unload']);
    expect(names(unloaded({ seq: 2, during: 'full' }))).toEqual(['PHANTOM POST /unload']);
    expect(names(unloaded({ seq: 2, status: 500 }))).toEqual(['CRASHED POST /unload']);
  });

  it('that loses a race may be told anything', () => {
    expect(names(unloaded({ seq: 2, during: 'race', status: 409 }))).toEqual([]);
    expect(names(unloaded({ seq: 2, during: 'race', status: 503 }))).toEqual([]);
  });

  it('waits for nobody: neither for a while nor for ever', () => {
    const awhile = found(unloaded({ seq: 2, during: 'report silent', waitedMs: 900 }));
    expect(namesOf(awhile)).toEqual(['BLOCKED report silent']);
    expect(theOne(awhile, seen, 'silo-2', 900).says.en).toBe(
      'silo-2 waited 900 ms while the report did not answer.',
    );
    const ever = unloaded({ seq: 2, during: 'broker silent', waitedMs: 10_000 });
    expect(namesOf(found({ ...ever, answer: undefined }))).toEqual(['BLOCKED broker silent']);
    expect(names(unloaded({ seq: 2, status: 504 }))).toEqual(['BLOCKED nothing']);
  });

  it('that is let in stands in the books by then', () => {
    expect(names(unloaded({ seq: 2, load: load(7) }))).toEqual(['LOST load']);
    // Booked only after the answer.
    expect(names(unloaded({ seq: 1 }))).toEqual(['LOST load']);
    const other = { siloId: 'silo-2', pickups: [row(1, 1, 5)] };
    expect(names(unloaded({ seq: 2, load: other }))).toEqual(['LOST load']);
  });
});
