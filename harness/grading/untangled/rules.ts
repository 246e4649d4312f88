// What is wrong with two services that share streams: one waits for the other after all, instances do not share the
// work, or something is lost as they are replaced.
import { recordName, type Finding } from '../finding.ts';
import { eventsOf, type HistoryEvent } from '../history.ts';
import { finding } from '../make-finding.ts';
import { jsonIn } from '../record-json.ts';
import { committed } from '../rules/committed.ts';
import { derivedRules } from '../rules/derived-rules.ts';
import { sameData } from '../rules/same-data.ts';
import type { Text } from '../text.ts';
import {
  group,
  instances,
  inV2,
  payableOf,
  payablesTopic,
  pickupsTopic,
  type PayableEvent,
  type PickupEvent,
  type UntangledFacts,
} from './facts.ts';

type Rule = (facts: UntangledFacts, history: readonly HistoryEvent[]) => Finding[];

const noun = { en: 'payable', ko: '정산' };

const settled: Rule = ({ deriving }, history) => {
  if (deriving === null) return [];
  const { inputs, log, stopped } = deriving;
  const found = derivedRules<PickupEvent, PayableEvent>(
    {
      ...{ service: instances[0], group, from: pickupsTopic, to: payablesTopic, inputs, log, noun },
      ...{ expected: payableOf, about: ({ lotId }) => lotId, task: 'events' },
      nothingFor: { en: 'nothing', ko: '없음' },
    },
    history,
  );
  if (found.length > 0 || stopped === null) return found;
  return committed(stopped, history).map((one) => ({ ...one, task: 'events' }));
};

const called: Rule = (_facts, history) => {
  const call = eventsOf(history, 'port').find(({ api }) => api === 'http.request');
  if (call === undefined) return [];
  return [
    finding({
      ...{
        code: 'COUPLED',
        subject: 'calls',
        task: 'events',
        evidence: [call.seq],
        firstBad: call.seq,
      },
      says: {
        en: `${call.process} made a call: ${call.subject}. There is nobody to be waited for here.`,
        ko: `${call.process} 프로세스가 ${call.subject} 요청을 보냈어요. 여기에는 기다릴 상대가 없어요.`,
      },
      asks: {
        en: 'What does it have to know that no event tells?',
        ko: '어느 이벤트에도 없는 무엇을 알아야 하나요?',
      },
      explainedAt: 'asynchronous#calls',
    }),
  ];
};

const captured: Rule = ({ captured: presses, pickups }) => {
  for (const { pickup, settled: isDone, error, tooEarly } of presses) {
    const found =
      error !== undefined
        ? threw(pickup.lotId, error)
        : !isDone
          ? waits(pickup.lotId)
          : tooEarly
            ? leftEarly(pickup.lotId)
            : undefined;
    if (found !== undefined) return [found];
  }
  if (pickups.length === 0) return [];
  for (const { pickup } of presses) {
    const found = written(pickup.lotId, inV2(pickup), pickups);
    if (found !== undefined) return [found];
  }
  return [];
};

function threw(lotId: string, error: string): Finding {
  return finding({
    ...{ code: 'CRASHED', subject: 'capture', task: 'events' },
    says: {
      en: `capture threw for ${lotId}: ${error}`,
      ko: `${lotId} 로트에서 capture 함수가 예외를 던졌어요: ${error}`,
    },
    asks: { en: 'What was it waiting for?', ko: '무엇을 기다리고 있었나요?' },
    explainedAt: 'before-dawn#verdicts',
  });
}

function waits(lotId: string): Finding {
  return finding({
    ...{ code: 'COUPLED', subject: 'capture', task: 'events' },
    says: {
      en: `capture stalled with Settlement down: the driver with ${lotId} has not left after 10 s.`,
      ko: `정산이 멈추자 capture 함수도 멈췄어요. ${lotId} 로트의 기사는 10초가 지나도 떠나지 못했어요.`,
    },
    asks: {
      en: 'Whose answer does the driver need before leaving: Settlement’s, or the broker’s?',
      ko: '기사가 떠나기 전에 들어야 하는 것은 정산의 대답인가요, 브로커의 대답인가요?',
    },
    explainedAt: 'asynchronous#calls',
  });
}

function leftEarly(lotId: string): Finding {
  return finding({
    ...{ code: 'LOST', subject: 'capture, too early', task: 'events' },
    says: {
      en: `The driver with ${lotId} left before the broker had the record.`,
      ko: `브로커가 레코드를 받기 전에 ${lotId} 로트의 기사가 떠났어요.`,
    },
    asks: {
      en: 'Which promise says that the broker has it, and who waits for it?',
      ko: '브로커가 받았다는 것은 어느 프로미스가 말해 주고, 누가 그것을 기다리나요?',
    },
    explainedAt: 'before-dawn#promises',
  });
}

