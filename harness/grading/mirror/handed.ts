// The arguments of `gaps`, `idle` and `reroute` in words, a line each.
import type { Text } from '../text.ts';
import type { Need, Org, Topology } from './org.ts';

export function orgLines({ teams, owners, talks }: Org): Text[] {
  return [
    ...teams.map(({ name, director }) => ({
      en: `team: ${name} reports to ${director}`,
      ko: `팀: ${name} 팀의 상사는 ${director}`,
    })),
    ...owners.map(({ service, team, since }) => ({
      en: `owner: ${service}, team ${team} from day ${since} on`,
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
  return [
    ...Object.entries(teams).map(([service, team]) => ({
      en: `service: ${service}, of team ${team}`,
      ko: `서비스: ${service} 서비스는 ${team} 팀`,
    })),
    ...talks.map(([one, other]) => ({
      en: `talk: ${one} and ${other}`,
      ko: `대화: ${one} 팀과 ${other} 팀`,
    })),
    ...Object.entries(origins).map(([facts, service]) => ({
      en: `origin: ${facts} begin at ${service}`,
      ko: `출처: ${facts} 사실은 ${service} 서비스의 것`,
    })),
    ...links.map(({ from, to, facts }) => ({
      en: `link: ${from} → ${to}  ${facts}`,
      ko: `링크: ${from} → ${to}  ${facts}`,
    })),
  ];
}
