// Who has to talk, who does, and the best that two other ways of data can do about it.
import { pairName, type Link, type Need, type Org, type Pair, type Topology } from './org.ts';

/** The team that answers for a service on a day. */
export function ownerOn({ owners }: Org, service: string, day: number): string | undefined {
  return owners
    .filter((one) => one.service === service && one.since <= day)
    .reduce<Org['owners'][number] | undefined>(
      (latest, one) => (latest === undefined || one.since >= latest.since ? one : latest),
      undefined,
    )?.team;
}

/** Pairs that need each other, by their names, each with the needs that make them. */
export function neededPairs(
  org: Org,
  needs: readonly Need[],
  owner: (service: string, day: number) => string | undefined = (service, day) =>
    ownerOn(org, service, day),
): Map<string, Need[]> {
  const pairs = new Map<string, Need[]>();
  for (const need of needs) {
    const [one, other] = [owner(need.from, need.day), owner(need.to, need.day)];
    if (one === undefined || other === undefined || one === other) continue;
    const name = pairName([one, other]);
    pairs.set(name, [...(pairs.get(name) ?? []), need]);
  }
  return pairs;
}

export function talkingPairs({ talks }: Org): Set<string> {
  return new Set(talks.map(({ teams }) => pairName(teams)));
}

export function gapsOf(org: Org, needs: readonly Need[]): string[] {
  const talking = talkingPairs(org);
  return [...neededPairs(org, needs).keys()].filter((pair) => !talking.has(pair));
}

export function idleOf(org: Org, needs: readonly Need[]): string[] {
  const needed = neededPairs(org, needs);
  return [...talkingPairs(org)].filter((pair) => !needed.has(pair));
}

/** Of the pairs that the links need, how many talk: the mirror's index. */
export function indexOf({ teams, talks, links }: Topology): { met: number; needed: number } {
  const talking = new Set(talks.map(pairName));
  const needed = new Set(
    links
      .map(({ from, to }): Pair => [teams[from] ?? from, teams[to] ?? to])
      .filter(([one, other]) => one !== other)
      .map(pairName),
  );
  return { met: [...needed].filter((pair) => talking.has(pair)).length, needed: needed.size };
}

export const shareOf = ({ met, needed }: { met: number; needed: number }): number =>
  needed === 0 ? 1 : met / needed;

/** Links whose `from` has not got their facts, from their origin or by other links. */
export function unserved({ origins, links }: Topology): Link[] {
  const has = new Set(Object.entries(origins).map(([facts, service]) => `${service} ${facts}`));
  let waiting = [...links];
  for (let before = -1; before !== waiting.length;) {
    before = waiting.length;
    waiting = waiting.filter(({ from, to, facts }) => {
      if (!has.has(`${from} ${facts}`)) return true;
      has.add(`${to} ${facts}`);
      return false;
    });
  }
  return waiting;
}

/** The best index of all topologies that differ in at most two links. */
export function bestIndex(topology: Topology): { met: number; needed: number } {
  const once = edited(topology);
  return [topology, ...once, ...once.flatMap(edited)]
    .filter((one) => unserved(one).length === 0)
    .map(indexOf)
    .reduce((best, one) => (shareOf(one) > shareOf(best) ? one : best));
}

function edited(topology: Topology): Topology[] {
  const { teams, links } = topology;
  return links.flatMap((link, at) =>
    Object.keys(teams)
      .filter((from) => from !== link.from && from !== link.to)
      .map((from) => ({ ...topology, links: links.with(at, { ...link, from }) })),
  );
}
