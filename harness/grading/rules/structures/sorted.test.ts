import { describe, expect, it } from 'vitest';
import type { Tried } from '../../scenes/functions.ts';
import type { Flow, Org, Structures } from '../../structures/flows.ts';
import { structuresOf } from '../../structures/oracle.ts';
import { namesOf, theOne } from '../../testing/findings.ts';
import { called, history, returned } from '../../testing/history.ts';
import { sortedWrongly } from './sorted.ts';
import type { Sorted } from './taken-for.ts';

const org: Org = {
  services: [
    { name: 'quality', team: 'Laboratory', instances: ['quality-1', 'quality-2'] },
    { name: 'settlement', team: 'Accounts', instances: ['settlement-1'] },
    { name: 'trace', team: 'Web', instances: ['trace-1'] },
  ],
  databases: [{ name: 'co-op-db', team: 'Office' }],
};
const flows: Flow[] = [
  { from: 'quality-1', to: 'settlement-1', via: 'topic', subject: 'results', count: 8 },
  { from: 'settlement-1', to: 'trace-1', via: 'http', subject: 'GET /lot', count: 2 },
  { from: 'quality-2', to: 'co-op-db', via: 'database', subject: 'scores', count: 5 },
  { from: 'co-op-db', to: 'trace-1', via: 'database', subject: 'scores', count: 5 },
  { from: 'Web', to: 'Office', via: 'meeting', subject: 'cartons', count: 1 },
];
const right = structuresOf(flows, org);
const run = history(called('desk', 'structures'), returned('desk', 'structures'));

/** What is found where this was given. */
function found(got: unknown, earlier?: Org) {
  const expected: Sorted = { flows, org, structures: right, ...(earlier ? { earlier } : {}) };
  const tried: Tried<Sorted> = {
    ...{ item: 'unseen', title: { en: 'a company', ko: '회사' }, args: [flows, org], expected },
    ...{ name: 'structures', got, error: undefined, evidence: [1, 2] },
  };
  const one = sortedWrongly(tried);
  return one === undefined ? [] : [one];
}

const changed = (change: Partial<Structures>): Structures => ({ ...right, ...change });

describe('structures', () => {
  it('passes what the flows say, in whatever order and direction of talk', () => {
    const business = right.business.map((edge) => ({ ...edge, from: edge.to, to: edge.from }));
    expect(found(changed({ business, data: right.data.toReversed() }))).toEqual([]);
  });

  it('has the shape that its type promises', () => {
    expect(namesOf(found(null))).toEqual(['SHAPE structures']);
    expect(namesOf(found({ ...right, data: right.implementation }))).toEqual(['SHAPE structures']);
    expect(namesOf(found({ ...right, business: {} }))).toEqual(['SHAPE structures']);
  });

  it.each([
    ['business', 'business meeting', '1'],
    ['implementation', 'implementation http', 'settlement → trace'],
    ['data', 'data topic', '8'],
  ] as const)('lacks an edge of %s: it names the flow', (name, subject, fact) => {
    const all = found(changed({ [name]: right[name].slice(1) }));
    expect(namesOf(all)).toEqual([`LOST ${subject}`]);
    theOne(all, run, ...(fact === '8' ? [8] : fact === '1' ? [] : [fact]));
  });

  it('has an edge twice: it says which and how often', () => {
    const [edge] = right.data;
    if (edge === undefined) throw new Error('there is one');
    const all = found(changed({ data: [...right.data, edge, edge] }));
    expect(namesOf(all)).toEqual(['DUP data']);
    theOne(all, run, 'quality → settlement: results');
  });
});

describe('an edge that was not seen is told by what it was made from', () => {
  it.each([
    ['data', 'quality-1', 'settlement', 'results', 'data instances'],
    ['data', 'co-op-db', 'trace', 'scores', 'data database'],
    ['data', 'Web', 'Office', 'cartons', 'data meeting'],
    ['data', 'settlement', 'trace', 'GET /lot', 'data direction'],
    ['implementation', 'trace', 'settlement', 'GET /lot', 'implementation direction'],
    ['implementation', 'quality', 'settlement', 'results', 'implementation data line'],
    ['business', 'quality', 'settlement', 'results', 'business data line'],
    ['business', 'Web', 'Accounts', 'cartons', 'business edge'],
  ] as const)('%s: %s → %s (%s) is taken from %5$s', (name, from, to, subject, said) => {
    const edge = { from, to, subject, owner: 'Laboratory' };
    const all = found(changed({ [name]: [...right[name], edge] }));
    expect(namesOf(all)).toEqual([`PHANTOM ${said}`]);
    theOne(all, run, `${from} → ${to} (${subject})`);
  });
});

describe('an owner of facts', () => {
  const owned = (owner: string) =>
    changed({ data: right.data.map((edge, at) => (at === 0 ? { ...edge, owner } : edge)) });

  it('is not the team that keeps the place running', () => {
    const all = found(owned('Office'));
    expect(namesOf(all)).toEqual(['PHANTOM data owner quality']);
    theOne(all, run, 'co-op-db', 'Laboratory');
  });

  it('is not the team of an earlier case', () => {
    const earlier = {
      ...org,
      services: org.services.map((one) => ({ ...one, team: 'Dairy' })),
    };
    expect(namesOf(found(owned('Dairy'), earlier))).toEqual(['STALE data owner quality']);
    expect(namesOf(found(owned('Dairy')))).toEqual(['PHANTOM data owner quality']);
  });
});
