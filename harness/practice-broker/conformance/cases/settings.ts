// The settings of topics and of the node: described and changed.
import { type CaseGroup, defineCase } from '../case.ts';
import { versionsOffered } from '../offered.ts';
import { makeTopic } from './topic.ts';

const TOPIC = 2;
const BROKER = 4;

export const settings: CaseGroup = {
  name: 'settings',
  cases: [
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
  ],
};
