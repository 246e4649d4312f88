// Topics and their settings: made, changed, described, emptied and deleted.
import { type CaseGroup, defineCase, type Script } from '../case.ts';
import { versionsOffered } from '../offered.ts';
import { batch, fetchFrom, makeTopic, offsetsAt, produceTo, untilLed } from './topic.ts';

const TIMEOUT = { timeoutMs: 10_000 };
const TOPIC = 2;
const BROKER = 4;

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
    defineCase('CreatePartitions', async (script) => {
      const of = (name: string, count: number) => ({ name, count, assignments: null });
      for (const version of versionsOffered('CreatePartitions')) {
        const name = await makeTopic(script, script.fresh('orders'), { partitions: 2 });
        const ask = (note: string, count: number, validateOnly = false) =>
          script.ask(
            'CreatePartitions',
            version,
            { topics: [of(name, count)], ...TIMEOUT, validateOnly },
            note,
          );
        await ask('only tried', 4, true);
        await ask('as many as there are', 2);
        await ask('fewer', 1);
        await ask('none', 0);
        const unknown = [of(script.name('nowhere'), 3)];
        await script.ask(
          'CreatePartitions',
          version,
          { topics: unknown, ...TIMEOUT, validateOnly: false },
          'unknown topic',
        );
        await ask('more', 3);
        await untilLed(script, name, 3);
      }
      const name = await makeTopic(script, script.name('assigned'));
      const assign = (...brokerIds: number[]) => ({ name, count: 2, assignments: [{ brokerIds }] });
      for (const [note, topic] of [
        ['to a node that is not there', assign(9)],
        ['too few assignments', { ...assign(1), count: 4 }],
        ['to the node', assign(1)],
      ] as const) {
        await script.ask(
          'CreatePartitions',
          1,
          { topics: [topic], ...TIMEOUT, validateOnly: false },
          note,
        );
      }
      const twice = [of(name, 5), of(name, 6)];
      await script.ask(
        'CreatePartitions',
        1,
        { topics: twice, ...TIMEOUT, validateOnly: false },
        'twice',
      );
    }),
    defineCase('DeleteRecords', async (script) => {
      const of = (name: string, offset: bigint, partitionIndex = 0) => ({
        ...{ topics: [{ name, partitions: [{ partitionIndex, offset }] }], ...TIMEOUT },
      });
      for (const version of versionsOffered('DeleteRecords')) {
        const name = await makeTopic(script, script.fresh('orders'));
        for (const value of ['a', 'b', 'c'])
          await script.quietly('Produce', 7, produceTo(name, batch([value])));
        await script.ask('DeleteRecords', version, of(name, 1n), 'below 1');
        await script.ask('DeleteRecords', version, of(name, 0n), 'below 0, already gone');
        await script.ask('DeleteRecords', version, of(name, 4n), 'beyond the end');
        await script.ask('DeleteRecords', version, of(name, -2n), 'a strange offset');
        await script.ask('DeleteRecords', version, of(name, -1n), 'all');
        await script.ask('DeleteRecords', version, of(name, 0n, 5), 'unknown partition');
        await script.ask('DeleteRecords', version, of(script.name('nowhere'), 0n), 'unknown topic');
        await script.ask('ListOffsets', 2, offsetsAt(name, -2n), 'the start');
        await script.ask('Produce', 7, produceTo(name, batch(['d'])), 'offsets go on');
      }
    }),
    defineCase('DescribeConfigs of a topic', async (script) => {
      const configs = { 'cleanup.policy': 'compact', 'retention.ms': '60000' };
      const name = await makeTopic(script, script.name('orders'), { configs });
      const of = (resourceName: string, configurationKeys: string[] | null) => ({
        ...{ resources: [{ resourceType: TOPIC, resourceName, configurationKeys }] },
      });
      const keys = [
        'cleanup.policy',
        'retention.ms',
        'max.message.bytes',
        'min.insync.replicas',
        'no.such',
      ];
      for (const version of versionsOffered('DescribeConfigs')) {
        await script.ask('DescribeConfigs', version, of(name, keys), 'some');
        const synonyms = { ...of(name, keys), includeSynonyms: true };
        await script.ask('DescribeConfigs', version, synonyms, 'with synonyms');
        await script.ask(
          'DescribeConfigs',
          version,
          of(script.name('nowhere'), null),
          'unknown topic',
        );
        await script.ask('DescribeConfigs', version, of('bad name!', null), 'a bad name');
      }
      const { results } = await script.quietly('DescribeConfigs', 2, of(name, null));
      script.record('the names of all', results[0]?.configs.map((one) => one.name).sort());
    }),
    defineCase('DescribeConfigs of the node', async (script) => {
      const configurationKeys = ['log.retention.ms', 'num.partitions', 'auto.create.topics.enable'];
      for (const resourceName of ['1', '', '7', 'one']) {
        const resources = [{ resourceType: BROKER, resourceName, configurationKeys }];
        for (const version of versionsOffered('DescribeConfigs')) {
          await script.ask('DescribeConfigs', version, { resources }, `node “${resourceName}”`);
        }
      }
      const resources = [{ resourceType: 3, resourceName: 'x', configurationKeys: null }];
      await script.ask('DescribeConfigs', 2, { resources }, 'a type that has no settings');
    }),
    defineCase('AlterConfigs replaces all settings', async (script) => {
      const name = await makeTopic(script, script.name('orders'), {
        configs: { 'retention.ms': '60000' },
      });
      const ask = (
        version: number,
        note: string,
        resourceName: string,
        config: string,
        value: string | null,
        validateOnly = false,
      ) => {
        const resources = [
          { resourceType: TOPIC, resourceName, configs: [{ name: config, value }] },
        ];
        return script.ask('AlterConfigs', version, { resources, validateOnly }, note);
      };
      const configurationKeys = ['cleanup.policy', 'retention.ms'];
      const resources = [{ resourceType: TOPIC, resourceName: name, configurationKeys }];
      for (const version of versionsOffered('AlterConfigs')) {
        await ask(version, 'only tried', name, 'cleanup.policy', 'compact', true);
        await ask(version, 'unknown setting', name, 'no.such', '1');
        await ask(version, 'bad value', name, 'retention.ms', 'long');
        await ask(version, 'no value', name, 'retention.ms', null);
        await ask(version, 'unknown topic', script.name('nowhere'), 'retention.ms', '1');
      }
      await script.ask('DescribeConfigs', 2, { resources }, 'as before');
      await ask(1, 'changed', name, 'cleanup.policy', 'compact');
      await script.askUntil(
        ...(['DescribeConfigs', 2, { resources }] as const),
        ({ results }) => results[0]?.configs.some(({ value }) => value === 'compact') === true,
        'the other setting is gone',
      );
    }),
    defineCase('IncrementalAlterConfigs changes what it names', async (script) => {
      const configs = { 'retention.ms': '60000', 'cleanup.policy': 'delete' };
      const name = await makeTopic(script, script.name('orders'), { configs });
      const [set, remove, append, subtract] = [0, 1, 2, 3];
      const configurationKeys = ['cleanup.policy', 'retention.ms', 'max.message.bytes'];
      const asked = { resources: [{ resourceType: TOPIC, resourceName: name, configurationKeys }] };
      const attempts = [
        ['another setting', set, 'max.message.bytes', '5000'],
        ['one more policy', append, 'cleanup.policy', 'compact'],
        ['one policy less', subtract, 'cleanup.policy', 'delete'],
        ['back to the default', remove, 'retention.ms', null],
        ['an unknown setting', set, 'no.such', '1'],
        ['a bad value', set, 'retention.ms', 'long'],
        ['no value', set, 'retention.ms', null],
        ['one more number', append, 'retention.ms', '5'],
        ['a strange operation', 9, 'retention.ms', '5'],
      ] as const;
      for (const version of versionsOffered('IncrementalAlterConfigs')) {
        for (const [note, configOperation = 0, config, value] of attempts) {
          const one = { name: config, configOperation, value };
          const resources = [{ resourceType: TOPIC, resourceName: name, configs: [one] }];
          await script.ask(
            'IncrementalAlterConfigs',
            version,
            { resources, validateOnly: version === 0 },
            note,
          );
        }
        const resources = [
          { resourceType: TOPIC, resourceName: script.name('nowhere'), configs: [] },
        ];
        await script.ask(
          'IncrementalAlterConfigs',
          version,
          { resources, validateOnly: false },
          'unknown topic',
        );
      }
      await script.askUntil(
        ...(['DescribeConfigs', 2, asked] as const),
        ({ results }) =>
          results[0]?.configs.some((one) => one.value === 'compact') === true &&
          results[0].configs.some((one) => one.name === 'retention.ms' && one.value !== '60000'),
        'afterwards',
      );
    }),
    defineCase('ACLs on a node without an authorizer', async (script) => {
      const acl = {
        resourceType: 2,
        resourceName: 'orders',
        principal: 'User:anna',
        host: '*',
        operation: 3,
        permissionType: 3,
      };
      const filter = {
        ...{
          resourceTypeFilter: 2,
          resourceNameFilter: 'orders',
          principalFilter: null,
          hostFilter: null,
        },
        ...{ operation: 1, permissionType: 1 },
      };
      for (const version of versionsOffered('CreateAcls')) {
        await script.ask('CreateAcls', version, { creations: [acl] });
      }
      for (const version of versionsOffered('DescribeAcls'))
        await script.ask('DescribeAcls', version, filter);
      for (const version of versionsOffered('DeleteAcls')) {
        await script.ask('DeleteAcls', version, { filters: [filter] });
      }
    }),
    defineCase('reassignments on one node', async (script) => {
      const name = await makeTopic(script, script.name('orders'));
      const move = (topic: string, replicas: number[] | null, partitionIndex = 0) => ({
        ...{
          timeoutMs: 10_000,
          topics: [{ name: topic, partitions: [{ partitionIndex, replicas }] }],
        },
      });
      await script.ask('AlterPartitionReassignments', 0, move(name, [1]), 'to where it is');
      await script.ask(
        'AlterPartitionReassignments',
        0,
        move(name, [9]),
        'to a node that is not there',
      );
      await script.ask('AlterPartitionReassignments', 0, move(name, []), 'to none');
      await script.ask('AlterPartitionReassignments', 0, move(name, null), 'called off');
      await script.ask('AlterPartitionReassignments', 0, move(name, [1], 4), 'unknown partition');
      await script.ask(
        'AlterPartitionReassignments',
        0,
        move(script.name('nowhere'), [1]),
        'unknown topic',
      );
      const topics = [{ name, partitionIndexes: [0] }];
      await script.ask('ListPartitionReassignments', 0, { topics }, 'of a topic');
      await script.ask('ListPartitionReassignments', 0, { topics: null }, 'of all');
    }),
  ],
};
