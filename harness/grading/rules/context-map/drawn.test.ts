import { describe, expect, it, test } from 'vitest';
import { readMap, type ContextMap } from '../../context-map/map.ts';
import { namesOf, theOne } from '../../testing/findings.ts';
import { contextOf, cut, trueMap, withContext } from '../../testing/context-map.ts';
import { nothingInCommon } from './bounded.ts';
import { drawnWrongly } from './drawn.ts';

const of = (map: ContextMap | undefined): string[] => namesOf(drawnWrongly({ map }));

/** The only thing wrong with the map, which tells these in both languages. */
function told(map: ContextMap | undefined, ...facts: (string | number)[]): string {
  const found = drawnWrongly({ map });
  const { code, subject } = theOne(found, [], ...facts);
  return `${code} ${subject}`;
}

test('nothing is wrong with a map that cuts where words change their meaning', () => {
  expect(of(trueMap)).toEqual([]);
  expect(of({ ...trueMap, links: [] })).toEqual([]);
});

describe('a map', () => {
  const [first, ...rest] = trueMap.links;

  it('has the form of its type', () => {
    expect(readMap(trueMap)).toBe(trueMap);
    expect(readMap({ ...trueMap, links: [{ ...first, pattern: 'friends' }, ...rest] })).toBe(
      undefined,
    );
    expect(readMap({ ...trueMap, contexts: [{ name: 'quality', owns: 'test' }] })).toBe(undefined);
    expect(readMap([])).toBe(undefined);
    expect(told(undefined, '`owns`')).toBe('SHAPE map');
  });

  it('leads from a context to a context', () => {
    const links = [...rest, { from: 'grade', to: 'settlement', topic: 't', pattern: 'conformist' }];
    expect(told({ ...trueMap, links }, 'grade', 'settlement')).toBe('PHANTOM link to nowhere');
  });
});

describe('a capability', () => {
  it('is owned by somebody', () => {
    const contexts = trueMap.contexts.filter(({ name }) => name !== 'membership');
    expect(told({ contexts, links: [] }, '`register`', 'membership.farms')).toBe('LOST register');
  });

  it('is owned by one', () => {
    const contexts = [...trueMap.contexts, contextOf('cash-desk', 'pay')];
    const map = { contexts, links: [] };
    expect(told(map, 'cash-desk', 'settlement')).toBe('TWO-WRITERS settlement.payables');
  });

  it('exists, and a context has one', () => {
    expect(told(withContext('trace', { owns: ['print', 'bake'] }), '`bake`')).toBe(
      'PHANTOM context trace',
    );
    const contexts = [...trueMap.contexts, contextOf('dairy')];
    expect(told({ contexts, links: [] }, 'dairy')).toBe('PHANTOM context dairy');
  });
});

describe('a context', () => {
  it('has a name of its own', () => {
    expect(told(withContext('trace', { name: 'quality' }), 'quality')).toBe('DUP names');
  });

  it('is worked on by two teams at most', () => {
    const map = cut(
      ...[['collect', 'route'], ['test', 'grade', 'fill', 'print'], ['score'], ['pay']],
      ['register'],
    );
    expect(told(map, 'part-2', 'Laboratory', 'Plant', 'Web', 3)).toBe('COUPLED teams');
  });

  it('has one meaning for a word', () => {
    const map = cut(
      ...[['collect', 'route'], ['test', 'grade'], ['score'], ['fill'], ['pay', 'register']],
      ['print'],
    );
    expect(told(map, 'an account', 'a member with a vote', 'part-5')).toBe('LEAK meaning farm');
  });

  it('holds what has to do with each other', () => {
    const map = cut(
      ...[['collect', 'route'], ['test', 'grade'], ['score'], ['fill', 'register'], ['pay']],
      ['print'],
    );
    expect(told(map, '`register`', '`fill`')).toBe('COUPLED cohesion register');
  });

  it('may hold those that only read each other, but not those that only use the same word', () => {
    expect(nothingInCommon(cut(['route', 'register']))).toBe(undefined);
    expect(nothingInCommon(cut(['register', 'route']))).toBe(undefined);
    expect(nothingInCommon(cut(['score', 'print']))?.subject).toBe('cohesion print');
  });

  it('is one of eight at most', () => {
    const each = ['collect', 'route', 'test', 'grade', 'score', 'fill', 'pay', 'register', 'print'];
    expect(told(cut(...each.map((one) => [one])), 9)).toBe('COUPLED contexts');
    expect(of(cut(['collect', 'route'], ...each.slice(2).map((one) => [one])))).toEqual([]);
  });

  it('has the words of its people, and no others', () => {
    const { terms } = contextOf('quality', 'test', 'grade');
    const { grade, ...rest } = terms;
    expect(told(withContext('quality', { terms: rest }), 'grade', grade ?? '')).toBe(
      'LOST terms quality grade',
    );
    const other = { ...terms, grade: 'good or bad' };
    expect(told(withContext('quality', { terms: other }), 'good or bad')).toBe(
      'LOST terms quality grade',
    );
    const more = { ...terms, premium: 'a reward' };
    expect(told(withContext('quality', { terms: more }), 'premium')).toBe(
      'PHANTOM terms quality premium',
    );
  });
});
