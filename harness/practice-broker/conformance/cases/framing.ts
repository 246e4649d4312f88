// Frames, versions and the order of answers: what holds for every API.
import { Writer } from '../../../protocol/bytes/writer.ts';
import { withSize } from '../../../protocol/frames.ts';
import { apiKey } from '../../../protocol/messages.ts';
import { type CaseGroup, defineCase, type Script, unlessClosed } from '../case.ts';
import { offered, versionsOffered } from '../offered.ts';
import { batch, fetchFrom, makeTopic, produceTo } from './topic.ts';

/** The start of a request with nothing behind it. */
function bareRequest(key: number, version: number, isFlexible = false): Uint8Array {
  const writer = new Writer({ api: 'bare request', version });
  writer.int16(key);
  writer.int16(version);
  writer.int32(1);
  writer.int16(-1); // no client id
  if (isFlexible) writer.unsignedVarint(0);
  return withSize(writer.finish());
}

const software = { clientSoftwareName: 'case', clientSoftwareVersion: '1' };

/** Says the bytes over a new connection and goes. */
async function say(script: Script, bytes: Uint8Array, note: string): Promise<void> {
  const one = await script.connect('stranger');
  await one.raw(bytes, note);
  one.close();
}

export const framing: CaseGroup = {
  name: 'framing',
  cases: [
    defineCase('ApiVersions tells the same in every version', async (script) => {
      const keys = new Set(Object.keys(offered).map((api) => apiKey(api as keyof typeof offered)));
      for (const version of versionsOffered('ApiVersions')) {
        await script.ask('ApiVersions', version, software, undefined, (answer) => ({
          ...answer,
          apiKeys: answer.apiKeys.filter((one) => keys.has(one.apiKey)),
        }));
      }
    }),
    defineCase(
      'ApiVersions in a version that nobody knows is answered in version 0',
      async (script) => {
        for (const version of [99, 6]) {
          const one = await script.connect('newcomer');
          await one.raw(bareRequest(18, version, true), `ApiVersions v${version}`);
          const brief = ({ errorCode }: { errorCode: number }) => ({ errorCode });
          await one.ask('ApiVersions', 2, software, 'goes on in a version that is known', brief);
          one.close();
        }
      },
    ),
    defineCase('ApiVersions refuses software with a strange name', async (script) => {
      await script.ask(
        'ApiVersions',
        3,
        { clientSoftwareName: '', clientSoftwareVersion: '1' },
        'none',
      );
      await script.ask('ApiVersions', 3, { clientSoftwareName: 'a b', clientSoftwareVersion: '1' });
    }),
    defineCase('what is not served closes the connection', async (script) => {
      await say(script, bareRequest(999, 0), 'an API that nobody knows');
      for (const [api, version] of [
        ['Produce', 2],
        ['Produce', 0],
        ['Fetch', 3],
        ['ListOffsets', 0],
        ['OffsetCommit', 1],
        ['CreateTopics', 1],
        ['DeleteTopics', 0],
        ['Metadata', 99],
        ['Heartbeat', 99],
      ] as const) {
        await say(script, bareRequest(apiKey(api), version), `${api} v${version}`);
      }
    }),
    defineCase('a body that does not follow the protocol closes the connection', async (script) => {
      await say(script, bareRequest(apiKey('Metadata'), 4), 'Metadata v4 without a body');
      await say(script, bareRequest(apiKey('Produce'), 7), 'Produce v7 without a body');
      await say(script, new Uint8Array([0, 0, 0, 2, 0, 18]), 'a frame of two bytes');
      await say(script, new Uint8Array([0x80, 0, 0, 0]), 'a negative size');
      await say(script, new Uint8Array([0x7f, 0xff, 0xff, 0xff]), 'a size beyond the limit');
    }),
    defineCase(
      'answers come in the order of the questions, connection by connection',
      async (script) => {
        const topic = await makeTopic(script, script.name('orders'));
        const reader = await script.connect('reader');
        const parked = reader.start(
          'Fetch',
          11,
          fetchFrom(topic, 0n, { maxWaitMs: 15_000 }),
          'parked',
        );
        const behind = reader.start('Metadata', 4, { topics: [{ name: topic }] }, 'behind it');
        await script.ask('Metadata', 4, { topics: [{ name: topic }] }, 'over another connection');
        parked.noneYet();
        behind.noneYet();
        await script.ask('Produce', 7, produceTo(topic, batch(['milk'])));
        await parked.answer();
        await behind.answer();
      },
    ),
    defineCase('a password where none is asked for', async (script) => {
      for (const version of versionsOffered('SaslHandshake')) {
        const one = await script.connect('careful');
        await one.ask('SaslHandshake', version, { mechanism: 'PLAIN' }).catch(unlessClosed);
        one.close();
      }
      for (const version of versionsOffered('SaslAuthenticate')) {
        const one = await script.connect('careful');
        const authBytes = new Uint8Array([0, 97, 0, 98]);
        await one.ask('SaslAuthenticate', version, { authBytes }).catch(unlessClosed);
        one.close();
      }
    }),
    defineCase('to acks 0 there is no answer', async (script) => {
      const topic = await makeTopic(script, script.name('orders'));
      script.tell('Produce', 7, produceTo(topic, batch(['unheard']), { acks: 0 }));
      await script.ask(
        'Fetch',
        11,
        fetchFrom(topic, 0n),
        'the next answer is that of the next request',
      );
    }),
    defineCase('acks 0 to an unknown topic closes the connection', async (script) => {
      const one = await script.connect('careless');
      one.tell('Produce', 7, produceTo(script.name('nowhere'), batch(['unheard']), { acks: 0 }));
      await one.raw(new Uint8Array(), 'after it');
    }),
  ],
};
