// Partitions and what is in them: more of them, fewer records, and where they lie.
import { type CaseGroup, defineCase } from '../case.ts';
import { versionsOffered } from '../offered.ts';
import { batch, makeTopic, offsetsAt, produceTo, untilLed } from './topic.ts';

const TIMEOUT = { timeoutMs: 10_000 };

export const partitions: CaseGroup = {
  name: 'partitions',
  cases: [
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
