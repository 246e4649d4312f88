// Transactions: what is fenced, what is refused, and what readers see before and after the end.
import { type CaseGroup, defineCase, type Script, type Speaker } from '../case.ts';
import { versionsOffered } from '../offered.ts';
import { committing, fetchingOffsets, lonelyMember } from './members.ts';
import { batch, batchOf, fetchFrom, makeTopic, offsetsAt, produceTo } from './topic.ts';

interface Transactional {
  transactionalId: string;
  producerId: bigint;
  producerEpoch: number;
}

const CONCURRENT = 51;
const settled = ({ errorCode }: { errorCode: number }): boolean => errorCode !== CONCURRENT;

/** Starts a producer with this id, once nothing of an earlier one is under way; nothing is written down. */
async function begin(
  script: Script,
  transactionalId: string,
  transactionTimeoutMs = 60_000,
): Promise<Transactional> {
  let found: Transactional | undefined;
  await script.until(`${transactionalId} has a producer`, async () => {
    const body = { transactionalId, transactionTimeoutMs };
    const { errorCode, producerId, producerEpoch } = await script.quietly(
      'InitProducerId',
      1,
      body,
    );
    if (errorCode === 0) found = { transactionalId, producerId, producerEpoch };
    return errorCode === 0;
  });
  if (found === undefined) throw new Error('unreachable');
  return found;
}

const adding = (of: Transactional, name: string, partitions = [0]) => ({
  v3AndBelowTransactionalId: of.transactionalId,
  v3AndBelowProducerId: of.producerId,
  v3AndBelowProducerEpoch: of.producerEpoch,
  v3AndBelowTopics: [{ name, partitions }],
});

/** Of an hour ago, not of long ago: else the marker would begin a new segment, and a Fetch ends with a segment. */
const recent = (script: Script) => ({ baseTimestamp: script.time(0) });

const sending = (
  script: Script,
  of: Transactional,
  topic: string,
  sequence: number,
  values: readonly string[],
) =>
  produceTo(topic, batchOf(of, sequence, values, { isTransactional: true, ...recent(script) }), {
    transactionalId: of.transactionalId,
  });

const ending = (of: Transactional, committed: boolean) => ({ ...of, committed });

const committingIn = (of: Transactional, groupId: string, topic: string, offset: bigint) => ({
  ...{ ...of, groupId },
  topics: [
    {
      name: topic,
      partitions: [{ partitionIndex: 0, committedOffset: offset, committedMetadata: null }],
    },
  ],
});

/** Adds partition 0 of the topic, also while an earlier end is still being written. */
async function add(script: Script, of: Transactional, topic: string): Promise<void> {
  await script.until(`${topic} is part of the transaction`, async () => {
    const { resultsByTopicV3AndBelow } = await script.quietly(
      'AddPartitionsToTxn',
      1,
      adding(of, topic),
    );
    const code = resultsByTopicV3AndBelow[0]?.resultsByPartition[0]?.partitionErrorCode;
    if (code !== 0 && code !== CONCURRENT) throw new Error(`error ${code ?? '?'}`);
    return code === 0;
  });
}

/** Waits until nothing of a transaction is open in partition 0: all are decided there. */
async function untilDecided(script: Script, topic: string): Promise<void> {
  await script.until(`all is decided in ${topic}`, async () => {
    const { responses } = await script.quietly('Fetch', 11, fetchFrom(topic, 0n));
    const partition = responses[0]?.partitions[0];
    return partition !== undefined && partition.lastStableOffset === partition.highWatermark;
  });
}

/** What readers of both kinds see. */
async function look(script: Script, topic: string, note: string): Promise<void> {
  await script.ask(
    'Fetch',
    11,
    fetchFrom(topic, 0n, { isolationLevel: 1 }),
    `${note}: read committed`,
  );
  await script.ask('Fetch', 11, fetchFrom(topic, 0n), `${note}: read all`);
  const committed = offsetsAt(topic, -1n, { isolationLevel: 1 });
  await script.ask('ListOffsets', 2, committed, `${note}: the end for read committed`);
  await script.ask('ListOffsets', 2, offsetsAt(topic, -1n), `${note}: the end`);
}

async function end(
  script: Speaker,
  of: Transactional,
  committed: boolean,
  note?: string,
): Promise<void> {
  await script.ask('EndTxn', 1, ending(of, committed), note);
}

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
      for (const version of versionsOffered('Fetch')) {
        await script.ask(
          'Fetch',
          version,
          fetchFrom(topic, 0n, { isolationLevel: 1 }),
          'in every version',
        );
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
