// What the codes of findings mean, for the reference page. The record's type holds it to the harness's
// own list: a code that is added there has to be explained here.
import type { Code } from '../../harness/grading/finding.ts';
import type { Text } from './languages.ts';

export const codeMeanings: Record<Code, Text> = {
  LOST: {
    en: 'Something that was written, or owed, did not arrive.',
    ko: '쓴 것, 또는 있어야 할 것이 도착하지 않음',
  },
  DUP: {
    en: 'Something counts twice that happened once.',
    ko: '한 번 일어난 일이 두 번 계산됨',
  },
  SKIP: {
    en: 'Records were passed over that should have been read.',
    ko: '읽어야 할 레코드를 건너뜀',
  },
  ORDER: {
    en: 'Events that belong together came in another order than they happened.',
    ko: '함께 묶이는 이벤트가 일어난 순서와 다르게 옴',
  },
  PHANTOM: {
    en: 'Something is said that did not happen, or is not so.',
    ko: '일어나지 않았거나 사실이 아닌 것을 말함',
  },
  STALE: {
    en: 'An older state is shown although a newer one was there.',
    ko: '더 새로운 상태가 있는데도 옛 상태를 보여 줌',
  },
  LEAK: {
    en: 'What belongs to one context got into another.',
    ko: '한 콘텍스트에 속한 것이 다른 콘텍스트로 새어 나감',
  },
  COUPLED: {
    en: 'A change on one side broke, or would break, the other.',
    ko: '한쪽의 변경이 다른 쪽을 망가뜨렸거나 망가뜨리게 됨',
  },
  'TWO-WRITERS': {
    en: 'Two services state the same fact.',
    ko: '두 서비스가 같은 사실을 씀',
  },
  BLOCKED: {
    en: 'Work stands still that had all it needed.',
    ko: '필요한 것이 다 있는데도 일이 멈춰 있음',
  },
  UNTRACED: {
    en: 'An event does not say which one it is, or which one caused it.',
    ko: '이벤트에 자신이 무엇인지, 무엇에서 비롯했는지가 없음',
  },
  CRASHED: {
    en: 'Your code ended with an error, or ended its process.',
    ko: '코드가 오류로 끝났거나 프로세스를 끝냄',
  },
  TIMEOUT: {
    en: 'Your code did not come to an end in time.',
    ko: '코드가 제시간에 끝나지 않음',
  },
  SHAPE: {
    en: 'Bytes, values or exports are not what the exercise asks for.',
    ko: '바이트나 값, export가 연습에서 요구한 모양과 다름',
  },
  BROKER: {
    en: 'The broker is in trouble. It is not your code, and counts as nobody’s mistake.',
    ko: '브로커에 문제가 있음. 여러분의 코드 탓이 아니며 실수로 치지 않음',
  },
};
