// What compaction leaves of a log. (Retention cannot be seen here: a real Kafka looks only every five minutes.)
import { decodeUtf8, encodeUtf8 } from '../../../protocol/bytes/utf8.ts';
import { decodeBatches, encodeBatch } from '../../../protocol/records/batches.ts';
import { type CaseGroup, defineCase, type Script } from '../case.ts';
import { fetchFrom, makeTopic, offsetsAt, produceTo } from './topic.ts';

/** F8 of the curriculum: what makes compaction visible within seconds. */
const eagerly = {
  'cleanup.policy': 'compact',
  'segment.ms': '100',
  'min.cleanable.dirty.ratio': '0.01',
  'max.compaction.lag.ms': '200',
  'delete.retention.ms': '0',
};

/** Appends a record of this key; `seconds` later than the first. */
async function put(script: Script, topic: string, key: string, value: string | null, seconds = 0) {
  const bytes = encodeBatch({
    records: [{ key: encodeUtf8(key), value: value === null ? null : encodeUtf8(value) }],
    baseTimestamp: script.time(1_000 * seconds),
  });
  await script.quietly('Produce', 7, produceTo(topic, bytes));
}

/** What is there, but for the records that only serve to begin new segments. */
async function left(script: Script, topic: string) {
  const { responses } = await script.quietly('Fetch', 11, fetchFrom(topic, 0n));
  const bytes = responses[0]?.partitions[0]?.records ?? new Uint8Array(0);
  return decodeBatches(bytes)
    .flatMap(({ records }) => records ?? [])
    .map(({ offset, key, value }) => ({
      offset,
      key: key && decodeUtf8(key),
      value: value && decodeUtf8(value),
    }))
    .filter(({ key }) => key !== 'roll');
}

export const cleaning: CaseGroup = {
  name: 'cleaning',
  cases: [
    defineCase('compaction keeps the last record of each key, at its offset', async (script) => {
      const topic = await makeTopic(script, script.name('prices'), { configs: eagerly });
      await put(script, topic, 'milk', '1');
      await put(script, topic, 'cream', '2');
      await put(script, topic, 'milk', '3');
      script.record('before', await left(script, topic));
      // It begins a new segment: the one that is written to is never compacted.
      await put(script, topic, 'roll', 'x', 10);
      await script.until('the first price of milk is gone', async () => {
        return (await left(script, topic))[0]?.offset === 1n;
      });
      script.record('after', await left(script, topic));
      await script.ask('ListOffsets', 2, offsetsAt(topic, -2n), 'the start stays');
      await script.ask('ListOffsets', 2, offsetsAt(topic, -1n), 'the end stays');
      await script.ask('Fetch', 11, fetchFrom(topic, 0n), 'from an offset that is gone');
    }),
    defineCase('compaction takes a tombstone away too, in the end', async (script) => {
      const topic = await makeTopic(script, script.name('prices'), { configs: eagerly });
      await put(script, topic, 'milk', '1');
      await put(script, topic, 'cream', '2');
      await put(script, topic, 'milk', null);
      let seconds = 10;
      await script.until('the tombstone of milk is gone', async () => {
        await put(script, topic, 'roll', 'x', (seconds += 10));
        return (await left(script, topic)).length === 1;
      });
      script.record('after', await left(script, topic));
    }),
    defineCase('a topic that is not compacted keeps all', async (script) => {
      const topic = await makeTopic(script, script.name('prices'));
      for (const value of ['1', '2']) await put(script, topic, 'milk', value);
      await put(script, topic, 'roll', 'x', 10);
      script.record('all', await left(script, topic));
    }),
  ],
};
