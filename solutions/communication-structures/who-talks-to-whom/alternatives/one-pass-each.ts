// Each structure by itself, from the flows that make it.

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

const once = <E extends Edge>(edges: E[]): E[] => [
  ...new Map(
    edges
      .filter(({ from, to }) => from !== to)
      .map((edge) => [JSON.stringify([edge.from, edge.to, edge.subject]), edge]),
  ).values(),
];

export function structures(flows: readonly Flow[], org: Org): Structures {
  const name = (instance: string): string => {
    for (const service of org.services) {
      if (service.instances.includes(instance)) return service.name;
    }
    return instance;
  };
  const of = (...via: Flow['via'][]): Edge[] =>
    flows
      .filter((flow) => via.includes(flow.via))
      .map(({ from, to, subject }) => ({ from: name(from), to: name(to), subject }));
  const turned = ({ from, to, subject }: Edge): Edge => ({ from: to, to: from, subject });
  const databases = org.databases.map((one) => one.name);
  const puts = of('database').filter(({ to }) => databases.includes(to));
  const gets = of('database').filter(({ from }) => databases.includes(from));
  const rows = gets.flatMap((get) =>
    puts
      .filter((put) => put.to === get.from && put.subject === get.subject)
      .map((put) => ({ ...get, from: put.from })),
  );
  const owner = ({ from }: Edge): string =>
    org.services.filter((service) => service.name === from).map(({ team }) => team)[0] ?? '';
  return {
    business: once(of('meeting').map((edge) => (edge.from < edge.to ? edge : turned(edge)))),
    implementation: once([...of('http'), ...puts, ...gets.map(turned)]),
    data: once([...of('topic'), ...of('http').map(turned), ...rows]).map((edge) => ({
      ...edge,
      owner: owner(edge),
    })),
  };
}

const explain = {
  missing(symptom: { service: string; subject: string }, { data }: Structures): Diagnosis {
    const { service, subject } = symptom;
    const here = data.find((edge) => edge.to === service && edge.subject === subject);
    if (here) return { weak: 'implementation', between: [here.from, service] };
    const there = data.find((edge) => edge.subject === subject);
    return { weak: 'data', between: [there?.from ?? '', service] };
  },
  stopped(symptom: { service: string; whenDown: string }, seen: Structures): Diagnosis {
    const { service, whenDown } = symptom;
    // Breadth first, each with the first step by which it was reached.
    const queue: [string, string][] = seen.implementation
      .filter(({ from }) => from === service)
      .map(({ to }) => [to, to]);
    const been = new Set([service]);
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [at, first] = next;
      if (at === whenDown) return { weak: 'implementation', between: [service, first] };
      if (been.has(at)) continue;
      been.add(at);
      for (const { from, to } of seen.implementation) if (from === at) queue.push([to, first]);
    }
    return { weak: 'implementation', between: [service, whenDown] };
  },
};

export function diagnose(symptom: Symptom, seen: Structures, org: Org): Diagnosis {
  if (symptom.what === 'missing') return explain.missing(symptom, seen);
  if (symptom.what === 'stopped') return explain.stopped(symptom, seen);
  const [one = '', other = ''] = [symptom.service, symptom.by].map(
    (service) => org.services.find(({ name }) => name === service)?.team,
  );
  return { weak: 'business', between: [one, other] };
}
