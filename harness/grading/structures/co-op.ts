// A dawn at the co-op for the exercise on communication structures: who runs what, and what each part does.
// The backbone is the story's; what hangs on it (who asks whom, who meets whom) comes from the seed.
import type { Part } from '../observed/part.ts';
import type { Random } from '../random.ts';
import type { Flow, Org } from './flows.ts';

export const database = 'co-op-db';

export interface DawnOfStructures {
  org: Org;
  parts: Record<string, Part>;
  meetings: Flow[];
}

const topics = {
  pickups: 'collection.pickups',
  results: 'quality.lab-results',
  payables: 'settlement.payables',
};

/** The same company twice: in spring, and in autumn, when a service has grown and another has changed teams. */
export function dawnsOfStructures(random: Random): {
  spring: DawnOfStructures;
  autumn: DawnOfStructures;
} {
  const farms = numbered('farm', random.whole(5, 9));
  const lots = numbered('lot', random.whole(8, 14));
  const chosen: Chosen = {
    ...{ farms, lots },
    getsTemperatures: random.pick(['quality-1', 'settlement-1'] as const),
    traceReads: random.pick([topics.pickups, topics.payables] as const),
    traceAsks: lots.slice(0, random.whole(3, 6)),
    qualityAsks: random.next() < 0.5 ? farms.slice(0, 2) : [],
    meetings: [
      meeting('Collection', 'Laboratory', 'holidays', random.whole(2, 9)),
      meeting('Laboratory', 'Collection', 'sampling', random.whole(1, 4)),
      meeting('Web', random.pick(['Laboratory', 'Collection'] as const), 'cartons', 2),
      // What it is about is also what programs exchange.
      meeting('Accounts', 'Collection', topics.pickups, random.whole(1, 3)),
    ],
  };
  return { spring: dawnOf(chosen, false), autumn: dawnOf(chosen, true) };
}

/** What the seed decides. */
interface Chosen {
  farms: readonly string[];
  lots: readonly string[];
  getsTemperatures: 'quality-1' | 'settlement-1';
  traceReads: string;
  traceAsks: readonly string[];
  qualityAsks: readonly string[];
  meetings: readonly Flow[];
}

function dawnOf(chosen: Chosen, isAutumn: boolean): DawnOfStructures {
  const { farms, lots, getsTemperatures, traceReads, traceAsks, qualityAsks } = chosen;
  const instances = isAutumn ? ['quality-1', 'quality-2'] : ['quality-1'];
  const org: Org = {
    services: [
      { name: 'collection', team: 'Collection', instances: ['collection-1'] },
      { name: 'quality', team: 'Laboratory', instances },
      { name: 'membership', team: isAutumn ? 'Office' : 'Accounts', instances: ['membership-1'] },
      { name: 'settlement', team: 'Accounts', instances: ['settlement-1'] },
      { name: 'trace', team: 'Web', instances: ['trace-1'] },
    ],
    databases: [{ name: database, team: 'Web' }],
  };
  const share = (instance: string): string[] =>
    lots.filter((_, index) => index % instances.length === instances.indexOf(instance));
  const temperatures = (who: string): Part =>
    who === getsTemperatures ? { gets: lots.map((lot) => `temperatures/${lot}`) } : {};
  const parts: Record<string, Part> = {
    'collection-1': { writes: records(topics.pickups, lots), puts: rows('temperatures', lots) },
    'membership-1': { serves: ['GET /farms/:farm'], puts: rows('shares', farms) },
    ...Object.fromEntries(
      instances.map((instance): [string, Part] => [
        instance,
        {
          ...{ group: 'quality', reads: [topics.pickups], serves: ['GET /grade/:lot'] },
          writes: records(topics.results, share(instance)),
          puts: rows('scores', share(instance)),
          asks: asks('membership-1', 'farms', qualityAsks),
          ...temperatures(instance),
        },
      ]),
    ),
    'settlement-1': {
      ...{ group: 'settlement', reads: [topics.results] },
      writes: records(topics.payables, lots),
      asks: asks('membership-1', 'farms', farms),
      ...temperatures('settlement-1'),
    },
    'trace-1': {
      ...{ group: 'trace', reads: [traceReads] },
      asks: asks(instances.at(-1) ?? '', 'grade', traceAsks),
      gets: lots.map((lot) => `scores/${lot}`),
    },
  };
  const meetings = [
    ...chosen.meetings,
    ...(isAutumn ? [meeting('Office', 'Accounts', 'shares', 3)] : []),
  ];
  return { org, parts, meetings };
}

function asks(of: string, what: string, names: readonly string[]) {
  return names.map((name) => ({ of, route: `GET /${what}/${name}` }));
}

function rows(table: string, names: readonly string[]) {
  return names.map((name) => ({ key: `${table}/${name}`, value: { name } }));
}

function meeting(from: string, to: string, subject: string, count: number): Flow {
  return { from, to, via: 'meeting', subject, count };
}

function records(topic: string, lots: readonly string[]) {
  return lots.map((lot) => ({ topic, key: lot, value: { lot } }));
}

function numbered(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${name}-${index + 1}`);
}
