// Fetch: what is given out, how much at once, and how long it waits.
import { type BodyFor, type CaseGroup, defineCase, type Script, unlessClosed } from '../case.ts';
import { versionsOffered } from '../offered.ts';
import { asVersionAsks, batch, fetchFrom, idOf, makeTopic, produceTo } from './topic.ts';

/** A topic with batches of these values. */
async function filled(script: Script, name: string, ...batches: string[][]): Promise<string> {
  const topic = await makeTopic(script, name);
  for (const values of batches) await script.quietly('Produce', 7, produceTo(topic, batch(values)));
  return topic;
}

/** An id that no topic has. */
const NOWHERE = 'AAAAAAAAQACAAAAAAAAAAQ';

export const fetch: CaseGroup = {
  name: 'fetch',
  cases: [
    defineCase('Fetch in every version', async (script) => {
      const topic = await filled(script, script.name('orders'), ['a', 'b'], ['c']);
      const topicId = await idOf(script, topic);
      const asked: readonly (readonly [note: string, body: BodyFor<'Fetch'>, topicId: string])[] = [
        ['all', fetchFrom(topic, 0n), topicId],
        ['at the end', fetchFrom(topic, 3n), topicId],
        ['beyond the end', fetchFrom(topic, 4n), topicId],
        ['before the start', fetchFrom(topic, -1n), topicId],
        ['unknown topic', fetchFrom(script.name('nowhere'), 0n), NOWHERE],
        ['unknown partition', fetchFrom(topic, 0n, { partition: 7 }), topicId],
        ['read committed', fetchFrom(topic, 1n, { isolationLevel: 1 }), topicId],
      ];
      for (const [note, body, id] of asked) {
        for (const version of versionsOffered('Fetch')) {
          await script.ask('Fetch', version, asVersionAsks(version, body, id), note);
        }
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
    }),
    defineCase('a Fetch in a session that nobody knows', async (script) => {
      const topic = await filled(script, script.name('orders'), ['a']);
      await script.ask('Fetch', 11, fetchFrom(topic, 0n, { sessionId: 4_711, sessionEpoch: 1 }));
    }),
    defineCase('Fetch as a follower would', async (script) => {
      const topic = await filled(script, script.name('orders'), ['a']);
      const one = await script.connect('follower');
      await one.ask('Fetch', 11, fetchFrom(topic, 0n, { replicaId: 1 })).catch(unlessClosed);
    }),
  ],
};
