// Companies that nobody has seen: for functions that are to hold for any.
import type { Random } from '../random.ts';
import type { Flow, Org, Structures, Symptom } from './flows.ts';
import { diagnosesOf } from './oracle.ts';

const serviceNames = ['weighing', 'routing', 'cooling', 'labels', 'silos', 'vets'] as const;
const teamNames = ['North', 'South', 'Harbour', 'Hill'] as const;

export function madeUpOrg(random: Random): Org {
  const services = serviceNames.slice(0, random.whole(3, 6)).map((name) => ({
    name,
    team: random.pick(teamNames),
    instances: Array.from({ length: random.whole(1, 3) }, (_, at) => `${name}-${'abc'[at] ?? ''}`),
  }));
  return { services, databases: [{ name: 'ledger', team: random.pick(teamNames) }] };
}

export function madeUpFlows(random: Random, { services, databases }: Org): Flow[] {
  const instances = services.flatMap((one) => one.instances);
  const any = (): string => instances[random.whole(0, instances.length - 1)] ?? '';
  const store = databases[0]?.name ?? '';
  const flows: Flow[] = [];
  const add = (flow: Omit<Flow, 'count'>): void => {
    if (flow.from !== flow.to) flows.push({ ...flow, count: random.whole(1, 60) });
  };
  for (let index = 0; index < 6; index++) {
    add({ from: any(), to: any(), via: 'topic', subject: random.pick(['weights', 'doors']) });
    add({ from: any(), to: any(), via: 'http', subject: random.pick(['GET /key', 'GET /map']) });
    const subject = random.pick(['rows', 'ledgers']);
    add(
      random.next() < 0.5
        ? { from: any(), to: store, via: 'database', subject }
        : { from: store, to: any(), via: 'database', subject },
    );
    const [from, to] = [random.pick(teamNames), random.pick(teamNames)];
    add({ from, to, via: 'meeting', subject: random.pick(['plans', 'rows']) });
  }
  return flows;
}

/** Symptoms of a company, each of a kind that can be there. */
export function symptomsOf(seen: Structures, org: Org): Symptom[] {
  const services = org.services.map(({ name }) => name);
  const subjects = [...new Set(seen.data.map(({ subject }) => subject))];
  const nodes = [...services, ...org.databases.map(({ name }) => name)];
  const team = (service: string): string | undefined =>
    org.services.find(({ name }) => name === service)?.team;
  const all = services.flatMap((service): Symptom[] => [
    ...subjects
      // Who has them by itself lacks nothing.
      .filter(
        (subject) => !seen.data.some((one) => one.subject === subject && one.from === service),
      )
      .map((subject) => ({ what: 'missing' as const, service, subject })),
    ...nodes
      .filter((one) => one !== service)
      .map((whenDown) => ({ what: 'stopped' as const, service, whenDown })),
    ...seen.data
      .filter(({ from, to }) => to === service && team(from) !== team(to))
      .map(({ from }) => ({ what: 'surprised' as const, service, by: from })),
  ]);
  return all.filter((symptom) => diagnosesOf(symptom, seen, org).length > 0);
}
