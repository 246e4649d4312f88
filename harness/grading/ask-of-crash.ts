// What to ask about an error of the answer's. Where its line is known, that is told already.
import type { Text } from './text.ts';

/** @param error as the learner's process tells it: `TypeError: … (line 19)` */
export function askOfCrash(error: string): Text {
  return /\(line \d+\)/.test(error)
    ? {
        en: 'What was that line given, and which of it is not what the line takes it for?',
        ko: '그 줄은 무엇을 받았고, 그 가운데 무엇이 그 줄의 생각과 다른가요?',
      }
    : { en: 'Which line did it reach last?', ko: '마지막으로 실행된 줄은 어디인가요?' };
}
