// A sheet for each structure, which draws each line once.

/** Something that went from one to another, so many times. `subject` says what it was about. */
export interface Flow {
  from: string;
  to: string;
  /**
   * `topic`: the instance `from` wrote records that the instance `to` read. `subject` is the topic.
   *
   * `http`: the instance `from` asked the instance `to`, and was given an answer. `subject` is the route.
   *
   * `database`: rows of the table `subject`. Either the instance `from` put them into the database `to`, or the
   * instance `to` got them out of the database `from`.
   *
   * `meeting`: people of the team `from` met people of the team `to`. `subject` is what it was about.
   */
  via: 'topic' | 'http' | 'database' | 'meeting';
  subject: string;
  count: number;
}

export interface Org {
  /** What is deployed as one, in one or more instances; and the team that answers for it. */
  services: readonly { name: string; team: string; instances: readonly string[] }[];
  /** Databases, and the team that keeps each of them running. */
  databases: readonly { name: string; team: string }[];
}

/**
 * Each edge (`from`, `to`, `subject`) stands once, however often it was used; what goes on inside one service is
 * none. The order of edges does not matter.
 */
export interface Edge {
  from: string;
  to: string;
  /** As in the flow. */
  subject: string;
}

export interface DataEdge extends Edge {
  /** The team that answers for these facts: that of the service they come from. */
  owner: string;
}

export interface Structures {
  /** Team and team: who talks about what. Which of the two stands in `from` does not matter. */
  business: Edge[];
  /** A service, and a service or database, which the service `from` calls while it works: it stands still when `to` does. */
  implementation: Edge[];
  /**
   * The service whose facts they are, and another that works with them, whichever way they went: by a topic, by a
   * database, or in the answer to a request.
   */
  data: DataEdge[];
}

/**
 * `missing`: what the service shows lacks the facts of `subject`, which somebody at the co-op has.
 *
 * `stopped`: the service stands still whenever `whenDown` (a service or a database) is down.
 *
 * `surprised`: one morning the numbers of the service were wrong, since `by` gives its facts another meaning. Nobody
 * had said so to the team of the service.
 */
export type Symptom =
  | { what: 'missing'; service: string; subject: string }
  | { what: 'stopped'; service: string; whenDown: string }
  | { what: 'surprised'; service: string; by: string };

export interface Diagnosis {
  weak: 'business' | 'implementation' | 'data';
  /**
   * `missing`: the service that has the facts, and the service that lacks them. If they do not get there, it is the
   * structure of data that is weak; if they do, the service's own program makes nothing of them: its implementation.
   *
   * `stopped`: the service, and the one that it calls itself, on the way to `whenDown`. There may be others between.
   *
   * `surprised`: the two teams that had to talk.
   *
   * The order of the two does not matter.
   */
  between: [string, string];
}

class Sheet<E extends Edge> {
  private readonly edges = new Map<string, E>();
  draw(edge: E): void {
    const { from, to, subject } = edge;
    if (from !== to) this.edges.set(`${from}|${to}|${subject}`, edge);
  }
  get list(): E[] {
    return [...this.edges.values()];
  }
}

class Company {
  private readonly org: Org;
  constructor(org: Org) {
    this.org = org;
  }
  node(name: string): string {
    return this.org.services.find((one) => one.instances.includes(name))?.name ?? name;
  }
  team(service: string): string {
    return this.org.services.find(({ name }) => name === service)?.team ?? '';
  }
  keeps(name: string): boolean {
    return this.org.databases.some((one) => one.name === name);
  }
}

export function structures(flows: readonly Flow[], org: Org): Structures {
  const company = new Company(org);
  const [business, implementation, data] = [
    new Sheet<Edge>(),
    new Sheet<Edge>(),
    new Sheet<DataEdge>(),
  ];
  const putters = new Map<string, Set<string>>();
  for (const { from, to, via, subject } of flows) {
    if (via !== 'database' || !company.keeps(to)) continue;
    const table = `${to}/${subject}`;
    putters.set(table, (putters.get(table) ?? new Set<string>()).add(company.node(from)));
  }
  for (const flow of flows) {
    const { subject } = flow;
    const [from, to] = [company.node(flow.from), company.node(flow.to)];
    const knows = (whose: string, who: string): void =>
      data.draw({ from: whose, to: who, subject, owner: company.team(whose) });
    switch (flow.via) {
      case 'meeting':
        business.draw(from > to ? { from: to, to: from, subject } : { from, to, subject });
        break;
      case 'topic':
        knows(from, to);
        break;
      case 'http':
        implementation.draw({ from, to, subject });
        knows(to, from);
        break;
      case 'database':
        if (company.keeps(to)) implementation.draw({ from, to, subject });
        else {
          implementation.draw({ from: to, to: from, subject });
          for (const whose of putters.get(`${from}/${subject}`) ?? []) knows(whose, to);
        }
    }
  }
  return { business: business.list, implementation: implementation.list, data: data.list };
}

function reaches(seen: Structures, from: string, to: string, without: readonly string[]): boolean {
  if (from === to) return true;
  return seen.implementation
    .filter((edge) => edge.from === from && !without.includes(edge.to))
    .some((edge) => reaches(seen, edge.to, to, [...without, from]));
}

export function diagnose(symptom: Symptom, seen: Structures, org: Org): Diagnosis {
  const company = new Company(org);
  if (symptom.what === 'surprised') {
    const { service, by } = symptom;
    return { weak: 'business', between: [company.team(service), company.team(by)] };
  }
  const { service } = symptom;
  if (symptom.what === 'stopped') {
    const step = seen.implementation.find(
      ({ from, to }) => from === service && reaches(seen, to, symptom.whenDown, [service]),
    );
    return { weak: 'implementation', between: [service, step?.to ?? ''] };
  }
  const facts = seen.data.filter(({ subject }) => subject === symptom.subject);
  const arriving = facts.filter(({ to }) => to === service);
  const [edge] = arriving.length > 0 ? arriving : facts;
  return {
    weak: arriving.length > 0 ? 'implementation' : 'data',
    between: [edge?.from ?? '', service],
  };
}
