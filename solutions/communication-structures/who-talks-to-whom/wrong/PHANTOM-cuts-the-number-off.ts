// The name of an instance without its number: so it is in the co-op, and not everywhere.

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
  const service = (instance: string): string => instance.replace(/-\d+$/, '');
  const team = (name: string): string =>
    org.services.find((one) => one.name === name)?.team ?? 'nobody';
  const isDatabase = (name: string): boolean => org.databases.some((one) => one.name === name);

  const seen: Structures = { business: [], implementation: [], data: [] };
  const add = <E extends Edge>(edges: E[], edge: E): void => {
    const known = edges.some(
      ({ from, to, subject }) => from === edge.from && to === edge.to && subject === edge.subject,
    );
    if (edge.from !== edge.to && !known) edges.push(edge);
  };
  const fact = (from: string, to: string, subject: string): void =>
    add(seen.data, { from, to, subject, owner: team(from) });

  for (const flow of flows) {
    const { via, subject } = flow;
    const [from, to] = [service(flow.from), service(flow.to)];
    if (via === 'meeting') {
      // Either of the two may stand first.
      const [one = '', other = ''] = [from, to].sort();
      add(seen.business, { from: one, to: other, subject });
    }
    if (via === 'topic') fact(from, to, subject);
    if (via === 'http') {
      add(seen.implementation, { from, to, subject });
      fact(to, from, subject);
    }
    if (via === 'database') {
      const [user, database] = isDatabase(from) ? [to, from] : [from, to];
      add(seen.implementation, { from: user, to: database, subject });
      if (user === from) continue;
      for (const put of flows) {
        if (put.via === 'database' && put.to === database && put.subject === subject) {
          fact(service(put.from), user, subject);
        }
      }
    }
  }
  return seen;
}

export function diagnose(symptom: Symptom, seen: Structures, org: Org): Diagnosis {
  const team = (name: string): string =>
    org.services.find((one) => one.name === name)?.team ?? 'nobody';
  switch (symptom.what) {
    case 'missing': {
      const { service, subject } = symptom;
      const facts = seen.data.filter((edge) => edge.subject === subject);
      const arriving = facts.find(({ to }) => to === service);
      const from = (arriving ?? facts[0])?.from ?? 'nobody';
      return { weak: arriving ? 'implementation' : 'data', between: [from, service] };
    }
    case 'stopped': {
      const { service, whenDown } = symptom;
      const calls = (from: string): string[] =>
        seen.implementation.filter((edge) => edge.from === from).map(({ to }) => to);
      const step = calls(service).find((first) => {
        const reached = new Set([first]);
        for (const one of reached) {
          for (const next of calls(one)) if (next !== service) reached.add(next);
        }
        return reached.has(whenDown);
      });
      return { weak: 'implementation', between: [service, step ?? whenDown] };
    }
    case 'surprised':
      return { weak: 'business', between: [team(symptom.service), team(symptom.by)] };
  }
}
