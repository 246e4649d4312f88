import { describe, expect, it, test } from 'vitest';
import type { ContextMap, MapLink } from '../../context-map/map.ts';
import { capabilities } from '../../context-map/season.ts';
import type { ObservedEdge } from '../../observed/edges.ts';
import { seasonOf, trueMap } from '../../testing/context-map.ts';
import { expectBoth, namesOf, theOne } from '../../testing/findings.ts';
import { harnessDid, history } from '../../testing/history.ts';
import { declaredWrongly, measuredAcross } from './declared.ts';
import { mostAcross } from './links.ts';

const lots = 6;
const season = seasonOf(trueMap, lots);
/** As long as a season, so that a finding's evidence lies in it. */
const seen = history(...season.map(({ subject }) => harnessDid(subject)));

function told(map: ContextMap, edges: readonly ObservedEdge[], ...facts: (string | number)[]) {
  const found = declaredWrongly({ map, edges, lots });
  return { name: namesOf(found)[0], ...theOne(found, seen, ...facts) };
}

const links = (change: (link: MapLink) => MapLink | readonly MapLink[]): ContextMap => ({
  ...trueMap,
  links: trueMap.links.flatMap(change),
});
const patterned = (topic: string, pattern: string): ContextMap =>
  links((link) => (link.topic === topic ? { ...link, pattern } : link));

test('nothing is said of a true map, nor of one that never ran', () => {
  expect(declaredWrongly({ map: trueMap, edges: season, lots })).toEqual([]);
  expect(declaredWrongly({ map: trueMap, edges: null, lots: 0 })).toEqual([]);
  expect(declaredWrongly({ map: undefined, edges: season, lots })).toEqual([]);
});

describe('a border', () => {
  const across = (count: number): ObservedEdge[] =>
    season.map((edge) => (edge.subject === 'quality.grades' ? { ...edge, count } : edge));
  const others = (season.length - 1) * lots;

  it('may be crossed by twelve records for a lot', () => {
    const edges = across(mostAcross * lots - others);
    expect(declaredWrongly({ map: trueMap, edges, lots })).toEqual([]);
  });

  it('runs through a conversation where more cross it, and the loudest is named', () => {
    const most = mostAcross * lots - others + 1;
    const { name, evidence } = told(
      ...([trueMap, across(most), lots, 73, most, 'quality', 'settlement'] as const),
    );
    expect(name).toBe('COUPLED across');
    expect(evidence).toEqual([6]);
  });
});

describe('a link', () => {
  it('is hidden where it was seen and not declared', () => {
    const map = links((link) => (link.topic === 'dolmun.scores' ? [] : link));
    const { name, evidence } = told(map, season, 'quality', 'dolmun', 'dolmun.scores', lots);
    expect([name, evidence]).toEqual(['COUPLED hidden dolmun.scores', [8]]);
  });

  it('is hidden, too, where it was declared the other way round', () => {
    const map = links(({ from, to, ...link }) => ({ ...link, from: to, to: from }));
    expect(told(map, season, 'membership').name).toBe('COUPLED hidden membership.farms');
  });

  it('is ornament where it was declared and nothing went over it', () => {
    const extra = {
      from: 'trace',
      to: 'collection',
      topic: 'trace.passports',
      pattern: 'conformist',
    };
    const map = { ...trueMap, links: [...trueMap.links, extra] };
    expect(told(map, season, 'trace → collection').name).toBe('PHANTOM link trace.passports');
  });

  it('is there once', () => {
    const map = links((link) => (link.topic === 'quality.grades' ? [link, link] : link));
    expect(told(map, season, 'quality → settlement').name).toBe('DUP link quality.grades');
  });

  it('is shown with its records', () => {
    const shown = measuredAcross(season);
    expect(shown.map(({ who }) => who)).toEqual(season.map(({ from }) => from));
    expectBoth(shown[7]?.line ?? { en: '', ko: '' }, '→ quality', 'dolmun.scores ×6');
  });
});

describe('a pattern', () => {
  it('that says there is no link is belied by one', () => {
    for (const pattern of ['separate-ways', 'big-ball-of-mud']) {
      expect(told(patterned('quality.lab-results', pattern), season, `\`${pattern}\``).name).toBe(
        'PHANTOM pattern quality.lab-results',
      );
    }
  });

  it('that takes over a word means the same by it', () => {
    for (const pattern of ['partnership', 'shared-kernel', 'conformist']) {
      const map = patterned('processing.silo-levels', pattern);
      const { name } = told(map, season, 'hectolitres in a silo', 'what a carton holds');
      expect(name).toBe('LEAK pattern processing.silo-levels');
    }
  });

  it('may take over words that both share, or none', () => {
    const meanings = capabilities.filter(({ name }) => ['grade', 'pay'].includes(name));
    expect(new Set(meanings.map(({ terms }) => terms.grade)).size).toBe(1);
    const noMilk = {
      ...patterned('quality.grades', 'conformist'),
      contexts: trueMap.contexts.map((one) =>
        one.name === 'settlement' ? { ...one, terms: { grade: 'A, B or C' } } : one,
      ),
    };
    expect(declaredWrongly({ map: noMilk, edges: season, lots })).toEqual([]);
  });

  it('translates what comes from Dolmun, whoever offers it to many', () => {
    for (const pattern of ['published-language', 'open-host-service', 'customer-supplier']) {
      const map = patterned('dolmun.scores', pattern);
      const found = told(map, season, 'a vat to be ripened', 'a bottle to be tested');
      expect(found.name).toBe('LEAK pattern dolmun.scores');
      expect(found.says.en).toContain('as it likes');
    }
  });
});
