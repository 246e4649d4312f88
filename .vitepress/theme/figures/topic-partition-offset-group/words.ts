// All that the figure tells, in both languages.
import type { Text } from '../../../content/languages.ts';
import type { Guess } from '../frame/scene.ts';

export const title: Text = {
  en: 'Topic, partition, offset, group',
  ko: '토픽, 파티션, 오프셋, 그룹',
};

export const does: Text = {
  en: 'Write records, add members, crash one, move a group’s place, pick a record.',
  ko: '레코드를 쓰고, 멤버를 더하고, 강제로 종료하고, 그룹의 읽는 위치를 옮기고, 레코드를 골라 보세요.',
};

export const guess: Guess = {
  question: {
    en: 'The group lab has one member, and it reads all three partitions. A second member is about to join. What will each of the two get?',
    ko: 'lab 그룹에는 멤버가 하나 있고, 이 멤버가 세 파티션을 모두 읽습니다. 곧 두 번째 멤버가 들어옵니다. 둘은 저마다 무엇을 받을까요?',
  },
  choices: [
    { en: 'Both get every record', ko: '둘 다 모든 레코드' },
    { en: 'Each some of the partitions', ko: '파티션을 나누어 저마다 몇 개씩' },
    { en: 'The second one waits', ko: '두 번째 멤버는 기다린다' },
  ],
  right: 1,
  outcome: {
    en: 'The two have divided the partitions between them. Within a group each partition has one reader; roll-call, another group, still gets everything.',
    ko: '두 멤버가 파티션을 나누어 맡았어요. 그룹 안에서 파티션 하나는 한 멤버만 읽어요. 다른 그룹인 roll-call은 여전히 모두 받아요.',
  },
};

export const notSimulated: Text = {
  en: 'several brokers and replicas, batches (each record is fetched, handled and committed by itself), newer group protocols. Sessions are 3 s instead of kafkajs’s 30.',
  ko: '여러 브로커와 복제본, 배치(레코드를 하나씩 가져와 처리하고 커밋합니다), 새 그룹 프로토콜. 세션은 kafkajs의 30초가 아니라 3초입니다.',
};

const list = (numbers: readonly number[]): string => numbers.join(', ');

/** Lines of the log. */
export const said = {
  writes: (name: string, key: string, partition: number): Text => ({
    en: `Membership writes ${name}. The key ${key} leads to partition ${partition}, every time.`,
    ko: `조합원 서비스에서 ${name} 기록. 키 ${key}의 파티션은 언제나 ${partition}.`,
  }),
  handles: (who: string, name: string): Text => ({
    en: `${who} handles ${name}.`,
    ko: `${who}, ${name} 처리.`,
  }),
  handlesAgain: (who: string, name: string): Text => ({
    en: `${who} handles ${name} once more.`,
    ko: `${who}, ${name} 한 번 더 처리.`,
  }),
  commits: (group: string, partition: number, next: number): Text => ({
    en: `${group} commits ${next} in partition ${partition}: the next offset it wants.`,
    ko: `${group} 그룹, 파티션 ${partition}에서 ${next} 커밋. 다음에 받을 오프셋이에요.`,
  }),
  gathers: (group: string): Text => ({
    en: `${group} shares out anew: all its members are called to join.`,
    ko: `${group} 그룹 리밸런스. 멤버가 모두 다시 참여해요.`,
  }),
  assigned: (who: string, generation: number, has: readonly number[]): Text =>
    has.length === 0
      ? {
          en: `Generation ${generation}: ${who} has no partition, and waits.`,
          ko: `${generation}세대: ${who}, 맡은 파티션이 없어 기다려요.`,
        }
      : {
          en: `Generation ${generation}: ${who} has partition ${list(has)}, and goes on where the group stands.`,
          ko: `${generation}세대: ${who}, 파티션 ${list(has)} 담당. 그룹이 커밋한 오프셋부터 이어서 읽어요.`,
        },
  crashes: (who: string, name: string | undefined): Text =>
    name === undefined
      ? { en: `${who} is gone, without a word.`, ko: `${who}, 말없이 사라짐.` }
      : {
          en: `${who} crashes: ${name} is handled, and not committed.`,
          ko: `${who} 강제 종료. ${name}: 처리했지만 커밋하지 못했어요.`,
        },
  crashesSoon: (who: string): Text => ({
    en: `${who} will crash after the next record it handles, before the commit.`,
    ko: `${who}, 다음 레코드를 처리하고 커밋하기 전에 종료될 거예요.`,
  }),
  restarts: (who: string): Text => ({
    en: `${who} is started again. The broker still counts on the dead one, until its session is over.`,
    ko: `${who} 다시 시작. 브로커는 죽은 멤버의 세션이 끝날 때까지 기다려요.`,
  }),
  leaves: (who: string): Text => ({
    en: `${who} leaves its group.`,
    ko: `${who}, 그룹에서 나감.`,
  }),
  comes: (who: string): Text => ({
    en: `${who} comes and asks to join.`,
    ko: `${who}, 참여 요청.`,
  }),
  moved: (group: string, partition: number, from: number, to: number): Text =>
    to < from
      ? {
          en: `You move ${group} back in partition ${partition}, from ${from} to ${to}. It will handle those again; the tape and the other group notice nothing.`,
          ko: `파티션 ${partition}에서 ${group}의 읽는 위치를 되돌렸어요(${from} → ${to}). 그만큼 다시 처리해요. 테이프와 다른 그룹은 그대로예요.`,
        }
      : {
          en: `You move ${group} on in partition ${partition}, from ${from} to ${to}. What lies between it never handles.`,
          ko: `파티션 ${partition}에서 ${group}의 읽는 위치를 앞으로 옮겼어요(${from} → ${to}). 그 사이의 것은 처리하지 않아요.`,
        },
  full: (partition: number): Text => ({
    en: `The picture has no room for more in partition ${partition}. A real one goes on.`,
    ko: `그림에는 파티션 ${partition}에 더 그릴 자리가 없어요. 실제 파티션은 계속 이어져요.`,
  }),
} as const;
