// Topics: made, tried, refused, and deleted.
import { type CaseGroup, defineCase, type Script } from '../case.ts';
import { versionsOffered } from '../offered.ts';
import { batch, fetchFrom, makeTopic, produceTo } from './topic.ts';

const TIMEOUT = { timeoutMs: 10_000 };

type Wish = Partial<{
  numPartitions: number;
  replicationFactor: number;
  assignments: { partitionIndex: number; brokerIds: number[] }[];
  configs: { name: string; value: string | null }[];
}>;

function wish(name: string, more: Wish = {}) {
  return { name, numPartitions: 1, replicationFactor: 1, assignments: [], configs: [], ...more };
}

/** Asks each version for the same new topic, each time with another name. */
async function create(script: Script, note: string, more: Wish, name?: string): Promise<void> {
  for (const version of versionsOffered('CreateTopics')) {
    const topics = [wish(name ?? script.fresh('orders'), more)];
    await script.ask('CreateTopics', version, { topics, ...TIMEOUT }, note);
  }
}

const refusals: readonly (readonly [note: string, more: Wish])[] = [
  ['three replicas on one node', { replicationFactor: 3 }],
  ['no replicas', { replicationFactor: 0 }],
  ['no partitions', { numPartitions: 0 }],
  ['fewer than no partitions', { numPartitions: -2 }],
  ['an unknown setting', { configs: [{ name: 'no.such.setting', value: '1' }] }],
  ['a setting that is no number', { configs: [{ name: 'retention.ms', value: 'long' }] }],
  ['a setting out of range', { configs: [{ name: 'segment.bytes', value: '-5' }] }],
  ['a strange policy', { configs: [{ name: 'cleanup.policy', value: 'burn' }] }],
  ['a setting without a value', { configs: [{ name: 'retention.ms', value: null }] }],
  [
    'an assignment to a node that is not there',
    {
      numPartitions: -1,
      replicationFactor: -1,
      assignments: [{ partitionIndex: 0, brokerIds: [9] }],
    },
  ],
  [
    'an assignment and a number of partitions',
    { numPartitions: 2, assignments: [{ partitionIndex: 0, brokerIds: [1] }] },
  ],
  [
    'an assignment with a gap',
    {
      numPartitions: -1,
      replicationFactor: -1,
      assignments: [{ partitionIndex: 1, brokerIds: [1] }],
    },
  ],
];

export const topics: CaseGroup = {
  name: 'topics',
  cases: [
    defineCase('CreateTopics makes topics', async (script) => {
      await create(script, 'plain', { numPartitions: 2 });
      await create(script, 'by default', { numPartitions: -1, replicationFactor: -1 });
      const assignments = [0, 1].map((partitionIndex) => ({ partitionIndex, brokerIds: [1] }));
      await create(script, 'assigned', { numPartitions: -1, replicationFactor: -1, assignments });
    }),
    defineCase('CreateTopics tells the settings', async (script) => {
      const configs = [
        { name: 'cleanup.policy', value: 'compact' },
        { name: 'retention.ms', value: '60000' },
      ];
      const shown = new Set(['cleanup.policy', 'retention.ms', 'segment.bytes']);
      for (const version of [5, 6, 7]) {
        const name = script.fresh('orders');
        const wanted = { topics: [wish(name, { configs })], ...TIMEOUT };
        await script.ask('CreateTopics', version, wanted, undefined, (answer) => ({
          ...answer,
          topics: answer.topics.map((topic) => ({
            ...topic,
            configs: topic.configs?.filter((one) => shown.has(one.name)),
          })),
        }));
      }
    }),
    defineCase('CreateTopics refuses', async (script) => {
      const there = await makeTopic(script, script.name('there'));
      await create(script, 'what is there already', {}, there);
      for (const [note, more] of refusals) await create(script, note, more);
    }),
    defineCase('CreateTopics refuses names', async (script) => {
      await create(script, 'empty', {}, '');
      await create(script, 'a dot', {}, '.');
      await create(script, 'two dots', {}, '..');
      await create(script, 'a blank and more', {}, 'bad name!');
      await create(script, 'too long', {}, 'x'.repeat(250));
      await makeTopic(script, script.name('a.b'));
      await create(script, 'the same but for dots', {}, script.name('a_b'));
    }),
    defineCase('CreateTopics refuses a topic that is asked for twice', async (script) => {
      for (const version of versionsOffered('CreateTopics')) {
        const twice = script.fresh('orders');
        const asked = [wish(twice), wish(script.fresh('milk')), wish(twice)];
        await script.ask('CreateTopics', version, { topics: asked, ...TIMEOUT });
      }
    }),
    defineCase('CreateTopics that only tries', async (script) => {
      const name = script.name('orders');
      for (const version of versionsOffered('CreateTopics')) {
        await script.ask('CreateTopics', version, {
          topics: [wish(name)],
          ...TIMEOUT,
          validateOnly: true,
        });
      }
      const bad = [wish(name, { replicationFactor: 3 })];
      await script.ask(
        'CreateTopics',
        4,
        { topics: bad, ...TIMEOUT, validateOnly: true },
        'what would fail',
      );
      await script.ask('Metadata', 6, { topics: [{ name }] }, 'it is not there');
    }),
    defineCase('DeleteTopics', async (script) => {
      for (const version of versionsOffered('DeleteTopics')) {
        const name = await makeTopic(script, script.fresh('orders'));
        const unknown = script.name('nowhere');
        const body =
          version < 6 ? { topicNames: [name, unknown] } : { topics: [{ name }, { name: unknown }] };
        await script.ask('DeleteTopics', version, { ...body, ...TIMEOUT }, 'one of two');
        await script.askUntil(
          ...(['Metadata', 6, { topics: [{ name }] }] as const),
          (answer) => answer.topics[0]?.errorCode === 3,
          'it is gone',
        );
      }
    }),
    defineCase('DeleteTopics by id', async (script) => {
      const name = await makeTopic(script, script.name('orders'));
      const { topics: found } = await script.ask('Metadata', 12, { topics: [{ name }] });
      const topicId = found[0]?.topicId ?? '';
      const unknown = 'AAAAAAAAAAAAAAAAAAAAAQ';
      await script.ask(
        'DeleteTopics',
        6,
        { topics: [{ name: null, topicId: unknown }], ...TIMEOUT },
        'an unknown id',
      );
      await script.ask(
        'DeleteTopics',
        6,
        { topics: [{ name: null, topicId }], ...TIMEOUT },
        'its id',
      );
      await script.ask('DeleteTopics', 4, { topicNames: [name], ...TIMEOUT }, 'again, by name');
    }),
    defineCase('a topic that is deleted and made again is another one', async (script) => {
      const name = await makeTopic(script, script.name('orders'));
      await script.quietly('Produce', 7, produceTo(name, batch(['old'])));
      await script.ask('Metadata', 12, { topics: [{ name }] }, 'the first');
      await script.ask('DeleteTopics', 4, { topicNames: [name], ...TIMEOUT });
      await makeTopic(script, name);
      await script.ask('Metadata', 12, { topics: [{ name }] }, 'the second');
      await script.ask('Fetch', 11, fetchFrom(name, 0n), 'it is empty');
    }),
  ],
};
