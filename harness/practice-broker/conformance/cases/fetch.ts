// Fetch and ListOffsets: what is given out, how much at once, and how long they wait.
import { type CaseGroup, defineCase, type Script, unlessClosed } from '../case.ts';
import { versionsOffered } from '../offered.ts';
import { encodeUtf8 } from '../../../protocol/bytes/utf8.ts';
import { encodeBatch } from '../../../protocol/records/batches.ts';
import { batch, fetchFrom, makeTopic, offsetsAt, produceTo } from './topic.ts';

/** A topic with batches of these values. */
async function filled(script: Script, name: string, ...batches: string[][]): Promise<string> {
  const topic = await makeTopic(script, name);
  for (const values of batches) await script.quietly('Produce', 7, produceTo(topic, batch(values)));
  return topic;
}

export const fetch: CaseGroup = {
  name: 'fetch',
  cases: [
    defineCase('Fetch in every version', async (script) => {
      const topic = await filled(script, script.name('orders'), ['a', 'b'], ['c']);
      const versions = versionsOffered('Fetch');
      for (const version of versions)
        await script.ask('Fetch', version, fetchFrom(topic, 0n), 'all');
      for (const version of versions)
        await script.ask('Fetch', version, fetchFrom(topic, 3n), 'at the end');
      for (const version of versions)
        await script.ask('Fetch', version, fetchFrom(topic, 4n), 'beyond the end');
      for (const version of versions)
        await script.ask('Fetch', version, fetchFrom(topic, -1n), 'before the start');
      for (const version of versions) {
        await script.ask('Fetch', version, fetchFrom(script.name('nowhere'), 0n), 'unknown topic');
      }
      for (const version of versions) {
        await script.ask(
          'Fetch',
          version,
          fetchFrom(topic, 0n, { partition: 7 }),
          'unknown partition',
        );
      }
      for (const version of versions) {
        await script.ask(
          'Fetch',
          version,
          fetchFrom(topic, 1n, { isolationLevel: 1 }),
          'read committed',
        );
      }
    }),
    defineCase('Fetch from the middle of a batch gives the whole batch', async (script) => {
      const topic = await filled(script, script.name('orders'), ['a', 'b', 'c'], ['d']);
      await script.ask('Fetch', 11, fetchFrom(topic, 1n));
      await script.ask('Fetch', 11, fetchFrom(topic, 3n));
    }),
    defineCase('Fetch below the start of the log', async (script) => {
      const topic = await filled(script, script.name('orders'), ['a'], ['b'], ['c']);
      const topics = [{ name: topic, partitions: [{ partitionIndex: 0, offset: 2n }] }];
      await script.ask('DeleteRecords', 1, { topics, timeoutMs: 10_000 });
      await script.ask('Fetch', 11, fetchFrom(topic, 1n), 'below');
      await script.ask('Fetch', 11, fetchFrom(topic, 2n), 'at it');
    }),
    defineCase('Fetch of limited bytes', async (script) => {
      const topic = await filled(script, script.name('orders'), ['a'], ['b'.repeat(100)], ['c']);
      await script.ask(
        'Fetch',
        11,
        fetchFrom(topic, 0n, { partitionMaxBytes: 1 }),
        'one byte of the partition',
      );
      await script.ask('Fetch', 11, fetchFrom(topic, 0n, { maxBytes: 1 }), 'one byte in all');
      await script.ask('Fetch', 11, fetchFrom(topic, 0n, { maxBytes: 0 }), 'no byte in all');
      await script.ask(
        'Fetch',
        11,
        fetchFrom(topic, 0n, { partitionMaxBytes: 0 }),
        'no byte of the partition',
      );
      const two = { partitionMaxBytes: 140 };
      await script.ask('Fetch', 11, fetchFrom(topic, 0n, two), 'one batch and a piece of the next');
    }),
    defineCase('Fetch of limited bytes over several partitions', async (script) => {
      const topic = await makeTopic(script, script.name('orders'), { partitions: 3 });
      for (const index of [0, 1, 2]) {
        await script.quietly('Produce', 7, produceTo(topic, batch([`to ${index}`]), { index }));
      }
      const partitions = [0, 1, 2].map((partition) => ({
        ...{ partition, fetchOffset: 0n, partitionMaxBytes: 1_048_576 },
      }));
      const body = { maxWaitMs: 0, minBytes: 1, topics: [{ topic, partitions }] };
      await script.ask('Fetch', 11, { ...body, maxBytes: 1_000_000 }, 'enough for all');
      await script.ask('Fetch', 11, { ...body, maxBytes: 1 }, 'enough for one');
      await script.ask('Fetch', 11, { ...body, maxBytes: 75 }, 'enough for one and a piece');
    }),
    defineCase('Fetch waits for as many bytes as it asks for', async (script) => {
      const topic = await filled(script, script.name('orders'));
      const reader = await script.connect('reader');
      const body = fetchFrom(topic, 0n, { maxWaitMs: 15_000, minBytes: 100 });
      const parked = reader.start('Fetch', 11, body, 'of 100 bytes');
      await script.ask('Produce', 7, produceTo(topic, batch(['a'])), 'not enough');
      await script.ask('Fetch', 11, fetchFrom(topic, 0n), 'it is there');
      parked.noneYet();
      await script.ask('Produce', 7, produceTo(topic, batch(['b'])), 'enough');
      await parked.answer();
    }),
    defineCase('Fetch waits no longer than it may', async (script) => {
      const topic = await filled(script, script.name('orders'));
      const began = script.now();
      await script.ask('Fetch', 11, fetchFrom(topic, 0n, { maxWaitMs: 300 }), 'with nothing there');
      script.record('waited', {
        atLeast: script.now() - began >= 299,
        atMost: script.now() - began < 3_000,
      });
    }),
    defineCase('Fetch of an error does not wait', async (script) => {
      const topic = await filled(script, script.name('orders'));
      const began = script.now();
      await script.ask('Fetch', 11, fetchFrom(topic, 9n, { maxWaitMs: 15_000 }));
      await script.ask('Fetch', 11, fetchFrom(script.name('nowhere'), 0n, { maxWaitMs: 15_000 }));
      script.record('at once', script.now() - began < 5_000);
    }),
    defineCase('a parked Fetch ends when its topic is deleted', async (script) => {
      const topic = await filled(script, script.name('orders'));
      const reader = await script.connect('reader');
      const parked = reader.start('Fetch', 11, fetchFrom(topic, 0n, { maxWaitMs: 2_000 }));
      await script.ask('Metadata', 4, { topics: [{ name: topic }] });
      parked.noneYet();
      await script.ask('DeleteTopics', 1, { topicNames: [topic], timeoutMs: 10_000 });
      await parked.answer();
    }),
    defineCase('Fetch with the wrong epoch of the leader', async (script) => {
      const topic = await filled(script, script.name('orders'), ['a']);
      for (const currentLeaderEpoch of [0, 5]) {
        const partition = {
          partition: 0,
          currentLeaderEpoch,
          fetchOffset: 0n,
          partitionMaxBytes: 1_000,
        };
        const topics = [{ topic, partitions: [partition] }];
        const body = { maxWaitMs: 0, minBytes: 1, maxBytes: 1_000, topics };
        for (const version of [9, 12]) {
          await script.ask('Fetch', version, body, `epoch ${currentLeaderEpoch}`);
        }
      }
    }),
    defineCase('Fetch sessions', async (script) => {
      const topic = await filled(script, script.name('orders'), ['a']);
      const opened = await script.ask(
        'Fetch',
        11,
        fetchFrom(topic, 0n, { sessionId: 0, sessionEpoch: 0 }),
        'opens one',
      );
      const { sessionId } = opened;
      if (sessionId !== 0) {
        const more = { sessionId, sessionEpoch: 1 };
        await script.ask(
          'Fetch',
          11,
          { maxWaitMs: 0, minBytes: 1, maxBytes: 1_000, topics: [], ...more },
          'goes on',
        );
      }
      await script.ask(
        'Fetch',
        11,
        fetchFrom(topic, 0n, { sessionId: 4_711, sessionEpoch: 1 }),
        'an unknown one',
      );
    }),
    defineCase('Fetch as a follower would', async (script) => {
      const topic = await filled(script, script.name('orders'), ['a']);
      const one = await script.connect('follower');
      await one.ask('Fetch', 11, fetchFrom(topic, 0n, { replicaId: 1 })).catch(unlessClosed);
    }),
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
