// A service that grades lots, written by hand: what it was given, what it wrote, and what the wire saw of it.
import type { Boundary, PortCall } from '../../wire-tap/boundaries.ts';
import type { WireRecord } from '../../wire-tap/wire-event.ts';
import type { HistoryEventOf } from '../history.ts';
import type { Derived, Input } from '../rules/derived.ts';
import type { LogPartition } from '../stage.ts';
import type { LooseEvent } from './history.ts';

export interface Lot {
  lotId: string;
  cells?: number;
  antibiotic?: 'positive' | 'negative';
}
export interface Graded {
  lotId: string;
  grade: string;
}

export const from = 'quality.lab-results';
export const to = 'quality.grades';
const wire = { process: 'quality', connection: 1 } as const;
const place = { topic: from, partition: 0 } as const;

export const expectedOf = ({ lotId, cells }: Lot): Graded | undefined =>
  cells === undefined ? undefined : { lotId, grade: cells < 200 ? 'A' : 'B' };

/** All in partition 0, one after the other: `result-1` at offset 0, and so on. */
export function inputsOf(...lots: Lot[]): Input<Lot>[] {
  return lots.map((event, offset) => ({
    ...{ event, id: `result-${offset + 1}`, partition: 0, offset, round: 0 },
  }));
}

/** The grade of an input as a good service writes it, but for what is said. */
export function gradeAt(
  offset: number,
  { event, id }: Input<Lot>,
  said: Partial<WireRecord> = {},
): WireRecord {
  return {
    ...{ offset, timestamp: 0, key: event.lotId, value: JSON.stringify(expectedOf(event)) },
    headers: { 'event-id': `grade-of-${id}`, 'causation-id': id },
    ...said,
  };
}

export function derivedOf(
  inputs: readonly Input<Lot>[],
  ...grades: WireRecord[][]
): Derived<Lot, Graded> {
  return {
    ...{ service: 'quality', group: 'grade-service', from, to, inputs, task: 'grade' },
    log: grades.map((records, partition): LogPartition => ({
      ...{ partition, start: 0, end: records.length, records },
    })),
    expected: expectedOf,
    about: ({ lotId }) => lotId,
    noun: { en: 'grade', ko: '등급' },
    nothingFor: { en: 'a result without `cells`', ko: '`cells`가 없는 결과' },
  };
}

/** A Fetch that brought these. */
export function gave(...inputs: Input<Lot>[]): LooseEvent {
  const records = inputs.map(({ offset, event, id }): WireRecord => ({
    ...{ offset, timestamp: 0, key: event.lotId, value: JSON.stringify(event) },
    headers: { 'event-id': id },
  }));
  const at = inputs[0]?.offset ?? 0;
  const next = (inputs.at(-1)?.offset ?? -1) + 1;
  return {
    ...{ ...wire, ...place, type: 'fetch', from: at, records, next },
    ...{ logStart: 0, logEnd: next, error: null },
  };
}

/** A Produce of grades to partition 0. */
export function sent(
  records: WireRecord[],
  said: Partial<HistoryEventOf<'produce'>> = {},
): LooseEvent {
  return {
    ...{ ...wire, type: 'produce', topic: to, partition: 0, acks: -1, transactionalId: null },
    ...{ records, outcome: 'acknowledged', error: null, ...said },
  };
}

export function commits(offset: number, said: Partial<HistoryEventOf<'commit'>> = {}): LooseEvent {
  return {
    ...{ ...wire, ...place, type: 'commit', group: 'grade-service', offset },
    ...{ transactionalId: null, error: null, ...said },
  };
}

export function takes(): LooseEvent {
  const group = { group: 'grade-service', memberId: 'quality-1' };
  return { ...wire, type: 'assigned', ...group, partitions: [place] };
}

export function resumes(offset: number): LooseEvent {
  const asked = { asked: 'commit', group: 'grade-service' } as const;
  return { ...wire, ...place, type: 'start-offset', ...asked, offset };
}

export function starts(): LooseEvent {
  return { type: 'process', process: 'quality', change: 'started' };
}

/** A member of the service's group that wants these topics. */
export function joins(memberId: string, ...topics: string[]): LooseEvent {
  const group = { group: 'grade-service', memberId, generation: 1, error: null };
  return { ...wire, type: 'join', ...group, topics };
}

/** Killed at a boundary, or by the operator. */
export function killed(at?: Partial<Boundary>): LooseEvent {
  const boundary: Boundary = {
    ...{ process: 'quality', api: 'OffsetCommit', subject: `${from}/0`, occurrence: 1 },
    ...{ side: 'after', ...at },
  };
  const where = at === undefined ? {} : { at: boundary };
  return { type: 'process', process: 'quality', change: 'killed', ...where };
}

export function ported(
  api: PortCall,
  subject: string,
  value: unknown,
  said: Partial<HistoryEventOf<'port'>> = {},
): LooseEvent {
  return {
    ...{ type: 'port', process: 'quality', api, subject, value },
    ...{ key: null, outcome: 'done', answer: null, ...said },
  };
}
