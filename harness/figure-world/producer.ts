// Sends records, each in a batch of its own, so that a reader can be shown to get them one by one.
import { encodeBatch } from '../protocol/records/batches.ts';
import { expectNone } from './admin.ts';
import type { Process } from './process.ts';
import type { Script } from './script.ts';

export interface Outgoing {
  topic: string;
  partition: number;
  key: string | null;
  value: string;
  headers?: Record<string, string>;
  /** ms since 1970; by default what the process's clock shows. */
  timestamp?: number;
}

/** Gives the offset, once the broker has acknowledged it. Throws AnswerLost if that was lost. */
export function* send(me: Process, outgoing: Outgoing): Script<number> {
  const { topic, partition, key, value, headers = {}, timestamp = me.clock() } = outgoing;
  const records = encodeBatch({
    records: [
      {
        ...{ key: key === null ? null : bytes(key), value: bytes(value) },
        timestamp: BigInt(timestamp),
        headers: Object.entries(headers).map(([name, text]) => ({ key: name, value: bytes(text) })),
      },
    ],
  });
  const topicData = [{ name: topic, partitionData: [{ index: partition, records }] }];
  const body = { acks: -1, timeoutMs: 5_000, topicData };
  const answer = yield* me.ask('Produce', 7, body);
  const written = answer.responses[0]?.partitionResponses[0];
  expectNone('Produce', written?.errorCode);
  return Number(written?.baseOffset);
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
