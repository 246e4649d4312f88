// What the exercise's functions gave, as names of pairs and as links; nothing where it is something else.
import type { Finding } from '../../finding.ts';
import { finding } from '../../make-finding.ts';
import { pairName, type Link, type Need, type Org } from '../../mirror/org.ts';
import type { Tried } from '../../scenes/functions.ts';
import type { Text } from '../../text.ts';
import { about, titleOf } from '../functions.ts';

export interface Mirrored {
  org: Org;
  needs: readonly Need[];
}

export const lesson = 'conways-law';
export const pairs: Text = { en: 'a list of pairs of teams', ko: '팀 두 개씩 짝지은 목록' };

/** A pair that stands in the list more than once. */
export function again(tried: Tried<Mirrored>, pair: string): Finding {
  const where = start(tried);
  return finding({
    ...about(tried),
    code: 'DUP',
    subject: `${tried.name} pair`,
    says: {
      en: `${where.en}${pair} stands there more than once.`,
      ko: `${where.ko}${pair} 짝이 두 번 이상 있어요.`,
    },
    asks: {
      en: 'Is A with B another pair than B with A?',
      ko: 'A와 B는 B와 A와 다른 짝인가요?',
    },
    explainedAt: `${lesson}#index`,
  });
}

/** How a sentence about a case begins. */
export function start(tried: Tried<unknown>): Text {
  const { en, ko } = titleOf(tried);
  return { en: `${en.slice(0, 1).toUpperCase()}${en.slice(1)}: `, ko: `${ko}: ` };
}

export function readPairs(got: unknown): string[] | undefined {
  if (!Array.isArray(got)) return undefined;
  const isPair = (one: unknown): one is string[] =>
    Array.isArray(one) && one.length === 2 && one.every((team) => typeof team === 'string');
  return got.every(isPair) ? got.map(pairName) : undefined;
}

export function readLinks(got: unknown): Link[] | undefined {
  const links: unknown = typeof got === 'object' && got !== null && Reflect.get(got, 'links');
  if (!Array.isArray(links)) return undefined;
  return links.every(
    (link: unknown) =>
      typeof link === 'object' &&
      link !== null &&
      ['from', 'to', 'facts'].every((name) => typeof Reflect.get(link, name) === 'string'),
  )
    ? // Just looked at.
      (links as Link[])
    : undefined;
}
