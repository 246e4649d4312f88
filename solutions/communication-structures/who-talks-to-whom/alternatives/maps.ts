// Edges in maps by their names; the instances looked up in a table made first; both ends as they come.

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

export function structures(flows: readonly Flow[], org: Org): Structures {
  const serviceOf = new Map(
    org.services.flatMap(({ name, instances }) => instances.map((one) => [one, name] as const)),
  );
  const teamOf = new Map(org.services.map(({ name, team }) => [name, team]));
  const databases = new Set(org.databases.map(({ name }) => name));
  const business = new Map<string, Edge>();
  const implementation = new Map<string, Edge>();
  const data = new Map<string, DataEdge>();
  const named = flows.map((flow) => ({
    ...flow,
    from: serviceOf.get(flow.from) ?? flow.from,
    to: serviceOf.get(flow.to) ?? flow.to,
  }));
  const outside = named.filter(({ from, to }) => from !== to);

  function has(from: string, to: string, subject: string): void {
    if (from === to) return;
    data.set(`${from}/${to}/${subject}`, { from, to, subject, owner: teamOf.get(from) ?? '' });
  }
  function needs(from: string, to: string, subject: string): void {
    implementation.set(`${from}/${to}/${subject}`, { from, to, subject });
  }

  for (const { from, to, via, subject } of outside) {
    if (via === 'topic') has(from, to, subject);
    else if (via === 'http') {
      needs(from, to, subject);
      has(to, from, subject);
    } else if (via === 'meeting') {
      const there = `${from}/${to}/${subject}`;
      if (!business.has(`${to}/${from}/${subject}`)) business.set(there, { from, to, subject });
    } else if (databases.has(to)) needs(from, to, subject);
    else {
      needs(to, from, subject);
      outside
        .filter((put) => put.via === 'database' && put.to === from && put.subject === subject)
        .forEach((put) => has(put.from, to, subject));
    }
  }
  return {
    data: [...data.values()].reverse(),
    implementation: [...implementation.values()],
    business: [...business.values()],
  };
}

export function diagnose(
  symptom: Symptom,
  { implementation, data }: Structures,
  org: Org,
): Diagnosis {
  const team = (service: string): string =>
    org.services.find(({ name }) => name === service)?.team ?? '';
  if (symptom.what === 'surprised') {
    return { between: [team(symptom.by), team(symptom.service)], weak: 'business' };
  }
  const { service } = symptom;
  if (symptom.what === 'missing') {
    const those = data.filter(({ subject }) => subject === symptom.subject);
    const [arrived] = those.filter(({ to }) => to === service);
    return arrived === undefined
      ? { weak: 'data', between: [service, those.at(-1)?.from ?? ''] }
      : { weak: 'implementation', between: [service, arrived.from] };
  }
  // From what is down, back to whoever stands still with it.
  const down = new Set([symptom.whenDown]);
  for (const one of down) {
    for (const { from, to } of implementation) {
      if (to === one && from !== service) down.add(from);
    }
  }
  const step = implementation.find(({ from, to }) => from === service && down.has(to));
  return { weak: 'implementation', between: [step?.to ?? '', service] };
}