function written(
  lotId: string,
  wanted: PickupEvent,
  pickups: UntangledFacts['pickups'],
): Finding | undefined {
  const about = pickups
    .flatMap(({ partition, records }) => records.map((record) => ({ ...record, partition })))
    .filter(({ value }) => value?.includes(`"${lotId}"`) === true);
  const [record] = about;
  const task = 'events';
  if (record === undefined) {
    return finding({
      ...{ code: 'LOST', subject: 'captured', task },
      says: {
        en: `The driver with ${lotId} has left, and ${pickupsTopic} has no record of it.`,
        ko: `${lotId} 로트의 기사는 떠났는데 ${pickupsTopic} 토픽에 그 레코드가 없어요.`,
      },
      asks: { en: 'What was sent, and where to?', ko: '무엇을 어디로 보냈나요?' },
      explainedAt: 'before-dawn#promises',
    });
  }
  const where = recordName(pickupsTopic, record.partition, record.offset, record.key);
  if (record.key !== wanted.farmId) {
    return finding({
      ...{ code: 'ORDER', subject: 'key', where, task },
      says: {
        en: `${where} is a pickup at ${wanted.farmId}, and its key is ${record.key ?? 'missing'}.`,
        ko: `${where} 레코드는 ${wanted.farmId} 농가의 집유인데 키가 ${record.key ?? '없'}${record.key === null ? '어요' : '이에요'}.`,
      },
      asks: {
        en: 'What keeps the pickups of one farm in their order?',
        ko: '한 농가의 집유가 순서를 지키는 것은 무엇 덕분인가요?',
      },
      explainedAt: 'why-event-driven#key',
    });
  }
  if (record.headers['event-id'] !== lotId) {
    return finding({
      ...{ code: 'UNTRACED', subject: 'pickup', where, task },
      says: {
        en: `${where} has the event-id ${record.headers['event-id'] ?? '(none)'}; ${lotId} names this pickup.`,
        ko: `${where} 레코드의 event-id는 ${record.headers['event-id'] ?? '(없음)'}인데, 이 집유의 이름은 ${lotId}예요.`,
      },
      asks: {
        en: 'How does a reader know a pickup again that comes twice?',
        ko: '두 번 온 집유가 같은 것임을 읽는 쪽은 무엇으로 아나요?',
      },
      explainedAt: 'event-driven-microservice#identity',
    });
  }
  if (same(record.value, wanted)) return undefined;
  return finding({
    ...{ code: 'SHAPE', subject: 'pickup', where, task },
    says: {
      en: `${where} says ${record.value ?? 'null'}; of this pickup, version 2 is ${JSON.stringify(wanted)}.`,
      ko: `${where} 레코드의 내용은 ${record.value ?? 'null'}인데, 이 집유의 2판은 ${JSON.stringify(wanted)}예요.`,
    },
    asks: {
      en: 'Which fields does version 2 have, and in which unit?',
      ko: '2판에는 어떤 필드가 있고, 단위는 무엇인가요?',
    },
    explainedAt: 'asynchronous#rollout',
  });
}

/** Whether a text is JSON with just these fields, in whatever order. */
function same(text: string | null, wanted: object): boolean {
  return sameData(jsonIn(text), wanted);
}

const shared: Rule = ({ shared: batch }) => {
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
const spread: Rule = ({ pickups, captured: presses }) => {
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

const rolled: Rule = ({ rolled: end }) => {
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
          ko: `배포하는 동안 집유 ${lost.length}건에 정산 기록이 생기지 않았어요. 그 가운데 1판이 ${old}건이고, 첫 번째는 ${where} 레코드(${first.id})예요.`,
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
          ko: `${version}판 집유 ${id}의 정산 기록은 ${bad.value ?? 'null'}인데, 줄 것은 ${JSON.stringify(wanted)}예요.`,
        },
        asks: {
          en: 'In which unit does this version speak?',
          ko: '이 판은 어느 단위로 말하나요?',
        },
        explainedAt: 'asynchronous#rollout',
      }),
    ];
  }
  return [];
};

/** One thing is wrong at a time. */
export const untangledRules: Rule = (facts, history) => {
  for (const rule of [called, settled, captured, spread, shared, rolled]) {
    const found = rule(facts, history);
    if (found.length > 0) return found;
  }
  return [];
};

/** What this style did, in figures of the run's own. */
export function untangledNotes(facts: UntangledFacts): { who: string; line: Text }[] {
  const { captured: presses, shared: batch, duringRollout } = facts;
  const share = instances.map((name) => batch?.counts.get(name) ?? 0).join(' + ');
  const count = presses.length;
  return [
    {
      who: 'collection',
      line: {
        en: `captured with Settlement down: ${count} of ${count}`,
        ko: `정산이 멈춘 동안 접수: ${count}건 가운데 ${count}건`,
      },
    },
    { who: 'collection', line: { en: 'calls to others: 0', ko: '다른 서비스 호출: 0건' } },
    {
      who: 'settlement',
      line: { en: `three instances settled ${share}`, ko: `세 인스턴스의 몫: ${share}` },
    },
    {
      who: 'settlement',
      line: {
        en: `lost while all three were replaced: 0 of ${duringRollout}`,
        ko: `셋을 모두 바꾸는 동안 잃은 것: ${duringRollout}건 가운데 0건`,
      },
    },
  ];
}
