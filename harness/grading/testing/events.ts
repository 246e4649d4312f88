// For tests: at least one event of every type; a type that is added is missed by the compiler.
import { faultNotes } from '../fault-notes.ts';
import type { HistoryEvent } from '../history.ts';
import type { Text } from '../text.ts';
import type { WireRecord } from '../../wire-tap/wire-event.ts';

type Loose<T> = T extends unknown ? Omit<T, 'seq' | 'ms'> : never;
type LooseOf<T extends HistoryEvent['type']> = Loose<Extract<HistoryEvent, { type: T }>>;

const wire = { process: 'settlement', connection: 1 };
const place = { topic: 'collection.pickups', partition: 2 };
const group = { group: 'settlement', memberId: 'settlement-1' };

export function record(offset: number | null): WireRecord {
  return { offset, timestamp: 0, key: 'farm-1', value: '{}', headers: {} };
}

const produce: LooseOf<'produce'> = {
  ...{ type: 'produce', ...wire, ...place, acks: -1, transactionalId: null },
  ...{ records: [record(4), record(5)], outcome: 'acknowledged', error: null },
};
const fetch: LooseOf<'fetch'> = {
  ...{ type: 'fetch', ...wire, ...place, from: 4, next: 4, logStart: 0, logEnd: 4 },
  ...{ records: [], error: null },
};
const commit: LooseOf<'commit'> = {
  ...{ type: 'commit', ...wire, ...place, group: 'settlement', offset: 6 },
  ...{ transactionalId: null, error: null },
};
const join: LooseOf<'join'> = { type: 'join', ...wire, ...group, generation: 3, error: null };
const start: LooseOf<'start-offset'> = {
  ...{ type: 'start-offset', ...wire, ...place, asked: 'commit', group: 'settlement', offset: 6 },
};
const ending: LooseOf<'end-transaction'> = {
  ...{ type: 'end-transaction', ...wire, transactionalId: 'till', committed: true, error: null },
};
const port: LooseOf<'port'> = {
  ...{ type: 'port', process: 'driver', api: 'vendor.call', subject: 'regulator' },
  ...{ value: { lotId: 'lot-1' }, key: 'lot-1', outcome: 'done', answer: { accepted: true } },
};
const returned: LooseOf<'return'> = {
  ...{ type: 'return', process: 'driver', call: 0, name: 'deliver', error: null },
};

/** What the harness says of each fault, with the longest names of the curriculum; who it befalls. */
function faults(): [string | null, Text][] {
  const [pickups, who] = ['collection.pickups', 'settlement'];
  return [
    [who, faultNotes.withheld(pickups)],
    [who, faultNotes.notWithheld(pickups)],
    [who, faultNotes.stalled()],
    [who, faultNotes.expired()],
    [who, faultNotes.notStalled()],
    [null, faultNotes.down('membership')],
    [null, faultNotes.up('membership')],
    [null, faultNotes.ghostJoins(who)],
    [null, faultNotes.ghostLeaves(who)],
    [null, faultNotes.rewound(who, pickups, new Map([0, 1, 2].map((one) => [one, 120 + one])))],
    [null, faultNotes.written(pickups, 1)],
    [null, faultNotes.written(pickups, 240)],
  ];
}

const byType: { [T in HistoryEvent['type']]: readonly LooseOf<T>[] } = {
  produce: [
    produce,
    { ...produce, records: [record(null)], outcome: 'refused', error: 'MESSAGE_TOO_LARGE' },
    { ...produce, outcome: 'unanswered' },
    { ...produce, outcome: 'lost' },
  ],
  fetch: [
    { ...fetch, records: [record(4)] },
    fetch,
    { ...fetch, logEnd: -1 },
    { ...fetch, error: 'OFFSET_OUT_OF_RANGE' },
  ],
  commit: [commit, { ...commit, error: 'ILLEGAL_GENERATION' }],
  join: [join, { ...join, generation: -1, error: 'MEMBER_ID_REQUIRED' }],
  assigned: [
    { type: 'assigned', ...wire, ...group, partitions: [] },
    {
      ...{ type: 'assigned', ...wire, ...group },
      partitions: [10, 2, 1].map((partition) => ({ topic: 'collection.pickups', partition })),
    },
  ],
  leave: [true, false].map((byHarness) => ({ type: 'leave', ...wire, ...group, byHarness })),
  rebalance: [{ type: 'rebalance', ...wire, ...group, error: 'REBALANCE_IN_PROGRESS' }],
  'start-offset': [
    start,
    { ...start, offset: null },
    { ...start, asked: 'latest', group: null },
    { ...start, asked: 'time', offset: null },
  ],
  'end-transaction': [
    ending,
    { ...ending, committed: false },
    { ...ending, error: 'INVALID_PRODUCER_EPOCH' },
  ],
  connection: [
    { type: 'connection', ...wire, change: 'opened' },
    { type: 'connection', ...wire, change: 'closed' },
  ],
  refused: [
    {
      type: 'refused',
      ...wire,
      api: 'CreateTopics',
      subject: 'orders',
      error: 'TOPIC_ALREADY_EXISTS',
    },
  ],
  fault: [
    { type: 'fault', ...wire, at: 'OffsetCommit collection.pickups/2', action: 'after' },
    { type: 'fault', ...wire, at: 'OffsetCommit collection.pickups/2', action: 'before' },
  ],
  port: [
    port,
    { ...port, outcome: 'refused', answer: 'connect ECONNREFUSED regulator' },
    { ...port, outcome: 'unanswered' },
    { ...port, api: 'store.put', subject: 'lot-1', key: null, outcome: 'lost', answer: null },
  ],
  process: [
    { type: 'process', process: 'driver', change: 'started' },
    { type: 'process', process: 'driver', change: 'killed' },
    { type: 'process', process: 'driver', change: 'ended', why: 'exit code 1' },
  ],
  call: [{ type: 'call', process: 'driver', call: 0, name: 'deliver' }],
  return: [returned, { ...returned, error: 'Error: spilt\n\u001b[31mmilk\u001b[0m\ton the floor' }],
  report: [{ type: 'report', process: 'driver', sink: 'handOver', value: { lotId: 'lot-1' } }],
  harness: [
    { type: 'harness', process: null, did: { en: 'waited 10 s', ko: '10초를 기다림' } },
    ...faults().map(([process, did]) => ({ type: 'harness' as const, process, did })),
  ],
};

export const everyEvent: readonly HistoryEvent[] = Object.values(byType)
  .flat()
  .map((event, index) => ({ ...event, seq: index + 1, ms: index * 1.5 }));
