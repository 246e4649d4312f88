// What is refused to a transaction.
import { type CaseGroup, defineCase } from '../case.ts';
import { versionsOffered } from '../offered.ts';
import { batchOf, makeTopic, produceTo } from './topic.ts';
import {
  settled,
  begin,
  adding,
  recent,
  sending,
  ending,
  committingIn,
  add,
  end,
} from './transactional.ts';

export const transactionRefusals: CaseGroup = {
  name: 'transaction-refusals',
  cases: [
    defineCase('what needs an open transaction is refused without one', async (script) => {
      const topic = await makeTopic(script, script.name('orders'));
      const of = await begin(script, script.name('till'));
      for (const version of versionsOffered('Produce')) {
        await script.ask(
          'Produce',
          version,
          sending(script, of, topic, 0, ['x']),
          'Produce without its partition',
        );
      }
      for (const version of versionsOffered('EndTxn')) {
        await script.ask('EndTxn', version, ending(of, true), 'the end of an empty one');
        await script.ask('EndTxn', version, ending(of, false), 'the abort of an empty one');
      }
      for (const version of versionsOffered('TxnOffsetCommit')) {
        await script.ask(
          'TxnOffsetCommit',
          version,
          committingIn(of, script.name('kitchen'), topic, 1n),
          'offsets of an empty one',
        );
      }
    }),
    defineCase('the end may be said again, the opposite may not', async (script) => {
      const topic = await makeTopic(script, script.name('orders'));
      for (const committed of [true, false]) {
        const of = await begin(script, script.fresh('till'));
        await add(script, of, topic);
        await script.quietly('Produce', 7, sending(script, of, topic, 0, ['x']));
        await end(script, of, committed, committed ? 'commits' : 'aborts');
        await script.askUntil('EndTxn', 1, ending(of, committed), settled, 'again');
        await script.askUntil('EndTxn', 1, ending(of, !committed), settled, 'the opposite');
      }
    }),
    defineCase('a partition that is not there cannot be added', async (script) => {
      const topic = await makeTopic(script, script.name('orders'));
      for (const version of versionsOffered('AddPartitionsToTxn')) {
        const of = await begin(script, script.fresh('till'));
        await script.ask(
          'AddPartitionsToTxn',
          version,
          adding(of, script.name('nowhere')),
          'unknown topic',
        );
        await script.ask(
          'AddPartitionsToTxn',
          version,
          adding(of, topic, [0, 9]),
          'one of two is unknown',
        );
        await script.ask('AddPartitionsToTxn', version, adding(of, topic, [0]), 'a good one');
        await script.ask('AddPartitionsToTxn', version, adding(of, topic, [0]), 'again');
        await script.ask('AddPartitionsToTxn', version, adding(of, topic, []), 'none');
      }
    }),
    defineCase(
      'records that are no part of the transaction, under its producer id',
      async (script) => {
        const topic = await makeTopic(script, script.name('orders'));
        const of = await begin(script, script.name('till'));
        await add(script, of, topic);
        await script.quietly('Produce', 7, sending(script, of, topic, 0, ['inside']));
        const plain = produceTo(topic, batchOf(of, 1, ['not marked as such'], recent(script)));
        await script.ask('Produce', 7, plain, 'a batch that is not transactional');
        const anonymous = produceTo(
          topic,
          batchOf(of, 1, ['x'], { isTransactional: true, ...recent(script) }),
        );
        await script.ask('Produce', 7, anonymous, 'a transactional batch without the id');
      },
    ),
  ],
};
