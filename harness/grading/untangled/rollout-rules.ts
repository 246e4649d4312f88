// What is wrong with three instances that share the work and are replaced while two versions come in.
import { recordName } from '../finding.ts';
import { finding } from '../make-finding.ts';
import { instances, payableOf, payablesTopic, pickupsTopic, type Rule } from './facts.ts';
import { same } from './same.ts';

export const shared: Rule = ({ shared: batch }) => {
  if (batch === null) return [];
  const twice = [...batch.writers].find(([, writers]) => writers.length > 1);
  if (twice !== undefined) {
    const [lotId, writers] = twice;
    return [
      finding({
        ...{ code: 'DUP', subject: 'instances', task: 'rollout' },
        says: {
          en: `${lotId} was settled by ${writers.join(' and by ')}, though nothing had gone wrong.`,
          ko: `잘못된 일이 없었는데 ${lotId} 로트를 ${writers.join(', ')} 인스턴스가 저마다 정산했어요.`,
        },
        asks: {
          en: 'What makes three readers share a topic, and what gives each of them all of it?',
          ko: '세 리더가 토픽을 나누어 맡게 하는 것은 무엇이고, 저마다 전부 받게 하는 것은 무엇인가요?',
        },
        explainedAt: 'why-event-driven#groups',
      }),
    ];
  }
  const idle = instances.filter((name) => !batch.counts.has(name));
  if (idle.length === 0) return [];
  return [
    finding({
      ...{ code: 'BLOCKED', subject: 'instances', task: 'rollout' },
      says: {
        en: `${idle.length} of 3 instances were idle (${idle.join(', ')}) while ${batch.lots.length} pickups of ${batch.lots.length} farms came in.`,
        ko: `집유 ${batch.lots.length}건이 들어오는 동안 인스턴스 셋 가운데 ${idle.length}개(${idle.join(', ')})가 놀았어요.`,
      },
      asks: {
        en: 'How many members of the group can have work, and who reads which partition?',
        ko: '그룹의 멤버 몇이 일을 받을 수 있고, 어느 파티션을 누가 읽나요?',
      },
      explainedAt: 'asynchronous#rollout',
    }),
  ];
};

/** With every pickup in one partition, two of three have nothing to do. */
export const spread: Rule = ({ pickups, captured: presses }) => {
  if (presses.length === 0 || pickups.length === 0) return [];
  const lots = new Set(presses.map(({ pickup }) => pickup.lotId));
  const used = pickups.filter(({ records }) =>
    records.some(({ headers }) => lots.has(headers['event-id'] ?? '')),
  );
  if (used.length > 1) return [];
  return [
    finding({
      ...{ code: 'BLOCKED', subject: 'partitions', task: 'rollout' },
      says: {
        en: `All ${lots.size} pickups lie in partition ${used[0]?.partition ?? '?'}: of three instances, two would be idle.`,
        ko: `집유 ${lots.size}건이 모두 파티션 ${used[0]?.partition ?? '?'}에 있어요. 인스턴스가 셋이면 둘은 놀게 돼요.`,
      },
      asks: {
        en: 'Who decides on a record’s partition, and from what?',
        ko: '레코드의 파티션은 누가 무엇을 보고 정하나요?',
      },
      explainedAt: 'asynchronous#rollout',
    }),
  ];
};

export const rolled: Rule = ({ rolled: end }) => {
  if (end === null) return [];
  const records = end.log.flatMap((one) => one.records);
  const by = Map.groupBy(records, ({ headers }) => headers['causation-id']);
  const lost = end.inputs.filter(({ id }) => !by.has(id));
  const [first] = lost;
  if (first !== undefined) {
    const old = lost.filter(({ event }) => !('version' in event)).length;
    const where = recordName(pickupsTopic, first.partition, first.offset, first.event.farmId);
    return [
      finding({
        ...{ code: 'LOST', subject: 'rollout', where, task: 'rollout' },
        says: {
          en: `During the rollout ${lost.length} pickups got no payable, ${old} of them of version 1; the first is ${where}, ${first.id}.`,
          ko: `배포하는 동안 집유 ${lost.length}건에 정산 기록이 생기지 않았어요. 그 가운데 버전 1이 ${old}건이고, 첫 번째는 ${where} 레코드(${first.id})예요.`,
        },
        asks: {
          en: 'What does your service make of an event that is older than itself?',
          ko: '서비스보다 오래된 이벤트를 만나면 여러분의 서비스는 어떻게 하나요?',
        },
        explainedAt: 'asynchronous#rollout',
      }),
    ];
  }
  for (const { id, event } of end.inputs) {
    const wanted = payableOf(event);
    const bad = by.get(id)?.find(({ value }) => !same(value, wanted));
    if (bad === undefined) continue;
    const version = 'version' in event ? 2 : 1;
    return [
      finding({
        ...{ code: 'PHANTOM', subject: `a payable of version ${version}`, task: 'rollout' },
        where: recordName(payablesTopic, 0, bad.offset, bad.key),
        says: {
          en: `Of ${id}, a pickup of version ${version}, there is ${bad.value ?? 'null'}; owed is ${JSON.stringify(wanted)}.`,
          ko: `버전 ${version} 집유 ${id}의 정산 기록은 ${bad.value ?? 'null'}인데, 주어야 할 것은 ${JSON.stringify(wanted)}예요.`,
        },
        asks: {
          en: 'In which unit does this version speak?',
          ko: '이 버전은 어느 단위로 말하나요?',
        },
        explainedAt: 'asynchronous#rollout',
      }),
    ];
  }
  return [];
};
