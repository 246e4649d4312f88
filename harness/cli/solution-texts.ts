// What is said about a solution, in the command and in watch alike.
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

export function isItsOwnSolution({ slug, path }: Exercise): Text {
  return {
    en: `${slug} is a worked example: exercises/${path}/exercise.ts is its solution.`,
    ko: `${slug}은(는) 풀어 둔 예제예요. exercises/${path}/exercise.ts 파일이 곧 해답이에요.`,
  };
}

export function alternativesNote({ path, alternatives }: Reference): Text {
  return {
    en: `\n  ${path}\n  ${alternatives.count} other right answers: ${alternatives.path}/`,
    ko: `\n  ${path}\n  다른 맞는 답 ${alternatives.count}개: ${alternatives.path}/`,
  };
}
