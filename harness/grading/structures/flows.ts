// What the exercise on communication structures hands over, and what is to come out of it. The types are the
// exercise's; grading keeps its own, as it knows no exercise.

export interface Flow {
  from: string;
  to: string;
  via: 'topic' | 'http' | 'database' | 'meeting';
  subject: string;
  count: number;
}

export interface Org {
  services: readonly { name: string; team: string; instances: readonly string[] }[];
  databases: readonly { name: string; team: string }[];
}

export interface Edge {
  from: string;
  to: string;
  subject: string;
}

export interface DataEdge extends Edge {
  owner: string;
}

export interface Structures {
  business: Edge[];
  implementation: Edge[];
  data: DataEdge[];
}

export type StructureName = keyof Structures;
export const structureNames: readonly StructureName[] = ['business', 'implementation', 'data'];

export type Symptom =
  | { what: 'missing'; service: string; subject: string }
  | { what: 'stopped'; service: string; whenDown: string }
  | { what: 'surprised'; service: string; by: string };

export interface Diagnosis {
  weak: StructureName;
  between: [string, string];
}

export function serviceOf({ services }: Org, instance: string): string | undefined {
  return services.find(({ instances }) => instances.includes(instance))?.name;
}

export function teamOf({ services }: Org, service: string): string | undefined {
  return services.find(({ name }) => name === service)?.team;
}
