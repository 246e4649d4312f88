// Offsets by time: of the end, of the start, of the first record that is not older than a time.
import { errorCode } from '../../protocol/errors.ts';
import type { RequestBody } from '../../protocol/messages.ts';
import { decodeBatches } from '../../protocol/records/batches.ts';
import { defineHandler } from '../handler.ts';
import type { Partition } from '../log/partition.ts';

type Wanted = RequestBody<'ListOffsets'>['topics'][number]['partitions'][number];

const LATEST = -1n;
const EARLIEST = -2n;
const MAX_TIMESTAMP = -3n;
const EARLIEST_LOCAL = -4n;
const LATEST_TIERED = -5n;
/** From which version each question may be asked. */
const SINCE: ReadonlyMap<bigint, number> = new Map<bigint, number>([
  ...([
    [LATEST, 0],
    [EARLIEST, 0],
    [MAX_TIMESTAMP, 7],
    [EARLIEST_LOCAL, 8],
  ] as const),
  ...([[LATEST_TIERED, 9]] as const),
]);
const COMMITTED = 1;

interface Found {
  timestamp: bigint;
  offset: bigint;
  leaderEpoch: number;
}
const NOTHING: Found = { timestamp: -1n, offset: -1n, leaderEpoch: -1 };

export const listOffsets = defineHandler({
  api: 'ListOffsets',
  min: 1,
  max: 9,
  handle(state, { version, body }, reply) {
    const topics = body.topics.map(({ name, partitions }) => {
      const counts = Map.groupBy(partitions, ({ partitionIndex }) => partitionIndex);
      const answers = [...counts].map(([partitionIndex, [wanted, second]]) => {
        const partition = state.topics.partition(name, partitionIndex);
        const code =
          wanted && second === undefined ? problemOf(partition, wanted, version) : INVALID;
        if (!partition || !wanted || code !== 0) return { partitionIndex, errorCode: code };
        const until = body.isolationLevel === COMMITTED ? partition.lastStable : partition.log.end;
        return { partitionIndex, errorCode: 0, ...find(partition, wanted.timestamp, until) };
      });
      return { name, partitions: answers };
    });
    reply.send({ topics });
  },
});

const INVALID = errorCode('INVALID_REQUEST');

function problemOf(partition: Partition | undefined, wanted: Wanted, version: number): number {
  if (wanted.timestamp < 0n && version < (SINCE.get(wanted.timestamp) ?? Infinity)) {
    return errorCode('UNSUPPORTED_VERSION');
  }
  if (!partition) return errorCode('UNKNOWN_TOPIC_OR_PARTITION');
  return wanted.currentLeaderEpoch > 0 ? errorCode('UNKNOWN_LEADER_EPOCH') : 0;
}

function find({ log }: Partition, timestamp: bigint, until: bigint): Found {
  if (timestamp === LATEST) return { timestamp: -1n, offset: until, leaderEpoch: 0 };
  if (timestamp === EARLIEST || timestamp === EARLIEST_LOCAL) {
    return { timestamp: -1n, offset: log.start, leaderEpoch: 0 };
  }
  if (timestamp === LATEST_TIERED) return NOTHING;
  const max = log.segments.reduce(
    (latest, segment) => (segment.maxTimestamp > latest ? segment.maxTimestamp : latest),
    -1n,
  );
  if (max < 0n && timestamp === MAX_TIMESTAMP) return NOTHING;
  const batch = log.findTime(timestamp === MAX_TIMESTAMP ? max : timestamp);
  const found = batch && recordAt(batch, timestamp === MAX_TIMESTAMP ? max : timestamp, log.start);
  return found && found.offset < until ? found : NOTHING;
}

/** The first record of a batch that is not older; where records cannot be read, the batch stands for them. */
function recordAt(bytes: Uint8Array, timestamp: bigint, start: bigint): Found | undefined {
  const [batch] = decodeBatches(bytes);
  if (!batch) return undefined;
  if (!batch.records) {
    return { timestamp: batch.maxTimestamp, offset: batch.baseOffset, leaderEpoch: 0 };
  }
  const record = batch.records.find((one) => one.timestamp >= timestamp && one.offset >= start);
  return record && { timestamp: record.timestamp, offset: record.offset, leaderEpoch: 0 };
}
