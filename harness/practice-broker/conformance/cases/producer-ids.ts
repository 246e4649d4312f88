// Ids and epochs of producers: who gets which, and who is fenced by it.
import { type CaseGroup, defineCase } from '../case.ts';
import { versionsOffered } from '../offered.ts';
import { makeTopic } from './topic.ts';
import {
  settled,
  begin,
  adding,
  sending,
  ending,
  committingIn,
  add,
  untilDecided,
  look,
  end,
} from './transactional.ts';

export const producerIds: CaseGroup = {
  name: 'producer-ids',
  cases: [
    defineCase('InitProducerId in every version', async (script) => {
      for (const version of versionsOffered('InitProducerId')) {
        await script.ask(
          'InitProducerId',
          version,
          { transactionalId: null, transactionTimeoutMs: 0 },
          'idempotent',
        );
        const transactionalId = script.fresh('till');
        const body = { transactionalId, transactionTimeoutMs: 60_000 };
        await script.ask('InitProducerId', version, body, 'transactional');
        await script.ask('InitProducerId', version, body, 'again: the next epoch');
        const tooLong = { transactionalId: script.fresh('till'), transactionTimeoutMs: 900_001 };
        await script.ask('InitProducerId', version, tooLong, 'a timeout too long');
        await script.ask(
          'InitProducerId',
          version,
          { ...body, transactionTimeoutMs: 0 },
          'no timeout',
        );
        await script.ask(
          'InitProducerId',
          version,
          { transactionalId: '', transactionTimeoutMs: 1_000 },
          'the empty id',
        );
      }
    }),
    defineCase('InitProducerId that says who it is', async (script) => {
      const transactionalId = script.name('till');
      const of = await begin(script, transactionalId);
      const init = (producerId: bigint, producerEpoch: number) => ({
        ...{ transactionalId, transactionTimeoutMs: 60_000, producerId, producerEpoch },
      });
      await script.ask(
        'InitProducerId',
        3,
        init(of.producerId, of.producerEpoch),
        'the last epoch',
      );
      await script.ask(
        'InitProducerId',
        3,
        init(of.producerId, of.producerEpoch),
        'the one before: a repetition',
      );
      await script.ask('InitProducerId', 3, init(of.producerId, 7), 'an epoch to come');
      await script.ask('InitProducerId', 3, init(999_999_999n, 0), 'another producer id');
    }),
    defineCase('who is not the producer is refused', async (script) => {
      const topic = await makeTopic(script, script.name('orders'));
      const of = await begin(script, script.name('till'));
      const groupId = script.name('kitchen');
      const others = [
        ['an old epoch', { ...of, producerEpoch: of.producerEpoch - 1 }],
        ['an epoch to come', { ...of, producerEpoch: of.producerEpoch + 4 }],
        ['another producer id', { ...of, producerId: 999_999_999n }],
        ['an unknown transactional id', { ...of, transactionalId: script.name('nowhere') }],
      ] as const;
      for (const [note, other] of others) {
        for (const version of versionsOffered('AddPartitionsToTxn')) {
          await script.ask('AddPartitionsToTxn', version, adding(other, topic), note);
        }
        for (const version of versionsOffered('AddOffsetsToTxn')) {
          await script.ask('AddOffsetsToTxn', version, { ...other, groupId }, note);
        }
        for (const version of versionsOffered('EndTxn')) {
          await script.ask('EndTxn', version, ending(other, true), note);
        }
      }
    }),
    defineCase('a second producer of the same id fences the first', async (script) => {
      const topic = await makeTopic(script, script.name('orders'));
      const groupId = script.name('kitchen');
      const first = await begin(script, script.name('till'));
      await add(script, first, topic);
      await script.ask('Produce', 7, sending(script, first, topic, 0, ['lost']));
      const { transactionalId } = first;
      const init = { transactionalId, transactionTimeoutMs: 60_000 };
      await script.ask('InitProducerId', 1, init, 'while one is open');
      const second = await script.askUntil('InitProducerId', 1, init, settled, 'after its abort');
      const now = {
        transactionalId,
        producerId: second.producerId,
        producerEpoch: second.producerEpoch,
      };
      await untilDecided(script, topic);
      for (const version of versionsOffered('Produce')) {
        await script.ask(
          'Produce',
          version,
          sending(script, first, topic, 1, ['late']),
          'the first sends',
        );
      }
      await script.ask('AddPartitionsToTxn', 1, adding(first, topic), 'the first adds');
      await script.ask('AddOffsetsToTxn', 1, { ...first, groupId }, 'the first adds offsets');
      await script.ask(
        'TxnOffsetCommit',
        1,
        committingIn(first, groupId, topic, 1n),
        'the first commits offsets',
      );
      await end(script, first, true, 'the first ends');
      await add(script, now, topic);
      await script.ask('Produce', 7, sending(script, now, topic, 0, ['kept']), 'the second sends');
      await end(script, now, true);
      await untilDecided(script, topic);
      await look(script, topic, 'one aborted, one kept');
    }),
  ],
};
