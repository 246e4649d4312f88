// Metadata, DescribeCluster and FindCoordinator: who is there and what they have.
import { type CaseGroup, defineCase, unlessClosed } from '../case.ts';
import { versionsOffered } from '../offered.ts';
import { makeTopic } from './topic.ts';

export const metadata: CaseGroup = {
  name: 'metadata',
  cases: [
    defineCase('Metadata of topics by name', async (script) => {
      const known = await makeTopic(script, script.name('known'), { partitions: 2 });
      const topics = [{ name: known }, { name: script.name('unknown') }];
      for (const version of versionsOffered('Metadata')) {
        await script.ask('Metadata', version, { topics, allowAutoTopicCreation: false });
      }
      const may = { includeTopicAuthorizedOperations: true };
      for (const version of [8, 9, 10, 11, 12]) {
        const of = { topics: [{ name: known }], ...may };
        await script.ask('Metadata', version, of, 'with operations');
      }
      const all = { topics: [], includeClusterAuthorizedOperations: true };
      for (const version of [8, 9, 10])
        await script.ask('Metadata', version, all, 'of the cluster');
    }),
    defineCase('Metadata does not make topics, even when it may', async (script) => {
      const topics = [{ name: script.name('unknown') }];
      for (const version of [0, 4, 6]) await script.ask('Metadata', version, { topics });
      await script.ask('Metadata', 6, { topics: [{ name: 'bad name!' }] }, 'a bad name');
      await script.ask('Metadata', 6, { topics: [{ name: '' }] }, 'an empty name');
      const twice = await makeTopic(script, script.name('twice'));
      await script.ask('Metadata', 6, { topics: [{ name: twice }, { name: twice }] }, 'twice');
    }),
    defineCase('Metadata of all topics, and of none', async (script) => {
      const own = new Set<string | null>();
      for (const word of ['first', 'second']) own.add(await makeTopic(script, script.name(word)));
      for (const version of versionsOffered('Metadata')) {
        const all = { topics: version === 0 ? [] : null };
        await script.ask('Metadata', version, all, undefined, (answer) => ({
          ...answer,
          topics: answer.topics.filter(({ name }) => own.has(name)),
        }));
      }
      for (const version of versionsOffered('Metadata').slice(1)) {
        await script.ask('Metadata', version, { topics: [] }, 'of none');
      }
    }),
    defineCase('Metadata by the id of a topic', async (script) => {
      const known = await makeTopic(script, script.name('known'));
      const { topics } = await script.ask('Metadata', 12, { topics: [{ name: known }] });
      const topicId = topics[0]?.topicId ?? '';
      await script.ask('Metadata', 12, { topics: [{ name: null, topicId }] }, 'by its id');
      const unknown = 'AAAAAAAAAAAAAAAAAAAAAQ';
      await script.ask(
        'Metadata',
        12,
        { topics: [{ name: null, topicId: unknown }] },
        'by another',
      );
    }),
    defineCase('DescribeCluster', async (script) => {
      for (const version of versionsOffered('DescribeCluster')) {
        for (const wanted of [false, true]) {
          const body = { includeClusterAuthorizedOperations: wanted };
          await script.ask(
            'DescribeCluster',
            version,
            body,
            wanted ? 'with operations' : 'without',
          );
        }
      }
      await script.ask('DescribeCluster', 1, {
        includeClusterAuthorizedOperations: false,
        endpointType: 2,
      });
      await script.ask('DescribeCluster', 1, {
        includeClusterAuthorizedOperations: false,
        endpointType: 9,
      });
    }),
    defineCase('FindCoordinator of groups and of transactional ids', async (script) => {
      const key = script.name('kitchen');
      for (const keyType of [0, 1]) {
        const note = keyType === 0 ? 'a group' : 'a transactional id';
        for (const version of versionsOffered('FindCoordinator')) {
          if (version === 0 && keyType === 1) continue;
          const coordinatorKeys = [key, script.name('cellar')];
          const body = version < 4 ? { key, keyType } : { key: '', keyType, coordinatorKeys };
          await script.ask('FindCoordinator', version, body, note);
        }
      }
    }),
    defineCase('FindCoordinator of what there is not', async (script) => {
      const one = await script.connect('stranger');
      await one
        .ask('FindCoordinator', 2, { key: 'any', keyType: 9 }, 'a strange type')
        .catch(unlessClosed);
      const two = await script.connect('sharer');
      await two
        .ask(
          'FindCoordinator',
          4,
          { key: '', keyType: 2, coordinatorKeys: ['a'] },
          'a share too early',
        )
        .catch(unlessClosed);
      await script.ask('FindCoordinator', 2, { key: '', keyType: 0 }, 'the empty group');
      await script.ask('FindCoordinator', 2, { key: '', keyType: 1 }, 'the empty transactional id');
      await script.ask('FindCoordinator', 4, { key: '', coordinatorKeys: [] }, 'nothing');
    }),
  ],
};
