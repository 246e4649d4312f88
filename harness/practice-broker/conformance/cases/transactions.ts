// Transactions: what is in them, how they end, and what readers see meanwhile.
import { type CaseGroup, defineCase } from '../case.ts';
import { versionsOffered } from '../offered.ts';
import { fetchingOffsets } from './members.ts';
import { asVersionAsks, batch, fetchFrom, idOf, makeTopic, offsetsAt, produceTo } from './topic.ts';
import {
  settled,
  begin,
  adding,
  recent,
  sending,
  ending,
  committingIn,
  add,
  untilDecided,
  look,
  end,
} from './transactional.ts';

export const transactions: CaseGroup = {
  name: 'transactions',
  cases: [
    defineCase('a transaction commits, in every version', async (script) => {
      for (const version of versionsOffered('EndTxn')) {
        const topic = await makeTopic(script, script.fresh('orders'));
        const transactionalId = script.fresh('till');
        const groupId = script.fresh('kitchen');
        const init = { transactionalId, transactionTimeoutMs: 60_000 };
        const { producerId, producerEpoch } = await script.ask(
          'InitProducerId',
          Math.min(version, 5),
          init,
        );
        const of = { transactionalId, producerId, producerEpoch };
        await script.ask('AddPartitionsToTxn', Math.min(version, 3), adding(of, topic));
        await script.ask('Produce', 3 + version, sending(script, of, topic, 0, ['a', 'b']));
        await script.ask('AddOffsetsToTxn', version, { ...of, groupId });
        await script.ask('TxnOffsetCommit', version, committingIn(of, groupId, topic, 5n));
        await script.ask('OffsetFetch', 4, fetchingOffsets(4, groupId, null), 'before the end');
        await script.ask('EndTxn', version, ending(of, true));
        await untilDecided(script, topic);
        await script.askUntil(
          ...(['OffsetFetch', 4, fetchingOffsets(4, groupId, null)] as const),
          (answer) => answer.topics.length > 0,
          'after the end',
        );
        await look(script, topic, 'committed');
      }
    }),
    defineCase('a transaction aborts', async (script) => {
      const topic = await makeTopic(script, script.name('orders'));
      const of = await begin(script, script.name('till'));
      await script.quietly('Produce', 7, produceTo(topic, batch(['before'], recent(script))));
      await add(script, of, topic);
      await script.ask('Produce', 7, sending(script, of, topic, 0, ['a', 'b']));
      await script.quietly('Produce', 7, produceTo(topic, batch(['beside'], recent(script))));
      await look(script, topic, 'open');
      await end(script, of, false);
      await untilDecided(script, topic);
      await look(script, topic, 'aborted');
      const topicId = await idOf(script, topic);
      const committed = fetchFrom(topic, 0n, { isolationLevel: 1 });
      for (const version of versionsOffered('Fetch')) {
        const body = asVersionAsks(version, committed, topicId);
        await script.ask('Fetch', version, body, 'in every version');
      }
      await script.ask('Fetch', 11, fetchFrom(topic, 4n, { isolationLevel: 1 }), 'from the marker');
      await script.ask('Fetch', 11, fetchFrom(topic, 2n, { isolationLevel: 1 }), 'from its middle');
      await script.ask(
        'Fetch',
        11,
        fetchFrom(topic, 0n, { isolationLevel: 1, partitionMaxBytes: 80 }),
        'of few bytes',
      );
    }),
    defineCase('sequences go on from one transaction to the next', async (script) => {
      const topic = await makeTopic(script, script.name('orders'));
      const of = await begin(script, script.name('till'));
      for (const [committed, sequence] of [
        [true, 0],
        [false, 1],
        [true, 2],
      ] as const) {
        await add(script, of, topic);
        await script.ask(
          'Produce',
          7,
          sending(script, of, topic, sequence, [committed ? 'kept' : 'dropped']),
        );
        await end(script, of, committed);
        await untilDecided(script, topic);
      }
      await look(script, topic, 'two kept, one dropped');
      await add(script, of, topic);
      await script.ask('Produce', 7, sending(script, of, topic, 9, ['x']), 'a gap');
      await script.ask(
        'Produce',
        7,
        sending(script, of, topic, 2, ['kept']),
        'a duplicate of the transaction before',
      );
    }),
    defineCase('a transaction that takes too long is aborted', async (script) => {
      const topic = await makeTopic(script, script.name('orders'));
      const of = await begin(script, script.name('till'), 400);
      await add(script, of, topic);
      await script.ask('Produce', 7, sending(script, of, topic, 0, ['late']));
      await untilDecided(script, topic);
      await look(script, topic, 'timed out');
      await script.ask('Produce', 7, sending(script, of, topic, 1, ['later']), 'it sends');
      await script.askUntil('EndTxn', 1, ending(of, true), settled, 'it ends');
      const init = { transactionalId: of.transactionalId, transactionTimeoutMs: 60_000 };
      await script.askUntil('InitProducerId', 1, init, settled, 'it begins anew');
    }),
    defineCase(
      'two transactions in one partition: the last stable offset is the first open one',
      async (script) => {
        const topic = await makeTopic(script, script.name('orders'));
        const one = await begin(script, script.name('one'));
        const two = await begin(script, script.name('two'));
        await add(script, one, topic);
        await add(script, two, topic);
        await script.quietly('Produce', 7, sending(script, one, topic, 0, ['of one']));
        await script.quietly('Produce', 7, sending(script, two, topic, 0, ['of two']));
        await script.quietly('Produce', 7, sending(script, one, topic, 1, ['of one again']));
        await look(script, topic, 'both open');
        await end(script, two, false);
        const isMarked = async (): Promise<boolean> => {
          const { topics } = await script.quietly('ListOffsets', 2, offsetsAt(topic, -1n));
          return topics[0]?.partitions[0]?.offset === 4n;
        };
        await script.until('the marker of two is there', isMarked);
        await look(script, topic, 'the second aborted');
        await end(script, one, true);
        await untilDecided(script, topic);
        await look(script, topic, 'the first committed');
      },
    ),
    defineCase(
      'a transaction over two partitions and topics ends in all of them',
      async (script) => {
        const orders = await makeTopic(script, script.name('orders'), { partitions: 2 });
        const bills = await makeTopic(script, script.name('bills'));
        const of = await begin(script, script.name('till'));
        const v3AndBelowTopics = [
          { name: orders, partitions: [0, 1] },
          { name: bills, partitions: [0] },
        ];
        await script.ask('AddPartitionsToTxn', 1, { ...adding(of, orders), v3AndBelowTopics });
        await script.quietly('Produce', 7, sending(script, of, orders, 0, ['order']));
        await script.quietly('Produce', 7, sending(script, of, bills, 0, ['bill']));
        await end(script, of, true);
        await untilDecided(script, orders);
        await untilDecided(script, bills);
        await script.until('the partition without records has its marker too', async () => {
          const { topics } = await script.quietly(
            'ListOffsets',
            2,
            offsetsAt(orders, -1n, { partitionIndex: 1 }),
          );
          return topics[0]?.partitions[0]?.offset === 1n;
        });
        await look(script, orders, 'orders');
        await look(script, bills, 'bills');
        await script.ask('Fetch', 11, fetchFrom(orders, 0n, { partition: 1 }), 'a marker alone');
      },
    ),
  ],
};
