import { describe, expect, it } from 'vitest';
import { brought, history, produced, record, topic, type LooseEvent } from '../testing/history.ts';
import { observedEdges } from './edges.ts';

const two = [record(0, 'lot-1', 'farm-1'), record(1, 'lot-2', 'farm-2')];
const serviceOf = (process: string): string => process.replace(/-\d+$/, '');

function port(
  process: string,
  api: 'http.request' | 'db.put' | 'db.get',
  subject: string,
  said: { outcome?: 'done' | 'lost' | 'refused'; answer?: unknown } = {},
): LooseEvent {
  const event = { type: 'port', process, api, subject, value: null, key: null } as const;
  return { ...event, outcome: 'done', answer: { litres: 1 }, ...said };
}

describe('edges', () => {
  it('lead from who wrote a record to who was brought it, each record once', () => {
    const run = history(
      produced(0, two, { process: 'collection' }),
      brought('trace', 0, two),
      brought('trace', 0, two),
    );
    expect(observedEdges(run)).toEqual([
      { via: 'topic', from: 'collection', to: 'trace', subject: topic, count: 2, seq: 2 },
    ]);
  });

  it('are found also where the writer was told after the reader had it', () => {
    const run = history(brought('trace', 0, two), produced(0, two, { process: 'collection' }));
    expect(observedEdges(run)).toMatchObject([{ from: 'collection', to: 'trace', count: 2 }]);
  });

  it('are none for what was refused, what oneself wrote, and what the harness wrote', () => {
    const refused = { process: 'collection', outcome: 'refused' } as const;
    expect(observedEdges(history(produced(0, two, refused), brought('trace', 0, two)))).toEqual([]);
    const own = history(produced(0, two, { process: 'trace' }), brought('trace', 0, two));
    expect(observedEdges(own)).toEqual([]);
    expect(observedEdges(history(brought('trace', 0, two)))).toEqual([]);
  });

  it('lead from who asks to who is asked; what never got there is none', () => {
    const run = history(
      port('settlement', 'http.request', 'membership GET /farms/farm-7'),
      port('settlement', 'http.request', 'membership GET /farms/farm-8'),
      port('settlement', 'http.request', 'quality GET /grade/lot-1', { outcome: 'lost' }),
    );
    const route = (asked: string): string => asked.replace(/farm-\d+/, ':farm');
    expect(observedEdges(run, { route })).toEqual([
      {
        ...{ via: 'http', from: 'settlement', to: 'membership' },
        ...{ subject: 'GET /farms/:farm', count: 2, seq: 1 },
      },
    ]);
  });

  it('lead from who put a row to who got it; a row that is not there leads nowhere', () => {
    const run = history(
      port('quality', 'db.put', 'temps/lot-1'),
      port('trace', 'db.get', 'temps/lot-1'),
      port('trace', 'db.get', 'temps/lot-2', { answer: null }),
    );
    expect(observedEdges(run)).toEqual([
      { via: 'database', from: 'quality', to: 'trace', subject: 'temps', count: 1, seq: 2 },
    ]);
  });

  it('lead from who changed rows in a transaction to who is handed the commit', () => {
    const changes = [
      { key: 'silos/silo-2', value: 1 },
      { key: 'pickups/lot-1', value: 2 },
    ];
    const transaction = (outcome: 'done' | 'refused'): LooseEvent => ({
      ...{ type: 'port', process: 'collection', api: 'db.transaction', subject: 'silos/silo-2' },
      ...{ value: { changes }, key: null, outcome, answer: null },
    });
    const handed: LooseEvent = {
      ...{ type: 'port', process: 'trace', api: 'db.onCommit', subject: 'commit 1' },
      ...{ value: null, key: null, outcome: 'done', answer: ['silos/silo-2', 'pickups/lot-1'] },
    };
    expect(observedEdges(history(transaction('done'), handed))).toEqual([
      { via: 'database', from: 'collection', to: 'trace', subject: 'silos', count: 1, seq: 2 },
      { via: 'database', from: 'collection', to: 'trace', subject: 'pickups', count: 1, seq: 2 },
    ]);
    expect(observedEdges(history(transaction('refused'), handed))).toEqual([]);
  });

  it('of instances of one service are edges of the service, and none to itself', () => {
    const run = history(
      produced(0, two.slice(0, 1), { process: 'quality-1' }),
      produced(0, two.slice(1), { process: 'quality-2' }),
      brought('trace-1', 0, two),
      brought('quality-1', 0, two),
    );
    expect(observedEdges(run, { process: serviceOf })).toMatchObject([
      { from: 'quality', to: 'trace', count: 2 },
    ]);
  });
});
