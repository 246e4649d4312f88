// Offsets that are committed in a transaction.
import { type CaseGroup, defineCase } from '../case.ts';
import { versionsOffered } from '../offered.ts';
import { committing, fetchingOffsets, lonelyMember } from './members.ts';
import { makeTopic } from './topic.ts';
import { begin, committingIn, end } from './transactional.ts';

export const transactionOffsets: CaseGroup = {
  name: 'transaction-offsets',
  cases: [
    defineCase('offsets of an aborted transaction are forgotten', async (script) => {
      const topic = await makeTopic(script, script.name('orders'));
      const groupId = script.name('kitchen');
      await script.quietly('OffsetCommit', 5, committing(groupId, topic, 1n));
      const of = await begin(script, script.name('till'));
      await script.ask('AddOffsetsToTxn', 1, { ...of, groupId });
      await script.ask('TxnOffsetCommit', 1, committingIn(of, groupId, topic, 9n));
      await script.ask('OffsetFetch', 4, fetchingOffsets(4, groupId, null), 'while it is open');
      const wanted = [{ name: topic, partitionIndexes: [0] }];
      for (const version of [7, 8, 9]) {
        await script.ask(
          'OffsetFetch',
          version,
          fetchingOffsets(version, groupId, wanted, true),
          'of what is stable',
        );
        await script.ask(
          'OffsetFetch',
          version,
          fetchingOffsets(version, groupId, null, true),
          'all that is stable',
        );
      }
      await end(script, of, false);
      await script.askUntil(
        ...(['OffsetFetch', 7, fetchingOffsets(7, groupId, wanted, true)] as const),
        (answer) => answer.topics[0]?.partitions[0]?.errorCode === 0,
        'after the abort',
      );
    }),
    defineCase(
      'who commits offsets in a transaction is checked where the version tells it',
      async (script) => {
        const topic = await makeTopic(script, script.name('orders'));
        const { groupId, memberId, generationId } = await lonelyMember(
          script,
          script.name('kitchen'),
        );
        const of = await begin(script, script.name('till'));
        await script.ask('AddOffsetsToTxn', 3, { ...of, groupId });
        const body = committingIn(of, groupId, topic, 3n);
        for (const version of versionsOffered('TxnOffsetCommit')) {
          await script.ask('TxnOffsetCommit', version, body, 'without a member');
          const own = { memberId, generationIdOrMemberEpoch: generationId };
          await script.ask('TxnOffsetCommit', version, { ...body, ...own }, 'as the member');
          await script.ask(
            'TxnOffsetCommit',
            version,
            { ...body, ...own, generationIdOrMemberEpoch: 9 },
            'the wrong generation',
          );
          await script.ask(
            'TxnOffsetCommit',
            version,
            { ...body, ...own, memberId: 'nobody' },
            'nobody',
          );
          const unknown = committingIn(of, groupId, script.name('nowhere'), 1n);
          await script.ask('TxnOffsetCommit', version, { ...unknown, ...own }, 'unknown topic');
        }
      },
    ),
  ],
};
