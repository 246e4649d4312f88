// What is wrong with Collection's side: it calls, waits for somebody, leaves too early, or writes something else.
import { recordName, type Finding } from '../finding.ts';
import { eventsOf } from '../history.ts';
import { finding } from '../make-finding.ts';
import { inV2, pickupsTopic, type PickupEvent, type Rule, type UntangledFacts } from './facts.ts';
import { same } from './same.ts';

export const called: Rule = (_facts, history) => {
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

export const captured: Rule = ({ captured: presses, pickups }) => {
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
        ko: `${where} 레코드는 ${wanted.farmId} 농가의 집유인데 키가 ${record.key === null ? '없어요' : `${record.key} 값이에요`}.`,
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
        ko: `${where} 레코드의 event-id는 ${record.headers['event-id'] ?? '(없음)'}인데, 이 집유의 이름(${lotId})이어야 해요.`,
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
      ko: `${where} 레코드의 내용은 ${record.value ?? 'null'}인데, 이 집유의 버전 2는 ${JSON.stringify(wanted)}예요.`,
    },
    asks: {
      en: 'Which fields does version 2 have, and in which unit?',
      ko: '버전 2에는 어떤 필드가 있고, 단위는 무엇인가요?',
    },
    explainedAt: 'asynchronous#rollout',
  });
}
