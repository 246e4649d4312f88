import { describe, expect, it } from 'vitest';
import { joinBody, quiet, scriptedTap } from './testing/scripted.ts';

const acl = {
  resourceType: 2,
  resourceName: '*',
  principal: 'User:*',
  host: '*',
  operation: 2,
  permissionType: 2,
};
const filter = {
  resourceTypeFilter: 1,
  resourceNameFilter: null,
  principalFilter: null,
  hostFilter: null,
  operation: 1,
  permissionType: 1,
};
const zero = 'A'.repeat(22);
const foreign = `${'A'.repeat(21)}Q`;

describe('on a shared cluster the tap itself answers', () => {
  it('rules about access: as a broker does that has no authorizer', async () => {
    const { connect } = scriptedTap({ isShared: true });
    const learner = connect();
    learner.ask('CreateAcls', 1, { creations: [acl, { ...acl, resourceName: 'orders' }] });
    learner.ask('DescribeAcls', 1, filter);
    learner.ask('DeleteAcls', 1, { filters: [filter] });
    await quiet();
    expect(learner.rawAtBroker).toEqual([]);
    expect(learner.isClosed).toBe(false);
    const [create, describe_, remove] = [
      learner.answersFrom(0, 'CreateAcls', 1),
      learner.answersFrom(1, 'DescribeAcls', 1),
      learner.answersFrom(2, 'DeleteAcls', 1),
    ];
    expect(create.body).toMatchObject({ results: [{ errorCode: 54 }, { errorCode: 54 }] });
    expect(describe_.body).toMatchObject({ errorCode: 54, resources: [] });
    expect(remove.body).toMatchObject({ filterResults: [{ errorCode: 54, matchingAcls: [] }] });
  });

  it('changes to settings of what is no topic: not allowed', async () => {
    const { connect } = scriptedTap({ isShared: true });
    const learner = connect();
    const configs = [{ name: 'retention.ms', value: '1' }];
    const topic = { resourceType: 2, resourceName: 'orders', configs };
    const broker = { resourceType: 4, resourceName: '1', configs };
    learner.ask('AlterConfigs', 1, { resources: [broker, topic], validateOnly: false });
    learner.ask('AlterConfigs', 1, { resources: [topic], validateOnly: false });
    await quiet();
    expect(learner.atBroker()).toMatchObject([
      { body: { resources: [{ resourceType: 2, resourceName: 'mr-pool-1' }] } },
    ]);
    expect(learner.answers('AlterConfigs', 1)).toMatchObject([
      { body: { responses: [{ errorCode: 31 }, { errorCode: 31, resourceName: 'orders' }] } },
    ]);
  });

  it('single settings of what is no topic: not allowed', async () => {
    const { connect } = scriptedTap({ isShared: true });
    const learner = connect();
    const configs = [{ name: 'retention.ms', configOperation: 0, value: '1' }];
    const topic = { resourceType: 2, resourceName: 'orders', configs };
    const broker = { resourceType: 4, resourceName: '1', configs };
    for (const resources of [[topic, broker], [topic]]) {
      learner.ask('IncrementalAlterConfigs', 1, { resources, validateOnly: false });
    }
    await quiet();
    expect(learner.atBroker()).toMatchObject([
      { body: { resources: [{ resourceType: 2, resourceName: 'mr-pool-1' }] } },
    ]);
    expect(learner.answers('IncrementalAlterConfigs', 1)).toMatchObject([
      { body: { responses: [{ errorCode: 31, resourceName: 'orders' }, { errorCode: 31 }] } },
    ]);
  });
});

describe('on a shared cluster the tap hangs up, and sends nothing,', () => {
  it.each<[string, (learner: ReturnType<ReturnType<typeof scriptedTap>['connect']>) => void]>([
    [
      'when asked to be somebody else',
      (one) => one.ask('SaslHandshake', 1, { mechanism: 'PLAIN' }),
    ],
    [
      'at a proof of being somebody',
      (one) => one.ask('SaslAuthenticate', 1, { authBytes: new Uint8Array() }),
    ],
    [
      'at a topic that is named by its id',
      (one) =>
        one.ask('DeleteTopics', 6, {
          topics: [{ name: null, topicId: foreign }],
          topicNames: [],
          timeoutMs: 1,
        }),
    ],
    [
      'at an API that it does not know',
      (one) => one.fromLearner(new Uint8Array([0, 0, 0, 10, 0, 250, 0, 1, 0, 0, 0, 1, 0xff, 0xff])),
    ],
  ])('%s', async (_, act) => {
    const { connect } = scriptedTap({ isShared: true });
    const learner = connect();
    act(learner);
    await quiet();
    expect(learner.rawAtBroker).toEqual([]);
    expect(learner.isClosed).toBe(true);
  });

  it('but not on a broker of the workbook’s own, nor at a topic named by its name', async () => {
    const alone = scriptedTap().connect();
    alone.ask('DeleteTopics', 6, {
      topics: [{ name: null, topicId: foreign }],
      topicNames: [],
      timeoutMs: 1,
    });
    const shared = scriptedTap({ isShared: true }).connect();
    shared.ask('DeleteTopics', 6, {
      topics: [{ name: 'orders', topicId: zero }],
      topicNames: [],
      timeoutMs: 1,
    });
    await quiet();
    expect([alone.rawAtBroker.length, shared.rawAtBroker.length]).toEqual([1, 1]);
  });
});

describe('a session timeout', () => {
  const timeoutOf = async (sessionTimeoutMs: number, errorCode: number) => {
    const { connect, shared } = scriptedTap({ isShared: true });
    const learner = connect();
    const id = learner.ask('JoinGroup', 5, joinBody(sessionTimeoutMs));
    await quiet();
    learner.answer(id, 'JoinGroup', 5, {
      ...{ errorCode, generationId: -1, protocolName: '', leader: '', memberId: '', members: [] },
    });
    await quiet();
    return shared?.refusedSessionMs;
  };

  it('that only this cluster refuses is the cluster’s affair', async () => {
    expect(await timeoutOf(1_000, 26)).toBe(1_000);
    expect(await timeoutOf(1_000, 0)).toBeUndefined();
    expect(await timeoutOf(1_000, 24)).toBeUndefined();
  });

  it.each([99, 1_800_001])('that no broker takes is the answer’s: %i ms', async (ms) => {
    expect(await timeoutOf(ms, 26)).toBeUndefined();
  });
});
