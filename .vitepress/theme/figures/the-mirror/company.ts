// People on one side, programs on the other. Each quarter somebody needs data of somebody else, and the new line
// takes the channel that costs least, talking included. People who are joined by a call sooner or later meet; over a
// file nobody notices that they should.
import type { Random } from '../../../../harness/grading/random.ts';

export type Service = 'collection' | 'quality' | 'processing' | 'settlement' | 'trace' | 'cheese';
export type Team = 'road' | 'laboratory' | 'plant' | 'office' | 'web' | 'dolmun';
export type Channel = 'call' | 'file' | 'stream';

export interface Integration {
  owner: Service;
  user: Service;
  channel: Channel;
}

export interface Company {
  teams: Readonly<Partial<Record<Service, Team>>>;
  /** Pairs of teams that talk, by `pairOf`. */
  talks: readonly string[];
  integrations: readonly Integration[];
  /** Needs that have not come up yet. */
  waiting: readonly { owner: Service; user: Service }[];
  /** Whether owners publish what they have. */
  hasStreams: boolean;
  /** Whether the system stays as it is, and people follow. */
  isLocked: boolean;
}

/**
 * Days of work. A call between strangers takes meetings about every field; a file takes none and is clumsy to build; a
 * published stream is read without asking, after a word about what its facts mean.
 */
export const costs: Record<Channel, { build: number; talking: number; strangers: number }> = {
  call: { build: 3, talking: 2, strangers: 14 },
  file: { build: 8, talking: 1, strangers: 1 },
  stream: { build: 4, talking: 1, strangers: 3 },
};

export const pairOf = (one: Team, other: Team): string => [one, other].sort().join(' – ');
export const teamsOf = ({ teams }: Company): Team[] => [...new Set(Object.values(teams))];

const needs: readonly { owner: Service; user: Service }[] = [
  { owner: 'collection', user: 'quality' },
  { owner: 'quality', user: 'settlement' },
  { owner: 'quality', user: 'processing' },
  { owner: 'processing', user: 'trace' },
  { owner: 'collection', user: 'settlement' },
  { owner: 'quality', user: 'trace' },
  { owner: 'settlement', user: 'trace' },
  { owner: 'collection', user: 'processing' },
];
const dolmunNeeds: readonly { owner: Service; user: Service }[] = [
  { owner: 'cheese', user: 'quality' },
  { owner: 'cheese', user: 'settlement' },
];

export function companyOf(random: Random): Company {
  const left = [...needs];
  const waiting: { owner: Service; user: Service }[] = [];
  while (left.length > 0) waiting.push(...left.splice(random.whole(0, left.length - 1), 1));
  return {
    teams: {
      ...{ collection: 'road', quality: 'laboratory', processing: 'plant' },
      ...{ settlement: 'office', trace: 'web' },
    },
    talks: [
      pairOf('road', 'laboratory'),
      pairOf('laboratory', 'plant'),
      pairOf('office', 'web'),
      pairOf('laboratory', 'office'),
      pairOf('road', 'office'),
    ],
    ...{ integrations: [], waiting, hasStreams: false, isLocked: false },
  };
}

function pairIn({ teams }: Company, { owner, user }: { owner: Service; user: Service }): string {
  const [one, other] = [teams[owner], teams[user]];
  return one === undefined || other === undefined || one === other ? '' : pairOf(one, other);
}

/** The channel that costs least, and what each would. */
export function cheapest(
  company: Company,
  need: { owner: Service; user: Service },
): { channel: Channel; days: Partial<Record<Channel, number>> } {
  const pair = pairIn(company, need);
  const talks = pair === '' || company.talks.includes(pair);
  const published = company.integrations.some(
    ({ owner, channel }) => owner === need.owner && channel === 'stream',
  );
  const offered: readonly Channel[] = company.hasStreams
    ? ['call', 'stream', 'file']
    : ['call', 'file'];
  const days: Partial<Record<Channel, number>> = {};
  for (const channel of offered) {
    const { build, talking, strangers } = costs[channel];
    // What is published already is only read.
    const work = channel === 'stream' && published ? 1 : build;
    days[channel] = work + (talks ? talking : strangers);
  }
  const [channel = 'call'] = [...offered].sort((a, b) => (days[a] ?? 0) - (days[b] ?? 0));
  return { channel, days };
}

/** Pairs of teams whose programs are joined, in the order in which they came to be. */
export function neededPairs(company: Company): string[] {
  return [
    ...new Set(company.integrations.map((one) => pairIn(company, one)).filter((one) => one !== '')),
  ];
}

export interface Measure {
  met: number;
  needed: number;
  gaps: string[];
  idle: string[];
}

export function measure(company: Company): Measure {
  const needed = neededPairs(company);
  const gaps = needed.filter((pair) => !company.talks.includes(pair));
  const idle = company.talks.filter((pair) => !needed.includes(pair));
  return { met: needed.length - gaps.length, needed: needed.length, gaps, idle };
}

/** 0 to 1; `undefined` where nobody needs anybody. */
export const indexOf = ({ met, needed }: Measure): number | undefined =>
  needed === 0 ? undefined : met / needed;

export interface Quarter {
  company: Company;
  built: Integration | undefined;
  /** Two teams that began to talk by themselves. */
  began: string | undefined;
}

/** What a quarter brings by itself. */
export function quarterOf(company: Company): Quarter {
  const { gaps } = measure(company);
  const overFilesOnly = (pair: string): boolean =>
    company.integrations.every((one) => pairIn(company, one) !== pair || one.channel === 'file');
  // With the system held still, people go down the list of what it needs.
  const began = gaps.find((pair) => company.isLocked || !overFilesOnly(pair));
  const talking = began === undefined ? company : { ...company, talks: [...company.talks, began] };
  const [need, ...waiting] = company.waiting;
  if (company.isLocked || need === undefined) {
    return { company: talking, built: undefined, began };
  }
  // Built by those who talked when it was planned.
  const built = { ...need, channel: cheapest(company, need).channel };
  const integrations = [...company.integrations, built];
  return { company: { ...talking, integrations, waiting }, built, began };
}

export type Change = 'merge' | 'split' | 'liaison' | 'dolmun' | 'streams' | 'lock';

export function canChange(company: Company, change: Change): boolean {
  const teams = teamsOf(company);
  switch (change) {
    case 'merge':
      return teams.includes('laboratory');
    case 'split':
      return !teams.includes('laboratory');
    case 'liaison':
      return measure(company).gaps.length > 0;
    case 'dolmun':
      return !teams.includes('dolmun');
    default:
      return true;
  }
}

export function changed(company: Company, change: Change): Company {
  switch (change) {
    case 'merge': {
      // The laboratory sits with the plant from now on; whom it used to meet, it meets no more.
      const talks = company.talks.filter((pair) => !pair.includes('laboratory'));
      return { ...company, teams: { ...company.teams, quality: 'plant' }, talks };
    }
    case 'split':
      return {
        ...company,
        teams: { ...company.teams, quality: 'laboratory' },
        talks: [...company.talks, pairOf('laboratory', 'plant')],
      };
    case 'liaison': {
      const [gap] = measure(company).gaps;
      return gap === undefined ? company : { ...company, talks: [...company.talks, gap] };
    }
    case 'dolmun':
      return {
        ...company,
        teams: { ...company.teams, cheese: 'dolmun' },
        waiting: [...dolmunNeeds, ...company.waiting],
      };
    case 'streams':
      return { ...company, hasStreams: !company.hasStreams };
    case 'lock':
      return { ...company, isLocked: !company.isLocked };
  }
}
