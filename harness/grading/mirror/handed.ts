// The arguments of `gaps`, `idle` and `reroute` in words, a line each.
import type { Text } from '../text.ts';
import type { Need, Org, Pair, Topology } from './org.ts';

export function orgLines({ teams, owners, talks }: Org): Text[] {
  return [
    {
      en: `teams, and their directors: ${teams.map(({ name, director }) => `${name} (${director})`).join(', ')}`,
      ko: `팀과 상사: ${teams.map(({ name, director }) => `${name}(${director})`).join(', ')}`,
    },
    ...owners.map(({ service, team, since }) => ({
      en: `owner: ${service} is ${team}’s from day ${since} on`,
      ko: `담당: ${since}일째부터 ${service} 서비스는 ${team} 팀`,
    })),
    ...talks.map(({ teams: [one, other], day }) => ({
      en: `talk: ${one} and ${other}, day ${day}`,
      ko: `대화: ${one} 팀과 ${other} 팀, ${day}일째`,
    })),
  ];
}

export const needLines = (needs: readonly Need[]): Text[] =>
  needs.map(({ from, to, topic, day }) => ({
    en: `need: ${from} → ${to}  ${topic}, day ${day}`,
    ko: `필요: ${from} → ${to}  ${topic}, ${day}일째`,
  }));

export function topologyLines({ teams, talks, origins, links }: Topology): Text[] {
  const of = (all: Readonly<Record<string, string>>): string =>
    Object.entries(all)
      .map(([name, what]) => `${name} ${what}`)
      .join(', ');
  const pairs = (all: readonly Pair[]): string => all.map((pair) => pair.join(' – ')).join(', ');
  return [
    { en: `services and their teams: ${of(teams)}`, ko: `서비스와 팀: ${of(teams)}` },
    { en: `teams that talk: ${pairs(talks)}`, ko: `이야기하는 팀: ${pairs(talks)}` },
    { en: `facts and their origins: ${of(origins)}`, ko: `사실과 그 출처: ${of(origins)}` },
    ...links.map(({ from, to, facts }) => ({
      en: `link: ${from} → ${to}  ${facts}`,
      ko: `링크: ${from} → ${to}  ${facts}`,
    })),
  ];
}
