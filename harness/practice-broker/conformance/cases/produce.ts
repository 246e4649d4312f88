// Produce: what is appended where, and what is refused.
import { type CaseGroup, defineCase, unlessClosed } from '../case.ts';
import { versionsOffered } from '../offered.ts';
import { encodeUtf8 } from '../../../protocol/bytes/utf8.ts';
import { encodeBatch } from '../../../protocol/records/batches.ts';
import { batch, fetchFrom, makeTopic, produceTo } from './topic.ts';

const HOUR = 3_600_000;

/** Gives the batch's checksum a wrong bit. */
function corrupted(bytes: Uint8Array): Uint8Array {
  const wrong = bytes.slice();
  const last = wrong.length - 1;
  wrong[last] = (wrong[last] ?? 0) ^ 1;
  return wrong;
}

export const produce: CaseGroup = {
  name: 'produce',
  cases: [
    defineCase('Produce in every version', async (script) => {
      for (const version of versionsOffered('Produce')) {
        const topic = await makeTopic(script, script.fresh('orders'));
        await script.ask('Produce', version, produceTo(topic, batch(['milk', 'cream'])), 'first');
      }
      for (const version of versionsOffered('Produce')) {
        const topic = await makeTopic(script, script.fresh('orders'));
        await script.quietly('Produce', version, produceTo(topic, batch(['milk', 'cream'])));
        await script.ask('Produce', version, produceTo(topic, batch(['whey'])), 'second');
      }
      for (const version of versionsOffered('Produce')) {
        const unknown = produceTo(script.name('nowhere'), batch(['milk']));
        await script.ask('Produce', version, unknown, 'unknown topic');
      }
    }),
    defineCase('Produce to several partitions answers for each', async (script) => {
      const topic = await makeTopic(script, script.name('orders'), { partitions: 2 });
      const other = await makeTopic(script, script.name('returns'));
      const partitionData = [0, 1, 7].map((index) => ({ index, records: batch([`to ${index}`]) }));
      const topicData = [
        { name: topic, partitionData },
        { name: other, partitionData: [{ index: 0, records: batch(['back']) }] },
        { name: script.name('nowhere'), partitionData: [{ index: 0, records: batch(['lost']) }] },
      ];
      for (const version of [7, 9]) {
        await script.ask('Produce', version, { acks: -1, timeoutMs: 10_000, topicData });
      }
    }),
    defineCase('Produce with 1 acknowledgement, and with a strange number', async (script) => {
      const topic = await makeTopic(script, script.name('orders'));
      await script.ask('Produce', 7, produceTo(topic, batch(['one']), { acks: 1 }), 'acks 1');
      for (const version of versionsOffered('Produce')) {
        await script.ask(
          'Produce',
          version,
          produceTo(topic, batch(['two']), { acks: 2 }),
          'acks 2',
        );
      }
    }),
    defineCase('a batch that was damaged is refused', async (script) => {
      const topic = await makeTopic(script, script.name('orders'));
      for (const version of versionsOffered('Produce')) {
        await script.ask(
          'Produce',
          version,
          produceTo(topic, corrupted(batch(['milk']))),
          'damaged',
        );
      }
      await script.ask('Fetch', 11, fetchFrom(topic, 0n), 'nothing was appended');
    }),
    defineCase('a Produce without records', async (script) => {
      const topic = await makeTopic(script, script.name('orders'));
      const one = await script.connect('empty');
      await one
        .ask('Produce', 7, produceTo(topic, new Uint8Array(0)), 'no bytes')
        .catch(unlessClosed);
      const three = await script.connect('short');
      const cut = batch(['milk']).subarray(0, 40);
      await three
        .ask('Produce', 7, produceTo(topic, cut), 'a piece of a batch')
        .catch(unlessClosed);
      const four = await script.connect('none');
      await four
        .ask('Produce', 7, { acks: -1, timeoutMs: 1_000, topicData: [] }, 'no topics')
        .catch(unlessClosed);
    }),
    defineCase('two batches at once are refused', async (script) => {
      const topic = await makeTopic(script, script.name('orders'));
      const [a, b] = [batch(['one']), batch(['two'])];
      const both = new Uint8Array(a.length + b.length);
      both.set(a);
      both.set(b, a.length);
      const one = await script.connect('double');
      await one.ask('Produce', 7, produceTo(topic, both)).catch(unlessClosed);
      await script.ask('Fetch', 11, fetchFrom(topic, 0n), 'what is there');
    }),
    defineCase('a compacted topic takes no record without a key', async (script) => {
      const configs = { 'cleanup.policy': 'compact' };
      const topic = await makeTopic(script, script.name('orders'), { configs });
      for (const version of versionsOffered('Produce')) {
        await script.ask('Produce', version, produceTo(topic, batch(['no key'])), 'no key');
      }
      const keyed = encodeBatch({ records: [{ key: encodeUtf8('a'), value: encodeUtf8('1') }] });
      await script.ask('Produce', 8, produceTo(topic, keyed), 'with a key');
      const records = [
        { key: encodeUtf8('a'), value: encodeUtf8('1') },
        { key: null, value: encodeUtf8('2') },
        { key: null, value: encodeUtf8('3') },
      ];
      await script.ask('Produce', 8, produceTo(topic, encodeBatch({ records })), 'two without');
    }),
    defineCase('a batch that is too large is refused', async (script) => {
      const configs = { 'max.message.bytes': '1000' };
      const topic = await makeTopic(script, script.name('orders'), { configs });
      for (const version of versionsOffered('Produce')) {
        await script.ask(
          'Produce',
          version,
          produceTo(topic, batch(['x'.repeat(1000)])),
          'too large',
        );
      }
      await script.ask(
        'Produce',
        7,
        produceTo(topic, batch(['x'.repeat(900)])),
        'just small enough',
      );
    }),
    defineCase('timestamps: of the far future, none, and by the broker', async (script) => {
      const topic = await makeTopic(script, script.name('orders'));
      const at = (ms: number) => batch(['x'], { baseTimestamp: BigInt(script.now() + ms) });
      for (const version of versionsOffered('Produce')) {
        await script.ask('Produce', version, produceTo(topic, at(2 * HOUR)), 'in two hours');
      }
      await script.ask('Produce', 7, produceTo(topic, at(HOUR / 2)), 'in half an hour');
      const none = batch(['x'], { baseTimestamp: -1n });
      await script.ask('Produce', 7, produceTo(topic, none), 'none');
      const configs = { 'message.timestamp.type': 'LogAppendTime' };
      const stamped = await makeTopic(script, script.name('stamped'), { configs });
      await script.ask('Produce', 7, produceTo(stamped, batch(['x', 'y'])), 'by the broker');
      await script.ask(
        'Produce',
        7,
        produceTo(stamped, at(2 * HOUR)),
        'by the broker, whatever it is',
      );
      await script.ask('Fetch', 11, fetchFrom(stamped, 0n), 'as it stands there');
    }),
    defineCase('gzip stays gzip', async (script) => {
      const topic = await makeTopic(script, script.name('orders'));
      const packed = batch(['milk', 'cream', 'whey'], { compression: 'gzip' });
      await script.ask('Produce', 7, produceTo(topic, packed));
      await script.ask('Fetch', 11, fetchFrom(topic, 0n));
      await script.ask('Fetch', 11, fetchFrom(topic, 2n), 'from its middle: the whole batch');
    }),
    defineCase(
      'offsets, epochs and headers as they were, offsets by the broker',
      async (script) => {
        const topic = await makeTopic(script, script.name('orders'));
        const headers = [
          { key: 'trace', value: encodeUtf8('a1') },
          { key: 'none', value: null },
        ];
        const records = [{ key: encodeUtf8('k'), value: null, headers, timestamp: script.time(5) }];
        const odd = encodeBatch({ records, baseOffset: 77n, partitionLeaderEpoch: 9 });
        await script.ask('Produce', 7, produceTo(topic, odd), 'a base offset other than 0');
        const plain = encodeBatch({ records, partitionLeaderEpoch: 9 });
        await script.ask(
          'Produce',
          7,
          produceTo(topic, plain),
          'headers, and an epoch of the leader',
        );
        // As kafkajs does when it is not idempotent.
        await script.ask(
          'Produce',
          7,
          produceTo(topic, batch(['x'], { producerId: -1n, producerEpoch: 0, baseSequence: 0 })),
        );
        await script.ask('Fetch', 11, fetchFrom(topic, 0n));
      },
    ),
  ],
};
