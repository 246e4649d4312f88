// The co-op after it has bought Dolmun Cheese: two stretches of time on the wire, between which a service
// changes hands, and the calendar of both. The seed says who reads whom and who meets whom.
import { observedEdges } from '../observed/edges.ts';
import type { Part } from '../observed/part.ts';
import type { HistoryEvent } from '../history.ts';
import type { Random } from '../random.ts';
import { writersOf } from '../writers.ts';
import type { Link, Need, Org, Pair, Topology } from './org.ts';

export const services = [
  ...(['collection', 'quality', 'settlement', 'trace', 'membership', 'ripening'] as const),
];
export type Service = (typeof services)[number];

/** The day on which `quality` goes over from Dolmun to the laboratory. */
export const handover = 62;

export const topicOf = (service: string): string => `${service}.facts`;

export function orgOf(random: Random): Org {
  const meet = (one: string, other: string): Org['talks'][number] => ({
    teams: random.next() < 0.5 ? [one, other] : [other, one],
    day: random.whole(1, 120),
  });
  const often: [string, string][] = [
    ['Laboratory', 'Road'],
    ['Accounts', 'Office'],
    ['Web', 'Office'],
    random.pick([
      ['Dolmun', 'Laboratory'],
      ['Dolmun', 'Accounts'],
    ] as [[string, string], [string, string]]),
  ];
  return {
    teams: [
      { name: 'Road', director: 'Han' },
      { name: 'Laboratory', director: 'Han' },
      { name: 'Web', director: 'Han' },
      { name: 'Accounts', director: 'Seo' },
      { name: 'Office', director: 'Seo' },
      { name: 'Dolmun', director: 'Maeng' },
    ],
    owners: [
      { service: 'collection', team: 'Road', since: 1 },
      // Lines stand in no order.
      { service: 'quality', team: 'Laboratory', since: handover },
      { service: 'quality', team: 'Dolmun', since: 1 },
      { service: 'settlement', team: 'Accounts', since: 1 },
      { service: 'trace', team: 'Web', since: 1 },
      { service: 'membership', team: 'Office', since: 1 },
      { service: 'ripening', team: 'Dolmun', since: 1 },
    ],
    talks: [
      ...often.flatMap(([one, other]) => [meet(one, other), meet(other, one)]),
      meet('Office', 'Road'),
      meet('Laboratory', 'Bank'),
    ],
  };
}

/** Who reads whom before and after the handover. */
export function readsOf(random: Random): {
  before: [Service, Service][];
  after: [Service, Service][];
} {
  const always: [Service, Service][] = [
    ['collection', 'quality'],
    ['quality', 'settlement'],
    ['ripening', 'quality'],
  ];
  return {
    before: [...always, ['quality', random.pick(['trace', 'membership'] as const)]],
    after: [
      ...always,
      ['membership', 'settlement'],
      ['ripening', 'trace'],
      ['collection', random.pick(['trace', 'settlement'] as const)],
    ],
  };
}

/** Each service writes some facts of its own and reads the facts of those that it is said to. */
export function partsOf(
  reads: readonly (readonly [string, string])[],
  { round, sharedWriter }: { round: string; sharedWriter?: { service: string; topic: string } },
): Record<string, Part> {
  return Object.fromEntries(
    services.map((service): [string, Part] => {
      const records = (topic: string): NonNullable<Part['writes']> =>
        [1, 2, 3].map((at) => ({ topic, key: `${round}-${at}`, value: { by: service } }));
      const also = sharedWriter?.service === service ? records(sharedWriter.topic) : [];
      const topics = reads.filter(([, to]) => to === service).map(([from]) => topicOf(from));
      return [
        service,
        {
          ...{ group: `${service} ${round}`, reads: [...new Set(topics)] },
          writes: [...records(topicOf(service)), ...also],
        },
      ];
    }),
  );
}

/**
 * What was needed, as far as the wire tells: who was brought whose records, and who wrote where others wrote. In an
 * order of names, since who is first on the wire is chance.
 */
export function needsSeen(history: readonly HistoryEvent[], day: () => number): Need[] {
  const read = observedEdges(history)
    .filter(({ via }) => via === 'topic')
    .map(({ from, to, subject: topic }) => ({ from, to, topic }));
  const shared = [...writersOf(history)].flatMap(([topic, writers]) => {
    const [from = '', ...others] = writers.toSorted();
    return others.map((to) => ({ from, to, topic }));
  });
  const named = [...read, ...shared].map((need) => ({ need, name: Object.values(need).join() }));
  return named
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ need }) => ({ ...need, day: day() }));
}

/** The ways of facts in the merged company, as they are today. */
export function topologyOf(random: Random): Topology {
  const links: Link[] = [
    { from: 'collection', to: 'quality', facts: 'pickups' },
    { from: 'ripening', to: 'quality', facts: 'scores' },
    { from: 'ripening', to: 'trace', facts: 'scores' },
    { from: 'quality', to: 'settlement', facts: 'grades' },
    { from: 'membership', to: 'settlement', facts: 'farms' },
    { from: 'membership', to: 'trace', facts: 'farms' },
    random.pick([
      { from: 'collection', to: 'settlement', facts: 'pickups' },
      { from: 'quality', to: 'membership', facts: 'grades' },
    ] as [Link, Link]),
  ];
  return {
    teams: {
      ...{ collection: 'Road', quality: 'Laboratory', settlement: 'Accounts' },
      ...{ trace: 'Web', membership: 'Office', ripening: 'Dolmun' },
    },
    talks: [
      ['Laboratory', 'Road'],
      ['Dolmun', 'Laboratory'],
      ['Laboratory', 'Accounts'],
      ['Office', 'Accounts'],
      ['Web', 'Office'],
      ['Laboratory', 'Web'],
    ],
    origins: { pickups: 'collection', scores: 'ripening', grades: 'quality', farms: 'membership' },
    links,
  };
}

/** What each service reads, where the topology is deployed. */
export const readsIn = ({ links }: Topology): [string, string][] =>
  links.map(({ from, to }) => [from, to]);

/** The index of what was seen on the wire, by today's teams. */
export function indexSeen(
  history: readonly HistoryEvent[],
  { teams, talks }: Topology,
): { met: number; needed: number } {
  const talking = new Set(talks.map((pair) => [...pair].sort().join()));
  const needed = new Set(
    observedEdges(history)
      .map(({ from, to }): Pair => [teams[from] ?? from, teams[to] ?? to])
      .filter(([one, other]) => one !== other)
      .map((pair) => [...pair].sort().join()),
  );
  return { met: [...needed].filter((pair) => talking.has(pair)).length, needed: needed.size };
}
