// What a client did because of which record, and whether it had committed past that record by then.
import type { HistoryEvent, HistoryEventOf } from '../../../harness/grading/history.ts';
import { comparable } from './comparable.ts';

export type ActionKind = 'writes' | 'handsOver' | 'makesCall';

export interface Action {
  kind: ActionKind;
  /** A topic, a function that it was given, a vendor. */
  what: string;
  /** Done before, or without, a commit past the record that caused it; and after one. */
  before: number;
  after: number;
}

interface Cause {
  topic: string;
  partition: number;
  offset: number;
  /** When it was brought. */
  seq: number;
  key: string | null;
  value: string;
  headers: ReadonlySet<string>;
}

/** One for each kind of thing that the client did because of records it was brought. */
export function actionsOf(history: readonly HistoryEvent[], client: string): Action[] {
  const own = history.filter(({ process }) => process === client);
  const written = new Set(own.flatMap((event) => (event.type === 'produce' ? [event.topic] : [])));
  const commits = own.filter((event) => event.type === 'commit' && event.error === null);
  const causes: Cause[] = [];
  const actions = new Map<string, Action>();
  for (const event of own) {
    // What it reads back of its own causes nothing.
    if (event.type === 'fetch' && !written.has(event.topic)) causes.push(...causesIn(event));
    for (const done of doneBy(event)) {
      const cause = causeOf(done, causes);
      if (cause === undefined) continue;
      const id = `${done.kind} ${done.what}`;
      const action = actions.get(id) ?? { kind: done.kind, what: done.what, before: 0, after: 0 };
      const isCommitted = commits.some(
        (commit) =>
          isCommit(commit) &&
          commit.seq > cause.seq &&
          commit.seq < event.seq &&
          commit.topic === cause.topic &&
          commit.partition === cause.partition &&
          commit.offset > cause.offset,
      );
      action[isCommitted ? 'after' : 'before'] += 1;
      actions.set(id, action);
    }
  }
  return [...actions.values()];
}

const isCommit = (event: HistoryEvent): event is HistoryEventOf<'commit'> =>
  event.type === 'commit';

function causesIn({ topic, partition, records, seq }: HistoryEventOf<'fetch'>): Cause[] {
  return records.flatMap(({ offset, key, value, headers }) =>
    offset === null
      ? []
      : [
          {
            ...{ topic, partition, offset, seq, key, value: comparable(value) },
            headers: new Set(Object.values(headers)),
          },
        ],
  );
}

interface Done {
  kind: ActionKind;
  what: string;
  names: string[];
  value: string;
  key: string | null;
}

function doneBy(event: HistoryEvent): Done[] {
  switch (event.type) {
    case 'produce':
      return event.records.map(({ key, value, headers }) => ({
        ...{ kind: 'writes', what: event.topic, names: Object.values(headers), key },
        value: comparable(value),
      }));
    case 'report':
      return [
        {
          ...{ kind: 'handsOver', what: event.sink, names: [], key: null },
          value: comparable(asText(event.value)),
        },
      ];
    case 'port':
      return event.api.startsWith('vendor.')
        ? [
            {
              ...{ kind: 'makesCall', what: event.subject, key: event.key },
              names: event.key === null ? [] : [event.key],
              value: comparable(asText(event.value)),
            },
          ]
        : [];
    default:
      return [];
  }
}

/** The record it names in a header, else one with its value, else the last under its key. */
function causeOf({ names, value, key }: Done, causes: readonly Cause[]): Cause | undefined {
  return (
    causes.findLast(({ headers }) => names.some((name) => headers.has(name))) ??
    causes.findLast((cause) => cause.value === value) ??
    (key === null ? undefined : causes.findLast((cause) => cause.key === key))
  );
}

/** As a record of it would be; what cannot be sent is nothing. */
function asText(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
