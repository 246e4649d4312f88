// What to ask about an error of the answer's. Where its line is known, that is told already.
import type { Text } from './text.ts';

/** @param error as the learner's process tells it: `TypeError: … (line 19)` */
export function askOfCrash(error: string): Text {
  const given = /argument must be .*Buffer.*[Rr]eceived ([^\n]+?)(?: \(line \d+\))?$/m.exec(
    error,
  )?.[1];
  if (given !== undefined) {
    return {
      en: `A key, a value or a header was to become bytes, and what came was: ${given}. Which of yours is neither text nor bytes?`,
      ko: `키나 값, 헤더를 바이트로 바꾸려는데 받은 것은 이것이었어요: ${given}. 여러분이 준 것 가운데 텍스트도 바이트도 아닌 것은 무엇인가요?`,
    };
  }
  return /\(line \d+\)/.test(error)
    ? {
        en: 'What was that line given, and which of it is not what the line takes it for?',
        ko: '그 줄은 무엇을 받았고, 그 가운데 무엇이 그 줄의 생각과 다른가요?',
      }
    : { en: 'Which line did it reach last?', ko: '마지막으로 실행된 줄은 어디인가요?' };
}
