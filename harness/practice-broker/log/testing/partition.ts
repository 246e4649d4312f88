// A partition without a broker around it, for tests of what happens to its log in time.
import { decodeBatches, encodeBatch, type RecordBatch } from '../../../protocol/records/batches.ts';
import { usualLimits } from '../../limits.ts';
import { createState } from '../../state.ts';
import { growTo } from '../../topics/grow.ts';
import { createTopic, randomTopicId } from '../../topics/topic.ts';
import { appendBatch, type AppendResult } from '../append.ts';
import { batchesOf } from '../segment.ts';

const START = Date.UTC(2026, 0, 1);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A record as `key=value`; `key=` is a tombstone. */
export type Line = string;

export function partitionWith(configs: Readonly<Record<string, string>>) {
  const state = createState({
    ...{ node: { id: 1, host: 'h', port: 1 }, served: [], limits: usualLimits },
    ...{ random: () => 0.5, changed: () => undefined },
  });
  state.now = START;
  const id = randomTopicId(() => 0.5);
  const topic = createTopic('t', id, new Map(Object.entries(configs)));
  state.topics.add(topic);
  growTo(state, topic, 1);
  const partition = state.topics.partition('t', 0);
  if (!partition) throw new Error('the partition is not there');
  const batches = (): RecordBatch[] =>
    partition.log.segments.flatMap((segment) => [...batchesOf(segment)].flatMap(decodeBatches));
  return {
    state,
    partition,
    /** Lets so many ms pass; nothing is tidied by it. */
    pass: (ms: number): void => void (state.now += ms),
    /** One batch, of now. */
    append(lines: readonly Line[], more: Parameters<typeof encodeBatch>[0] = {}): AppendResult {
      const records = lines.map((line) => {
        const [key = '', value = ''] = line.split('=');
        return { key: bytes(key), value: value === '' ? null : bytes(value) };
      });
      const timestamp = BigInt(state.now);
      return appendBatch(
        state,
        partition,
        encodeBatch({ baseTimestamp: timestamp, records, ...more }),
      );
    },
    /** What is held, batch by batch. */
    batches,
    /** What is held, as `offset key=value`; markers are left out. */
    lines(): string[] {
      const text = (of: Uint8Array | null): string => (of ? new TextDecoder().decode(of) : '');
      return batches()
        .filter(({ isControl }) => !isControl)
        .flatMap(({ records }) => records ?? [])
        .map(({ offset, key, value }) => `${offset} ${text(key)}=${text(value)}`);
    },
  };
}
