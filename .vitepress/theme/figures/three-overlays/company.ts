// The co-op as three sheets: who talks, what calls what, whose facts go where. What happens to the co-op changes
// the company; the sheets are drawn anew from it, and two drawings are compared line by line.
import type { Random } from '../../../../harness/grading/random.ts';

export type Service =
  'collection' | 'quality' | 'processing' | 'settlement' | 'membership' | 'trace' | 'carbon';
export type Team = 'road' | 'laboratory' | 'plant' | 'office' | 'web';
/** How facts get about: each user fetches them from their owner, or the owner publishes them in a stream. */
export type Way = 'fetch' | 'streams';
export const changes = ['reorg', 'software', 'report', 'everything'] as const;
export type Change = (typeof changes)[number];
export const sheets = ['business', 'implementation', 'data'] as const;
export type Sheet = (typeof sheets)[number];

export interface Need {
  owner: Service;
  user: Service;
}

export interface Company {
  teams: Partial<Record<Service, Team>>;
  /** Teams that work together every day, whatever their programs do. */
  daily: readonly (readonly [Team, Team])[];
  needs: readonly Need[];
  /** Services whose program was written anew. */
  anew: readonly Service[];
}

/** A line on a sheet. `stream` stands for the owner's stream, `broker` for where streams are kept. */
export interface Line {
  from: string;
  to: string;
  /** Another one is another line, though it joins the same two. */
  made: string;
  /** Teams that have to do something for it to be there. */
  teams: readonly Team[];
}

export const firstServices: readonly Service[] = [
  ...(['collection', 'quality', 'processing', 'settlement', 'membership', 'trace'] as const),
];

const always: readonly Need[] = [
  { owner: 'collection', user: 'quality' },
  { owner: 'collection', user: 'settlement' },
  { owner: 'quality', user: 'settlement' },
  { owner: 'quality', user: 'processing' },
  { owner: 'membership', user: 'settlement' },
  { owner: 'processing', user: 'trace' },
];
/** Some of these there are too; which, is chance. */
const perhaps: readonly Need[] = [
  { owner: 'quality', user: 'trace' },
  { owner: 'quality', user: 'collection' },
  { owner: 'membership', user: 'collection' },
  { owner: 'collection', user: 'processing' },
  { owner: 'membership', user: 'quality' },
  { owner: 'settlement', user: 'membership' },
];

export function companyOf(random: Random): Company {
  const left = [...perhaps];
  const chosen = Array.from({ length: 3 }, () =>
    left.splice(random.whole(0, left.length - 1), 1),
  ).flat();
  return {
    teams: {
      ...{ collection: 'road', quality: 'laboratory', processing: 'plant' },
      ...{ settlement: 'office', membership: 'office', trace: 'web' },
    },
    daily: [
      ['road', 'laboratory'],
      ['laboratory', 'office'],
      ['laboratory', 'plant'],
      ['office', 'web'],
    ],
    needs: [...always, ...chosen],
    anew: [],
  };
}

export function servicesOf({ teams }: Company): Service[] {
  // Its keys are services.
  return Object.keys(teams) as Service[];
}

export function after(company: Company, change: Change): Company {
  switch (change) {
    case 'reorg': {
      const moved = (team: Team): Team => (team === 'laboratory' ? 'plant' : team);
      return {
        ...company,
        teams: { ...company.teams, quality: 'plant' },
        daily: company.daily.map(([one, other]) => [moved(one), moved(other)] as const),
      };
    }
    case 'software':
      return { ...company, anew: ['quality'] };
    case 'report':
      return {
        ...company,
        teams: { ...company.teams, carbon: 'web' },
        needs: [
          ...company.needs,
          ...(['collection', 'processing', 'membership'] as const).map((owner) => ({
            ...{ owner, user: 'carbon' as const },
          })),
        ],
      };
    case 'everything': {
      const services = servicesOf(company);
      const needs = services.flatMap((owner) =>
        services.filter((user) => user !== owner).map((user) => ({ owner, user })),
      );
      return { ...company, needs };
    }
  }
}

export function drawn(company: Company, way: Way): Record<Sheet, Line[]> {
  const { needs, anew } = company;
  const team = (service: Service): Team => company.teams[service] ?? 'web';
  const made = (...services: Service[]): string =>
    services.filter((one) => anew.includes(one)).join(' ');
  const isNew = (service: Service): boolean => anew.includes(service);

  // A line between two programs is something that two teams have agreed on.
  const agreed =
    way === 'fetch'
      ? needs.map(({ owner, user }) => [team(owner), team(user)] as const)
      : ([] as const);
  const business = [...company.daily, ...agreed]
    .filter(([one, other]) => one !== other)
    .map((pair): Line => {
      const [from = '', to = ''] = [...pair].sort();
      return { from, to, made: '', teams: pair };
    });

  const publishers = [...new Set(needs.map(({ owner }) => owner))];
  const parties = servicesOf(company).filter((service) =>
    needs.some(({ owner, user }) => owner === service || user === service),
  );
  const implementation =
    way === 'fetch'
      ? needs.map(({ owner, user }): Line => {
          // Whoever calls something new must be written anew; the called has to open a door once.
          const teams = isNew(user) && !isNew(owner) ? [team(user)] : [team(user), team(owner)];
          return { from: user, to: owner, made: made(owner, user), teams };
        })
      : parties.map((one): Line => ({
          ...{ from: one, to: 'broker', made: made(one), teams: [team(one)] },
        }));

  const data =
    way === 'fetch'
      ? needs.map(({ owner, user }): Line => ({
          ...{ from: owner, to: user, made: made(owner), teams: [team(owner), team(user)] },
        }))
      : [
          ...publishers.map((owner): Line => ({
            ...{ from: owner, to: `${owner} stream`, made: '', teams: [team(owner)] },
          })),
          ...needs.map(({ owner, user }): Line => ({
            ...{ from: `${owner} stream`, to: user, made: '', teams: [team(user)] },
          })),
        ];
  return { business: once(business), implementation, data };
}

export const nameOf = ({ from, to, made }: Line): string => `${from} ${to} ${made}`;

function once(lines: readonly Line[]): Line[] {
  return [...new Map(lines.map((line) => [nameOf(line), line])).values()];
}

export interface Redrawn {
  /** Lines that are drawn anew or are gone; one that moved counts once. */
  counts: Record<Sheet, number>;
  /** Names of the lines that are new. */
  fresh: Record<Sheet, readonly string[]>;
  /** Teams that have to do something about it. */
  teams: readonly Team[];
}

export function redrawn(company: Company, change: Change, way: Way): Redrawn {
  const [was, is] = [drawn(company, way), drawn(after(company, change), way)];
  const compared = sheets.map((sheet) => {
    const missing = (from: readonly Line[], there: readonly Line[]): Line[] =>
      from.filter((line) => there.every((other) => nameOf(other) !== nameOf(line)));
    return { sheet, fresh: missing(is[sheet], was[sheet]), gone: missing(was[sheet], is[sheet]) };
  });
  const bySheet = <T>(of: (one: (typeof compared)[number]) => T): Record<Sheet, T> => {
    const [business, implementation, data] = compared.map(of);
    // There are three sheets.
    return { business, implementation, data } as Record<Sheet, T>;
  };
  return {
    counts: bySheet(({ fresh, gone }) => Math.max(fresh.length, gone.length)),
    fresh: bySheet(({ fresh }) => fresh.map(nameOf)),
    teams: [
      ...new Set(
        compared.flatMap(({ fresh, gone }) => [...fresh, ...gone]).flatMap((line) => line.teams),
      ),
    ].sort(),
  };
}
