// What the three structures of a company are, as a fold over its flows; and which of them a symptom accuses.
import {
  serviceOf,
  teamOf,
  type DataEdge,
  type Diagnosis,
  type Edge,
  type Flow,
  type Org,
  type Structures,
  type Symptom,
} from './flows.ts';

export function structuresOf(flows: readonly Flow[], org: Org): Structures {
  const node = (name: string): string => serviceOf(org, name) ?? name;
  const isDatabase = (name: string): boolean => org.databases.some((one) => one.name === name);
  const business = new Map<string, Edge>();
  const implementation = new Map<string, Edge>();
  const data = new Map<string, DataEdge>();

  const facts = (edge: Edge): void => {
    if (edge.from === edge.to) return;
    data.set(edgeKey(edge), { ...edge, owner: teamOf(org, edge.from) ?? '?' });
  };
  const calls = (edge: Edge): void => {
    if (edge.from !== edge.to) implementation.set(edgeKey(edge), edge);
  };
  for (const flow of flows) {
    const [from, to, { subject }] = [node(flow.from), node(flow.to), flow];
    switch (flow.via) {
      case 'meeting':
        business.set(pairKey({ from, to, subject }), { from, to, subject });
        break;
      case 'topic':
        facts({ from, to, subject });
        break;
      case 'http':
        calls({ from, to, subject });
        facts({ from: to, to: from, subject });
        break;
      case 'database': {
        const got = isDatabase(flow.from);
        calls(got ? { from: to, to: from, subject } : { from, to, subject });
        if (!got) break;
        for (const put of flows) {
          if (put.via === 'database' && put.to === flow.from && put.subject === subject) {
            facts({ from: node(put.from), to, subject });
          }
        }
      }
    }
  }
  return {
    business: [...business.values()],
    implementation: [...implementation.values()],
    data: [...data.values()],
  };
}

export const edgeKey = ({ from, to, subject }: Edge): string => `${from} → ${to}: ${subject}`;

/** The same for both directions. */
export function pairKey({ from, to, subject }: Edge): string {
  return `${[from, to].sort().join(' – ')}: ${subject}`;
}

/** All right diagnoses: where several ways lead to what was down, each first step is one. */
export function diagnosesOf(
  symptom: Symptom,
  { data, implementation }: Structures,
  org: Org,
): Diagnosis[] {
  switch (symptom.what) {
    case 'missing': {
      const { service, subject } = symptom;
      const arrives = data.some((one) => one.subject === subject && one.to === service);
      const sources = data.filter(
        (one) => one.subject === subject && (!arrives || one.to === service),
      );
      return [...new Set(sources.map(({ from }) => from))].map((from) => ({
        weak: arrives ? 'implementation' : 'data',
        between: [from, service],
      }));
    }
    case 'stopped': {
      const { service, whenDown } = symptom;
      const steps = implementation.filter(({ from }) => from === service).map(({ to }) => to);
      return [...new Set(steps)]
        .filter((step) => leadsTo(implementation, step, whenDown, [service]))
        .map((step) => ({ weak: 'implementation', between: [service, step] }));
    }
    case 'surprised': {
      const [mine, theirs] = [symptom.service, symptom.by].map((one) => teamOf(org, one) ?? '?');
      return [{ weak: 'business', between: [mine ?? '?', theirs ?? '?'] }];
    }
  }
}

function leadsTo(
  edges: readonly Edge[],
  from: string,
  to: string,
  passed: readonly string[],
): boolean {
  if (from === to) return true;
  return edges.some(
    (edge) =>
      edge.from === from &&
      !passed.includes(edge.to) &&
      leadsTo(edges, edge.to, to, [...passed, from]),
  );
}
