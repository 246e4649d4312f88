// All that the figure says, in both languages.
import type { Text } from '../../../content/languages.ts';
import type { Guess } from '../frame/scene.ts';

export const title: Text = { en: 'Tape and readers', ko: '테이프와 리더' };

export const does: Text = {
  en: 'Add readers, drag their places, move retention, make it a queue.',
  ko: '리더를 더하고, 읽는 위치를 끌고, 보존의 경계를 옮기고, 큐로 바꿔 보세요.',
};

export const guess: Guess = {
  question: {
    en: 'Settlement has read all ten. Since then retention has taken 0 and 1. Trace comes now and starts at the earliest. How many does it get?',
    ko: '유대 정산은 열 건을 모두 읽었습니다. 그 뒤 보존 기간이 지나 0과 1이 지워졌습니다. 이제 우유 이력이 가장 앞에서 시작합니다. 몇 건을 받을까요?',
  },
  choices: [
    { en: 'None: they are read', ko: '0건. 이미 읽혔으니까' },
    { en: 'Eight: 2 to 9', ko: '8건. 2부터 9까지' },
    { en: 'Ten: 0 to 9', ko: '10건. 0부터 9까지' },
  ],
  right: 1,
  outcome: {
    en: 'Trace has all eight that were still there. Reading had removed none; retention had removed two.',
    ko: '우유 이력(trace)이 남아 있던 여덟 건을 모두 받았어요. 읽어서 없어진 것은 없고, 보존 기간이 지나 없어진 것이 둘이에요.',
  },
};

export const notSimulated: Text = {
  en: 'retention by time or size (you move its edge by hand, with DeleteRecords), replicas, batches of many records. Queue mode is made from the log: one reader at a time fetches the front and deletes it. Kafka’s share groups, with acknowledgements and redelivery, are something else.',
  ko: '시간이나 크기에 따른 보존(경계는 손으로 옮기며 DeleteRecords를 씁니다), 복제본, 여러 레코드를 담은 배치. 큐는 로그로 흉내 낸 것입니다. 한 번에 한 리더가 맨 앞을 가져가고 지웁니다. 확인 응답과 재전달이 있는 Kafka의 공유 그룹과는 다릅니다.',
};

const range = (from: number, to: number): string => (from === to ? `${from}` : `${from}–${to}`);

/** Lines of the log. */
export const said = {
  beginsAtCommit: (who: string, offset: number): Text => ({
    en: `${who} joins. Its group has committed ${offset}, so it goes on there.`,
    ko: `${who} 참여. 그룹이 커밋해 둔 ${offset}부터 이어서 읽어요.`,
  }),
  beginsEarliest: (who: string, offset: number): Text => ({
    en: `${who} joins, a group of its own. Nothing is committed: it begins at the earliest, ${offset}.`,
    ko: `${who} 참여. 커밋한 것이 없는 새 그룹이라 가장 앞, ${offset}에서 시작해요.`,
  }),
  beginsLatest: (who: string, offset: number): Text => ({
    en: `${who} joins, a group of its own. Nothing is committed: it begins at the latest, ${offset}.`,
    ko: `${who} 참여. 커밋한 것이 없는 새 그룹이라 로그의 끝, ${offset}에서 시작해요.`,
  }),
  receives: (who: string, offset: number, lot: string): Text => ({
    en: `${who} receives ${offset} (${lot}).`,
    ko: `${who}, ${offset} (${lot}) 받음.`,
  }),
  receivesAgain: (who: string, offset: number, lot: string, times: number): Text => ({
    en: `${who} receives ${offset} (${lot}), for the ${ordinal(times)} time.`,
    ko: `${who}, ${offset} (${lot}) 받음. ${times}번째예요.`,
  }),
  takes: (who: string, offset: number, lot: string): Text => ({
    en: `${who} takes ${offset} (${lot}). It is gone for everybody else.`,
    ko: `${who}, ${offset} (${lot}) 가져감. 이제 다른 리더에게는 없어요.`,
  }),
  writes: (offset: number, lot: string): Text => ({
    en: `Collection writes ${lot}; its offset is ${offset}.`,
    ko: `집유에서 ${lot} 기록. 오프셋은 ${offset}.`,
  }),
  moved: (who: string, from: number, to: number): Text =>
    to < from
      ? {
          en: `You move ${who} back from ${from} to ${to}: it reads again from there.`,
          ko: `${who}의 읽는 위치를 되돌렸어요(${from} → ${to}). 거기부터 다시 읽어요.`,
        }
      : {
          en: `You move ${who} on from ${from} to ${to}: what lies between it never sees.`,
          ko: `${who}의 읽는 위치를 앞으로 옮겼어요(${from} → ${to}). 그 사이의 것은 받지 않아요.`,
        },
  movedAbsent: (who: string, to: number): Text => ({
    en: `${who} is away, so its group’s place may be moved from outside: ${to}.`,
    ko: `${who} 그룹에 멤버가 없어 바깥에서 읽는 위치를 옮길 수 있어요. 새 위치: ${to}.`,
  }),
  retained: (from: number, to: number): Text => ({
    en: `Retention reaches ${to + 1}. ${range(from, to)}: read by nobody any more.`,
    ko: `보존의 경계가 ${to + 1}에 닿았어요. ${range(from, to)}: 이제 아무도 읽지 못해요.`,
  }),
  outOfRange: (who: string, asked: number, goesTo: number): Text => ({
    en: `${who} asks for ${asked}, which is gone. It goes where its subscription says: ${goesTo}.`,
    ko: `${who}, 지워진 ${asked} 요청. 구독할 때 정한 쪽으로 가요: ${goesTo}.`,
  }),
  leaves: (who: string, next: number | undefined): Text =>
    next === undefined
      ? { en: `${who} leaves.`, ko: `${who} 떠남.` }
      : {
          en: `${who} leaves its group. The broker keeps its place: ${next}.`,
          ko: `${who}, 그룹에서 나감. 브로커가 기억하는 오프셋: ${next}.`,
        },
  toQueue: {
    en: 'You make it a queue: who takes a record removes it.',
    ko: '큐로 바꿨어요. 가져간 레코드는 지워져요.',
  },
  toLog: {
    en: 'You make it a log again: reading removes nothing. What was taken stays gone.',
    ko: '다시 로그로 바꿨어요. 읽어도 없어지지 않아요. 이미 가져간 것은 돌아오지 않아요.',
  },
  full: {
    en: 'This picture has no room for more. A tape goes on.',
    ko: '그림에는 더 그릴 자리가 없어요. 실제 테이프는 계속 이어져요.',
  },
} as const;

function ordinal(times: number): string {
  return { 2: '2nd', 3: '3rd' }[times] ?? `${times}th`;
}
