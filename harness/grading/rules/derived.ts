// What a service made of the events that it was given: each record of the topic that it writes, beside the
// event that it came of.
import { recordName, type Finding } from '../finding.ts';
import type { HistoryEvent } from '../history.ts';
import { jsonIn } from '../record-json.ts';
import type { LogPartition } from '../stage.ts';
import type { Text } from '../text.ts';

/** An event that the service was given. */
export interface Input<In> {
  event: In;
  /** Its header `event-id`. */
  id: string;
  partition: number;
  offset: number;
  /** 0 for what came before anything was failed. */
  round: number;
}

export interface Derived<In, Out> {
  /** The service's process. */
  service: string;
  /** The group it reads for. */
  group: string;
  from: string;
  to: string;
  inputs: readonly Input<In>[];
  /** What `to` holds. */
  log: readonly LogPartition[];
  /** What must come of an event; `undefined` where nothing may. */
  expected(input: In): Out | undefined;
  /** What an event is about, and so its outcome's key: `lot-42`. */
  about(event: In | Out): string;
  /** What an outcome is called: `grade`. */
  noun: Text;
  /** Why nothing may come of an event: `a result without cells`. */
  nothingFor: Text;
  /** The task that this is. */
  task: string | null;
}

/** A record of `to`, beside the event that it came of. */
export interface Outcome<In, Out> {
  partition: number;
  offset: number;
  key: string | null;
  value: string | null;
  headers: Record<string, string>;
  /** `undefined` where the value is no JSON object. */
  parsed: Out | undefined;
  /** `undefined` where no event can have caused it. */
  input: Input<In> | undefined;
  /** Whether its `causation-id` says so, and not only what is in it. */
  traced: boolean;
}

export type DerivedRule = <In, Out>(
  derived: Derived<In, Out>,
  outcomes: readonly Outcome<In, Out>[],
  history: readonly HistoryEvent[],
) => Finding[];

/** In the order of the log. */
export function outcomesOf<In, Out>(derived: Derived<In, Out>): Outcome<In, Out>[] {
  const { inputs, log } = derived;
  const byId = new Map(inputs.map((input) => [input.id, input]));
  return log.flatMap(({ partition, records }) =>
    records.map((record): Outcome<In, Out> => {
      // Unknown data, taken for an outcome only to be compared with one.
      const parsed = parse(record.value) as Out | undefined;
      const cause = byId.get(record.headers['causation-id'] ?? '');
      return {
        ...record,
        partition,
        offset: record.offset ?? -1,
        parsed,
        input: cause ?? likelyCause(derived, parsed),
        traced: cause !== undefined,
      };
    }),
  );
}

/** The event that an outcome without a cause is most likely of: the last that it is about and fits. */
function likelyCause<In, Out>(
  { inputs, about, expected }: Derived<In, Out>,
  parsed: Out | undefined,
): Input<In> | undefined {
  if (parsed === undefined) return undefined;
  const same = inputs.filter((input) => about(input.event) === about(parsed));
  const text = JSON.stringify(parsed);
  return same.findLast((input) => JSON.stringify(expected(input.event)) === text) ?? same.at(-1);
}

function parse(value: string | null): object | undefined {
  const said = jsonIn(value);
  return typeof said === 'object' && said !== null ? said : undefined;
}

export function nameOfInput<In, Out>(
  { from, about }: Pick<Derived<In, Out>, 'from' | 'about'>,
  { partition, offset, event }: Input<In>,
): string {
  return recordName(from, partition, offset, about(event));
}

export function nameOfOutcome<In, Out>(
  { to }: Pick<Derived<In, Out>, 'to'>,
  { partition, offset, key }: Outcome<In, Out>,
): string {
  return recordName(to, partition, offset, key);
}

/** The Produce requests that wrote these, the first named first. */
export function wrote<In, Out>(
  { to }: Pick<Derived<In, Out>, 'to'>,
  history: readonly HistoryEvent[],
  outcomes: readonly Outcome<In, Out>[],
): number[] {
  return outcomes.flatMap(({ partition, offset }) => {
    const event = history.find(
      (one) =>
        one.type === 'produce' &&
        one.topic === to &&
        one.partition === partition &&
        one.records.some((record) => record.offset === offset),
    );
    return event === undefined ? [] : [event.seq];
  });
}

/** `evidence` in order, the first of them as the first bad one. */
export function shownBy(seqs: readonly number[]): Pick<Finding, 'evidence' | 'firstBad'> {
  return { evidence: [...new Set(seqs)].sort((a, b) => a - b), firstBad: seqs[0] ?? null };
}
