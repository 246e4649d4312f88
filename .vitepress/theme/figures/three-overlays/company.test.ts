import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../harness/grading/random.ts';
import { after, changes, companyOf, drawn, redrawn, servicesOf } from './company.ts';

const seeds = [7, 11, 23, 40];
const company = (seed: number) => companyOf(createRandom(seed));

describe.each(seeds)('whatever else is needed (seed %i)', (seed) => {
  it('a reorganisation redraws the business sheet only', () => {
    for (const way of ['fetch', 'streams'] as const) {
      const { counts } = redrawn(company(seed), 'reorg', way);
      expect(counts.business).toBeGreaterThan(0);
      expect(counts).toMatchObject({ implementation: 0, data: 0 });
    }
  });

  it('new software behind the same stream redraws one line of the implementation and troubles one team', () => {
    const { counts, teams } = redrawn(company(seed), 'software', 'streams');
    expect(counts).toEqual({ business: 0, implementation: 1, data: 0 });
    expect(teams).toEqual(['laboratory']);
  });

  it('new software that others fetch from redraws the ways of its data too', () => {
    const { counts, teams } = redrawn(company(seed), 'software', 'fetch');
    const users = company(seed).needs.filter(({ owner }) => owner === 'quality').length;
    expect(counts.data).toBe(users);
    expect(counts.implementation).toBeGreaterThan(users);
    expect(teams.length).toBeGreaterThan(1);
  });

  it('a report that reads streams is the affair of those who want it', () => {
    expect(redrawn(company(seed), 'report', 'streams').teams).toEqual(['web']);
    expect(redrawn(company(seed), 'report', 'fetch').teams).toHaveLength(4);
  });

  it('everybody needing everything makes n × (n − 1) links, and as many readings with streams', () => {
    const everything = after(company(seed), 'everything');
    const n = servicesOf(everything).length;
    expect(drawn(everything, 'fetch').data).toHaveLength(n * (n - 1));
    expect(drawn(everything, 'streams').data).toHaveLength(n + n * (n - 1));
  });
});

it('comes out with seed 7 as the page says', () => {
  const of = (way: 'fetch' | 'streams') =>
    changes.map((change) => Object.values(redrawn(company(7), change, way).counts));
  expect(of('fetch')).toEqual([
    [4, 0, 0],
    [0, 5, 4],
    [1, 3, 3],
    [3, 21, 21],
  ]);
  expect(of('streams')).toEqual([
    [3, 0, 0],
    [0, 1, 0],
    [0, 1, 3],
    [0, 0, 22],
  ]);
});
