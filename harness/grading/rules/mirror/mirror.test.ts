import { describe, expect, it } from 'vitest';
import type { Need, Org, Topology } from '../../mirror/org.ts';
import type { Tried } from '../../scenes/functions.ts';
import { namesOf, theOne } from '../../testing/findings.ts';
import { called, history, returned } from '../../testing/history.ts';
import type { Judge } from '../functions.ts';
import { gapsWrong } from './gaps.ts';
import { idleWrong } from './idle.ts';
import type { Mirrored } from './read.ts';
import { reroutedWrongly } from './reroute.ts';

const run = history(called('desk', 'gaps'), returned('desk', 'gaps'));

function judged<E>(judge: Judge<E>, name: string, expected: E, got: unknown, item = 'unseen') {
  const tried: Tried<E> = {
    ...{ item, title: { en: 'a company', ko: '회사' }, args: [], expected },
    ...{ name, got, error: undefined, evidence: [1, 2] },
  };
  const found = judge(tried);
  return found === undefined ? [] : [found];
}

const org: Org = {
  teams: [
    { name: 'Road', director: 'Han' },
    { name: 'Laboratory', director: 'Han' },
    { name: 'Dolmun', director: 'Seo' },
    { name: 'Web', director: 'Bae' },
  ],
  owners: [
    { service: 'collection', team: 'Road', since: 1 },
    { service: 'quality', team: 'Laboratory', since: 60 },
    { service: 'quality', team: 'Dolmun', since: 1 },
    { service: 'trace', team: 'Web', since: 1 },
  ],
  talks: [
    { teams: ['Web', 'Road'], day: 5 },
    { teams: ['Dolmun', 'Web'], day: 70 },
    { teams: ['Bank', 'Road'], day: 9 },
  ],
};
const need = (from: string, to: string, day: number): Need => ({
  ...{ from, to, day, topic: `${from}.facts` },
});
const needs = [
  need('collection', 'quality', 10),
  need('collection', 'quality', 80),
  need('collection', 'trace', 20),
];
const company: Mirrored = { org, needs };

describe('gaps', () => {
  const right = [
    ['Road', 'Dolmun'],
    ['Laboratory', 'Road'],
  ];
  const found = (got: unknown, item?: string) => judged(gapsWrong, 'gaps', company, got, item);

  it('passes the pairs of each need’s own day, in whatever order', () => {
    expect(found(right)).toEqual([]);
    expect(found(right.map((pair) => pair.toReversed()).toReversed())).toEqual([]);
  });

  it.each([
    [[['Road']], 'SHAPE gaps'],
    [[...right, ['Road', 'Road']], 'PHANTOM gaps own team'],
    [[...right, ['Road', 'Web']], 'PHANTOM gaps talking'],
    [[...right, ['Laboratory', 'Web']], 'PHANTOM gaps pair'],
    [[...right, ['Road', 'Mill']], 'STALE gaps remembered'],
    [[...right, ['Road', 'Laboratory']], 'DUP gaps pair'],
    // They report to one director, which is no conversation.
    [[['Road', 'Dolmun']], 'PHANTOM gaps director'],
    // Today’s list does not say whose it was on day 10.
    [[['Laboratory', 'Road']], 'STALE gaps ownership'],
  ])('%j: %s', (got, name) => {
    const all = found(got);
    expect(namesOf(all)).toEqual([name]);
    theOne(all, run);
  });

  it('names days and services where it lacks one', () => {
    theOne(found([['Laboratory', 'Road']]), run, 10, 'collection', 'quality', 'collection.facts');
    const quiet = { ...company, org: { ...org, talks: [] } };
    expect(namesOf(judged(gapsWrong, 'gaps', quiet, right))).toEqual(['LOST gaps pair']);
  });

  it('tells a pair of another day’s owners by the need which it comes from', () => {
    const once = { ...company, needs: [need('collection', 'quality', 10)] };
    const all = judged(gapsWrong, 'gaps', once, [...right]);
    expect(namesOf(all)).toEqual(['STALE gaps ownership']);
    theOne(all, run, 10, 60);
  });
});

describe('idle', () => {
  const right = [
    ['Dolmun', 'Web'],
    ['Road', 'Bank'],
  ];
  const found = (got: unknown) => judged(idleWrong, 'idle', company, got);

  it('passes talk that nothing needed, outsiders’ too', () => {
    expect(found(right)).toEqual([]);
  });

  it.each([
    ['none', 'SHAPE idle'],
    [[...right, ['Web', 'Road']], 'PHANTOM idle pair'],
    [[...right, ['Road', 'Dolmun']], 'STALE idle ownership'],
    [[...right, ['Laboratory', 'Web']], 'PHANTOM idle silent'],
    [[...right, ['Web', 'Dolmun']], 'DUP idle pair'],
    [[['Dolmun', 'Web']], 'LOST idle pair'],
  ])('%j: %s', (got, name) => {
    const all = found(got);
    expect(namesOf(all)).toEqual([name]);
    theOne(all, run);
  });
});

describe('reroute', () => {
  const topology: Topology = {
    teams: { ripening: 'Dolmun', quality: 'Laboratory', trace: 'Web', collection: 'Road' },
    talks: [
      ['Dolmun', 'Laboratory'],
      ['Laboratory', 'Web'],
    ],
    origins: { scores: 'ripening' },
    links: [
      { from: 'ripening', to: 'quality', facts: 'scores' },
      { from: 'ripening', to: 'trace', facts: 'scores' },
      { from: 'quality', to: 'collection', facts: 'scores' },
    ],
  };
  const by = (from: string, at = 1) => ({
    ...topology,
    links: topology.links.map((link, index) => (index === at ? { ...link, from } : link)),
  });
  const found = (got: unknown) => judged(reroutedWrongly, 'reroute', topology, got);

  it('passes the best that two changes can do', () => {
    expect(found(by('quality'))).toEqual([]);
  });

  it.each([
    ['gives no links', { links: [{ from: 'ripening' }] }, 'SHAPE reroute'],
    ['leaves one out', { ...topology, links: topology.links.slice(1) }, 'LOST reroute goals'],
    [
      'adds one',
      { ...topology, links: [...topology.links, { from: 'quality', to: 'quality', facts: 'x' }] },
      'PHANTOM reroute goals',
    ],
    ['takes from whoever never has it', by('nobody'), 'LOST reroute served'],
    [
      'changes three',
      {
        ...topology,
        links: [
          { from: 'ripening', to: 'quality', facts: 'scores' },
          { from: 'quality', to: 'trace', facts: 'scores' },
          { from: 'ripening', to: 'collection', facts: 'scores' },
        ].map((link) => (link.to === 'quality' ? { ...link, from: 'collection' } : link)),
      },
      'PHANTOM reroute edits',
    ],
    ['leaves all as it was', topology, 'COUPLED reroute index'],
  ])('%s', (_, got, name) => {
    expect(namesOf(found(got))).toEqual([name]);
  });

  it('says what can be had, and which link still joins the silent', () => {
    theOne(found(topology), run, '1/3 = 0.33', '2/3 = 0.67', 'ripening');
  });
});
