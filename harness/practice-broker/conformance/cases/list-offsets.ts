// ListOffsets: the ends of a log, and what lies at a time.
import { type CaseGroup, defineCase, type Script } from '../case.ts';
import { versionsOffered } from '../offered.ts';
import { encodeUtf8 } from '../../../protocol/bytes/utf8.ts';
import { encodeBatch } from '../../../protocol/records/batches.ts';
import { batch, makeTopic, offsetsAt, produceTo } from './topic.ts';

/** A topic with batches of these values. */
async function filled(script: Script, name: string, ...batches: string[][]): Promise<string> {
  const topic = await makeTopic(script, name);
  for (const values of batches) await script.quietly('Produce', 7, produceTo(topic, batch(values)));
  return topic;
}

export const listOffsets: CaseGroup = {
  name: 'list-offsets',
  cases: [
    defineCase('ListOffsets in every version', async (script) => {
      const topic = await makeTopic(script, script.name('orders'));
      for (const [index, value] of ['a', 'b', 'c'].entries()) {
        const at = script.time(1_000 * index);
        await script.quietly('Produce', 7, produceTo(topic, batch([value], { baseTimestamp: at })));
      }
      const versions = versionsOffered('ListOffsets');
      const latest = -1n;
      const earliest = -2n;
      for (const version of versions)
        await script.ask('ListOffsets', version, offsetsAt(topic, latest), 'latest');
      for (const version of versions)
        await script.ask('ListOffsets', version, offsetsAt(topic, earliest), 'earliest');
      for (const [ms, note] of [
        [0, 'at the first'],
        [1_000, 'at the second'],
        [1_001, 'after the second'],
        [-1_000, 'before the first'],
        [2_001, 'after the last'],
      ] as const) {
        for (const version of versions)
          await script.ask('ListOffsets', version, offsetsAt(topic, script.time(ms)), note);
      }
      for (const version of versions) {
        await script.ask(
          'ListOffsets',
          version,
          offsetsAt(script.name('nowhere'), latest),
          'unknown topic',
        );
      }
      for (const version of versions) {
        await script.ask(
          'ListOffsets',
          version,
          offsetsAt(topic, latest, { partitionIndex: 3 }),
          'unknown partition',
        );
      }
      for (const version of versions.slice(1)) {
        await script.ask(
          'ListOffsets',
          version,
          offsetsAt(topic, latest, { isolationLevel: 1 }),
          'read committed',
        );
      }
      for (const special of [-3n, -4n, -5n, -6n, -9n]) {
        for (const version of versions) {
          await script.ask('ListOffsets', version, offsetsAt(topic, special), `special ${special}`);
        }
      }
    }),
    defineCase('ListOffsets of an empty partition', async (script) => {
      const topic = await makeTopic(script, script.name('orders'));
      for (const special of [-1n, -2n, -3n, -4n, script.time(0)]) {
        await script.ask('ListOffsets', 8, offsetsAt(topic, special));
      }
    }),
    defineCase('ListOffsets finds a time within a batch', async (script) => {
      const topic = await makeTopic(script, script.name('orders'));
      const records = [3, 1, 4, 1, 5].map((ms) => ({
        ...{ key: null, value: encodeUtf8(`at ${ms}`), timestamp: script.time(ms) },
      }));
      for (const compression of ['none', 'gzip'] as const) {
        await script.quietly('Produce', 7, produceTo(topic, encodeBatch({ records, compression })));
      }
      for (const ms of [0, 1, 2, 3, 4, 5, 6]) {
        await script.ask('ListOffsets', 7, offsetsAt(topic, script.time(ms)), `t+${ms}`);
      }
      await script.ask('ListOffsets', 7, offsetsAt(topic, -3n), 'of the largest time');
      const topics = [{ name: topic, partitions: [{ partitionIndex: 0, offset: 3n }] }];
      await script.quietly('DeleteRecords', 1, { topics, timeoutMs: 10_000 });
      await script.ask(
        'ListOffsets',
        7,
        offsetsAt(topic, script.time(1)),
        'after records were deleted',
      );
    }),
    defineCase('ListOffsets with the wrong epoch, and of one partition twice', async (script) => {
      const topic = await filled(script, script.name('orders'), ['a']);
      const asked = (more: object) => ({ partitionIndex: 0, timestamp: -1n, ...more });
      const of = (...partitions: ReturnType<typeof asked>[]) => ({
        replicaId: -1,
        topics: [{ name: topic, partitions }],
      });
      await script.ask('ListOffsets', 5, of(asked({ currentLeaderEpoch: 0 })), 'the right epoch');
      await script.ask('ListOffsets', 5, of(asked({ currentLeaderEpoch: 5 })), 'an epoch to come');
      await script.ask('ListOffsets', 5, of(asked({}), asked({})), 'twice');
    }),
  ],
};
