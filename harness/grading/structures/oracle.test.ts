import { expect, it } from 'vitest';
import { observedEdges } from '../observed/edges.ts';
import { createRandom } from '../random.ts';
import { brought, history, produced, record, type LooseEvent } from '../testing/history.ts';
import { serviceOf, type Flow, type Org } from './flows.ts';
import { madeUpFlows, madeUpOrg, symptomsOf } from './made-up.ts';
import { diagnosesOf, edgeKey, structuresOf } from './oracle.ts';
import { flowsSeen } from './seen.ts';

const org: Org = {
  services: [
    { name: 'quality', team: 'Laboratory', instances: ['quality-1', 'quality-2'] },
    { name: 'settlement', team: 'Accounts', instances: ['settlement-1'] },
    { name: 'trace', team: 'Web', instances: ['trace-1'] },
  ],
  databases: [{ name: 'co-op-db', team: 'Web' }],
};
const flow = (via: Flow['via'], from: string, to: string, subject: string): Flow => ({
  ...{ from, to, via, subject, count: 3 },
});

it('each kind of flow goes where it belongs, instances as their service', () => {
  const { business, implementation, data } = structuresOf(
    [
      flow('topic', 'quality-1', 'settlement-1', 'results'),
      flow('topic', 'quality-2', 'settlement-1', 'results'),
      flow('topic', 'quality-1', 'quality-2', 'results'),
      flow('http', 'settlement-1', 'trace-1', 'GET /lot/:id'),
      // Notes have no order: the row is got before it stands there that somebody put it.
      flow('database', 'co-op-db', 'trace-1', 'scores'),
      flow('database', 'quality-1', 'co-op-db', 'scores'),
      flow('meeting', 'Web', 'Laboratory', 'results'),
      flow('meeting', 'Laboratory', 'Web', 'results'),
    ],
    org,
  );
  expect(business).toHaveLength(1);
  expect(implementation.map(edgeKey)).toEqual([
    'settlement → trace: GET /lot/:id',
    'trace → co-op-db: scores',
    'quality → co-op-db: scores',
  ]);
  expect(data.map((edge) => `${edgeKey(edge)} (${edge.owner})`)).toEqual([
    'quality → settlement: results (Laboratory)',
    'trace → settlement: GET /lot/:id (Web)',
    'quality → trace: scores (Laboratory)',
  ]);
});

it('what a run showed comes out the same by way of the notes and straight from the wire', () => {
  const put = (process: string, api: 'db.put' | 'db.get', key: string): LooseEvent => ({
    ...{ type: 'port', process, api, subject: key, value: null, key: null },
    ...{ outcome: 'done', answer: { lot: 1 } },
  });
  const records = [record(0, 'lot-1', 'farm-1')];
  const run = history(
    produced(0, records, { process: 'quality-2' }),
    brought('settlement-1', 0, records),
    put('quality-1', 'db.put', 'scores/lot-1'),
    put('trace-1', 'db.get', 'scores/lot-1'),
  );
  const straight = observedEdges(run, { process: (name) => serviceOf(org, name) ?? name });
  const { data } = structuresOf(flowsSeen(run, 'co-op-db'), org);
  expect(data.map(edgeKey).sort()).toEqual(straight.map(edgeKey).sort());
});

it('finds the first step towards what is down, and the pair that lacks facts or words', () => {
  const seen = structuresOf(
    [
      flow('http', 'settlement-1', 'quality-1', 'GET /grade'),
      flow('database', 'quality-1', 'co-op-db', 'scores'),
      flow('topic', 'settlement-1', 'trace-1', 'payables'),
    ],
    org,
  );
  const stopped = { what: 'stopped', service: 'settlement', whenDown: 'co-op-db' } as const;
  expect(diagnosesOf(stopped, seen, org)).toEqual([
    { weak: 'implementation', between: ['settlement', 'quality'] },
  ]);
  const missing = { what: 'missing', service: 'quality', subject: 'payables' } as const;
  expect(diagnosesOf(missing, seen, org)).toEqual([
    { weak: 'data', between: ['settlement', 'quality'] },
  ]);
  const arrived = { ...missing, service: 'trace' };
  expect(diagnosesOf(arrived, seen, org)[0]?.weak).toBe('implementation');
});

it('made-up companies have symptoms of every kind, now and then with several right answers', () => {
  const random = createRandom(3);
  const kinds = new Set<string>();
  for (let at = 0; at < 30; at++) {
    const made = madeUpOrg(random);
    const seen = structuresOf(madeUpFlows(random, made), made);
    for (const symptom of symptomsOf(seen, made)) {
      const right = diagnosesOf(symptom, seen, made);
      expect(right.length).toBeGreaterThan(0);
      kinds.add(`${symptom.what} ${right[0]?.weak ?? ''}`);
    }
  }
  expect([...kinds].sort()).toEqual([
    ...['missing data', 'missing implementation', 'stopped implementation', 'surprised business'],
  ]);
});
