// Tells which records a Produce puts into the log: the broker says only how far its logs reach.
import { decodeBatches, type KafkaRecord } from '../protocol/records/batches.ts';
import type { RequestInput } from '../protocol/messages.ts';
import type { Change } from '../practice-broker/changes.ts';
import type { News, SceneRecord } from './happening.ts';

export interface Writing {
  /** A request reaches the broker. */
  begin(who: string, request: RequestInput): void;
  end(): void;
  /** The broker has changed a log. */
  changed(change: Extract<Change, { type: 'log' }>): void;
}

export function createWriting(tell: (news: News) => void): Writing {
  const ends = new Map<string, bigint>();
  let writer = '';
  let batches = new Map<string, KafkaRecord[]>();

  return {
    begin(who, request) {
      if (request.api !== 'Produce') return;
      writer = who;
      batches = new Map(
        request.body.topicData.flatMap(({ name = '', partitionData }) =>
          partitionData.map(({ index, records }): [string, KafkaRecord[]] => [
            `${name}/${index}`,
            recordsIn(records ?? new Uint8Array()),
          ]),
        ),
      );
    },
    end() {
      batches = new Map();
    },
    changed({ topic, partition, end }) {
      const name = `${topic}/${partition}`;
      const before = ends.get(name) ?? 0n;
      ends.set(name, end);
      for (const [index, record] of (batches.get(name) ?? []).entries()) {
        const offset = before + BigInt(index);
        if (offset >= end) break;
        const shown = sceneRecord({ ...record, offset }, topic, partition);
        tell({ type: 'written', who: writer, record: shown });
      }
    },
  };
}

/** All records of some batches, in order. */
export function recordsIn(bytes: Uint8Array): KafkaRecord[] {
  return decodeBatches(bytes).flatMap(({ records }) => records ?? []);
}

export function sceneRecord(record: KafkaRecord, topic: string, partition: number): SceneRecord {
  return {
    ...{ topic, partition, offset: Number(record.offset) },
    key: record.key && text(record.key),
    value: record.value ? text(record.value) : '',
    headers: Object.fromEntries(
      record.headers.map(({ key, value }) => [key, value ? text(value) : '']),
    ),
  };
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
