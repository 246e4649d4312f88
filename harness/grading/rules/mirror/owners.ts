// Services change hands: whose one was on the day of a need, and what comes of taking another day's list.
import type { Finding } from '../../finding.ts';
import { ownerOn } from '../../mirror/oracle.ts';
import { pairName, type Need, type Org } from '../../mirror/org.ts';
import type { Text } from '../../text.ts';
import { lesson } from './read.ts';

/** Where a service of the need has had more than one team: who had it on that day. */
export function changedHands(org: Org, need: Need): Text | undefined {
  for (const service of [need.from, need.to]) {
    const lines = org.owners.filter((one) => one.service === service);
    const owner = ownerOn(org, service, need.day);
    if (new Set(lines.map(({ team }) => team)).size < 2 || owner === undefined) continue;
    const later = lines
      .filter(({ since }) => since > need.day)
      .sort((a, b) => a.since - b.since)[0];
    return later === undefined
      ? {
          en: `${service} was ${owner}’s on that day, and had been another team’s before.`,
          ko: `그날 ${service} 서비스는 ${owner} 팀의 것이었고, 그전에는 다른 팀의 것이었어요.`,
        }
      : {
          en: `${service} belonged to ${owner} before day ${later.since}.`,
          ko: `${later.since}일째 전까지 ${service} 서비스는 ${owner} 팀의 것이었어요.`,
        };
  }
  return undefined;
}

/** Whether the pair comes of teams that a service had on another day than that of the need. */
export function frozen(
  org: Org,
  needs: readonly Need[],
  needed: ReadonlyMap<string, Need[]>,
  pair: string,
): Pick<Finding, 'says' | 'asks' | 'explainedAt'> | undefined {
  if (needed.has(pair)) return undefined;
  const all = (service: string): string[] =>
    org.owners.filter((one) => one.service === service).map(({ team }) => team);
  const need = needs.find(({ from, to }) =>
    all(from).some((one) => all(to).some((other) => pairName([one, other]) === pair)),
  );
  const owner = need === undefined ? undefined : changedHands(org, need);
  if (need === undefined || owner === undefined) return undefined;
  return {
    says: {
      en: `${pair} comes of ${need.from} and ${need.to} on day ${need.day}. ${owner.en}`,
      ko: `${pair} 짝은 ${need.day}일째의 ${need.from} 서비스와 ${need.to} 서비스에서 나왔어요. ${owner.ko}`,
    },
    asks: {
      en: 'Who answered for each of the two services on that day?',
      ko: '그날 두 서비스는 각각 누구의 것이었나요?',
    },
    explainedAt: `${lesson}#owners`,
  };
}
