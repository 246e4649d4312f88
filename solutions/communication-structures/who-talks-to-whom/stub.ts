// Who talks to whom: one company, three communication structures.
//
// For one dawn somebody noted what went between the co-op's running programs, and who sat together. You are
// given these notes (`flows`) and the list of who runs what (`org`). Sort them into the three structures of
// the company, then say of a symptom which of the three is weak. No Kafka is needed: both are plain functions.

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
 * none (a database is not inside any). The order of edges does not matter.
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

export function structures(flows: readonly Flow[], org: Org): Structures {
  throw new Error('structures is yours to write.');
}

/**
 * `missing`: what the service shows lacks the facts of `subject`. The structure of data names a service that has them.
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

export function diagnose(symptom: Symptom, seen: Structures, org: Org): Diagnosis {
  throw new Error('diagnose is yours to write.');
}
