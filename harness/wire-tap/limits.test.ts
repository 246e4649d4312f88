import { expect, test } from 'vitest';
import { quiet, scriptedTap } from './testing/scripted.ts';

const create = 3;
const topicsOf = (count: number, numPartitions = 1) =>
  Array.from({ length: count }, (_, index) => ({
    ...{ name: `topic-${index}`, numPartitions },
    ...{ replicationFactor: 1, assignments: [], configs: [] },
  }));

async function creates(topics: ReturnType<typeof topicsOf>) {
  const { connect, eventsOf } = scriptedTap();
  const learner = connect();
  learner.ask('CreateTopics', create, { topics, timeoutMs: 1_000, validateOnly: false });
  await quiet();
  return { reached: learner.atBroker().length, learner, refused: eventsOf('refused') };
}

test('as many topics as an exercise could want reach the broker', async () => {
  expect(await creates(topicsOf(20, 10))).toMatchObject({ reached: 1, refused: [] });
});

test('topics by the thousand are refused, each by its name, and the broker never hears of them', async () => {
  const { reached, refused, learner } = await creates(topicsOf(10_000));
  expect(reached).toBe(0);
  expect(learner.isClosed).toBe(false);
  expect(refused).toHaveLength(10_000);
  expect(refused[7]).toMatchObject({ subject: 'topic-7', error: 'POLICY_VIOLATION' });
});

test('partitions by the thousand are refused, of a new topic and of one that is there', async () => {
  expect(await creates(topicsOf(1, 5_000))).toMatchObject({ reached: 0 });
  const { connect } = scriptedTap();
  const learner = connect();
  const topics = [{ name: 'orders', count: 5_000, assignments: null }];
  learner.ask('CreatePartitions', 1, { topics, timeoutMs: 1_000, validateOnly: false });
  await quiet();
  expect(learner.rawAtBroker).toEqual([]);
  expect(learner.answers('CreatePartitions', 1)).toMatchObject([
    { body: { results: [{ name: 'orders', errorCode: 44 }] } },
  ]);
});
