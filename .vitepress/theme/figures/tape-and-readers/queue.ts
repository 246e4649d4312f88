// Queue mode: who takes a record removes it, one reader at a time. The log has no such thing; it is made here
// of a Fetch at the front and of DeleteRecords.
import { deleteRecordsBelow } from '../../../../harness/figure-world/admin.ts';
import { logOffset } from '../../../../harness/figure-world/offsets.ts';
import type { Process } from '../../../../harness/figure-world/process.ts';
import type { Script } from '../../../../harness/figure-world/script.ts';
import { recordsIn, sceneRecord } from '../../../../harness/figure-world/writing.ts';

/** Only one reader at a time may stand at the front. */
export interface Front {
  taken: boolean;
}

const waitMs = 120;

/** @param goesOn whether it is still wanted @param pace virtual ms that a record takes */
export function* takeFromTheFront(
  me: Process,
  share: { topic: string; partition: number },
  { front, pace, goesOn }: { front: Front; pace: number; goesOn(): boolean },
): Script {
  me.tell({ type: 'mark', who: me.name, mark: 'takes', detail: {} });
  while (goesOn()) {
    if (front.taken) {
      yield* me.idle(waitMs);
      continue;
    }
    front.taken = true;
    const hasTaken = yield* takeOne(me, share);
    front.taken = false;
    yield* hasTaken ? me.rest(pace) : me.idle(waitMs);
  }
}

function* takeOne(me: Process, share: { topic: string; partition: number }): Script<boolean> {
  const { topic, partition } = share;
  const first = yield* logOffset(me, 'earliest', share);
  const wanted = { partition, fetchOffset: BigInt(first), partitionMaxBytes: 1 };
  const answer = yield* me.ask('Fetch', 11, {
    ...{ maxWaitMs: 0, minBytes: 1, maxBytes: 1, isolationLevel: 0 },
    topics: [{ topic, partitions: [wanted] }],
  });
  const [record] = recordsIn(answer.responses[0]?.partitions[0]?.records ?? new Uint8Array());
  if (record === undefined) return false;
  me.tell({ type: 'received', who: me.name, record: sceneRecord(record, topic, partition) });
  yield* deleteRecordsBelow(me, { ...share, offset: Number(record.offset) + 1 });
  return true;
}
