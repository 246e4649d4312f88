import { describe, expect, it } from 'vitest';
import { namesOf, theOne } from '../testing/findings.ts';
import { history } from '../testing/history.ts';
import { commits, row, streamOf } from '../testing/month-end.ts';
import { ported } from '../testing/service.ts';
import { asksOthers, readsTheStore, withinBudget } from './coupled.ts';

const by = (process: string, api: 'db.get' | 'db.put' | 'http.request', subject: string) => ({
  ...{ ...ported(api, subject, null), process },
});

describe('accounting', () => {
  it('has no business in the shared database: its reads are counted, and what they cost at the peak', () => {
    const seen = history(
      commits(row(1, 1)),
      ...Array.from({ length: 1_440 }, (_, lot) => by('report', 'db.get', `pickups/lot-${lot}`)),
    );
    const found = readsTheStore({ ...streamOf(), perLoad: [5] }, seen);
    expect(namesOf(found)).toEqual(['COUPLED store']);
    theOne(found, seen, '1,440', '25.1');
    expect(namesOf(readsTheStore(streamOf(), seen))).toEqual(['COUPLED store']);
    expect(readsTheStore(streamOf(), history(commits(row(1, 1))))).toEqual([]);
  });

  it('that writes there is told of its writes', () => {
    const seen = history(by('report', 'db.put', 'totals/farm-1'));
    theOne(readsTheStore(streamOf(), seen), seen, 1);
  });

  it('asks nobody; that Collection does not either is told once a silent report was tried', () => {
    const asks = history(by('report', 'http.request', 'collection GET /pickups'));
    expect(namesOf(asksOthers(streamOf(), asks))).toEqual(['COUPLED collection']);
    const tells = history(by('collection', 'http.request', 'report POST /loads'));
    expect(asksOthers(streamOf(), tells)).toEqual([]);
    expect(namesOf(asksOthers({ ...streamOf(), silenced: true }, tells))).toEqual([
      'COUPLED report',
    ]);
  });
});

describe('publishing', () => {
  it('costs the store what a peak has room for', () => {
    expect(withinBudget(streamOf(), history())).toEqual([]);
    expect(withinBudget({ ...streamOf(), perLoad: [4, 5, 6] }, history())).toEqual([]);
    const found = withinBudget({ ...streamOf(), perLoad: [60, 61] }, history());
    expect(namesOf(found)).toEqual(['BLOCKED peak']);
    theOne(found, history(), 61);
  });
});
