// Each service has a timeline of its teams, walked from the beginning.

/** Two teams; which of them stands first does not matter. */
export type Pair = [string, string];

export interface Org {
  /** Teams, and to whom each reports. */
  teams: readonly { name: string; director: string }[];
  /** From the day `since` on, the team answers for the service, until a later line says another. */
  owners: readonly { service: string; team: string; since: number }[];
  /** Conversations that took place. */
  talks: readonly { teams: Pair; day: number }[];
}

/** On that day, the service `to` worked with what `from` wrote, or both wrote to the same topic. */
export interface Need {
  from: string;
  to: string;
  topic: string;
  day: number;
}

/** Of the pairs that need each other, the part (0 to 1) that talks. 1 where nobody needs anybody. It is complete. */
export function congruence(needed: readonly Pair[], talking: readonly Pair[]): number {
  const name = (pair: Pair): string => [...pair].sort().join(' and ');
  const all = new Set(needed.map(name));
  const met = new Set(talking.map(name));
  return all.size === 0 ? 1 : [...all].filter((pair) => met.has(pair)).length / all.size;
}

/**
 * Pairs of teams that needed each other on some day (each service belongs to the team that answered for it on that
 * very day) and have not talked on any. Each pair once.
 */
export function gaps(org: Org, needs: readonly Need[]): Pair[] {
  const talked = new Set(org.talks.map(({ teams }) => pairName(teams)));
  return [...neededPairs(org, needs)].filter(([name]) => !talked.has(name)).map(([, pair]) => pair);
}

/** Pairs of teams that talked on some day and needed each other on none. Each pair once. */
export function idle(org: Org, needs: readonly Need[]): Pair[] {
  const needed = neededPairs(org, needs.toReversed());
  const talked = new Map(org.talks.map(({ teams }) => [pairName(teams), teams]));
  for (const name of needed.keys()) talked.delete(name);
  return [...talked.values()];
}

/** The service `to` gets these facts from the service `from`. */
export interface Link {
  from: string;
  to: string;
  facts: string;
}

export interface Topology {
  /** The team of each service, today. */
  teams: Readonly<Record<string, string>>;
  /** Pairs of teams that talk. */
  talks: readonly Pair[];
  /** Facts, and the service that has them by itself. Whoever gets facts by a link can pass them on by another. */
  origins: Readonly<Record<string, string>>;
  links: readonly Link[];
}

/** Whether each link comes from a service that has its facts, from its origin or by other links. It is complete. */
export function isServed({ origins, links }: Topology): boolean {
  const has = new Set(Object.entries(origins).map(([facts, service]) => `${service} ${facts}`));
  const waiting = new Set(links);
  for (let before = -1; before !== has.size;) {
    before = has.size;
    for (const link of waiting) {
      if (!has.has(`${link.from} ${link.facts}`)) continue;
      has.add(`${link.to} ${link.facts}`);
      waiting.delete(link);
    }
  }
  return waiting.size === 0;
}

/**
 * The topology with at most two links changed, and of all such the one with the best congruence (or one of them). To
 * change a link is to give it another `from`; `to` and `facts` stay, and so do teams and talks. Every link must be
 * served. A link makes its two teams need each other, unless they are one team.
 */
export function reroute(topology: Topology): Topology {
  const once = edits(topology);
  const candidates = [topology, ...once, ...once.flatMap(edits)].filter(isServed);
  return candidates.reduce((best, one) => (index(one) > index(best) ? one : best));
}

const pairName = (pair: Pair): string => [...pair].sort().join(' and ');

function teamOn({ owners }: Org, service: string, day: number): string {
  const timeline = owners
    .filter((one) => one.service === service)
    .toSorted((a, b) => a.since - b.since);
  let team = 'nobody';
  for (const line of timeline) {
    if (line.since > day) break;
    team = line.team;
  }
  return team;
}

function neededPairs(org: Org, needs: readonly Need[]): Map<string, Pair> {
  return new Map(
    needs
      .map(({ from, to, day }): Pair => [teamOn(org, from, day), teamOn(org, to, day)])
      .filter(([one, other]) => one !== other)
      .map((pair) => [pairName(pair), pair]),
  );
}

/** All topologies that differ in one link. */
function edits(topology: Topology): Topology[] {
  const services = Object.keys(topology.teams);
  return topology.links.flatMap((link, at) =>
    services
      .filter((from) => from !== link.from && from !== link.to)
      .map((from) => ({ ...topology, links: topology.links.with(at, { ...link, from }) })),
  );
}

function index({ teams, talks, links }: Topology): number {
  const needed = links
    .map(({ from, to }): Pair => [teams[from] ?? from, teams[to] ?? to])
    .filter(([one, other]) => one !== other);
  return congruence(needed, talks);
}
