// What is said about hints and solutions, in the commands and in watch alike.
import type { Exercise } from '../catalog/catalog.ts';
import type { Text } from '../grading/text.ts';
import type { Reference } from './exercise-texts.ts';

/** @param missing verdicts on other sources */
export function notOpenYet(missing: number): Text {
  return {
    en: `The solution is shown after a pass, or after three verdicts on different\nanswers: ${missing} to go.`,
    ko: `해답은 통과하거나, 서로 다른 답으로 세 번 판정을 받으면 볼 수 있어요.\n${missing}번 남았어요.`,
  };
}

export function hasNoHints({ slug }: Exercise): Text {
  return {
    en: `${slug} is a worked example: it is complete, and has no hints.`,
    ko: `${slug}은(는) 완성된 예제라서 힌트가 없어요.`,
  };
}

export function isItsOwnSolution({ slug, path }: Exercise): Text {
  return {
    en: `${slug} is a worked example. Its solution is the file itself:\n  exercises/${path}/exercise.ts`,
    ko: `${slug}은(는) 완성된 예제예요. 파일이 곧 해답이에요:\n  exercises/${path}/exercise.ts`,
  };
}

export function alternativesNote({ path, alternatives }: Reference): Text {
  return {
    en: `\n  ${path}\n  ${alternatives.count} other right answers: ${alternatives.path}/`,
    ko: `\n  ${path}\n  다른 맞는 답 ${alternatives.count}개: ${alternatives.path}/`,
  };
}
