// What the compiler says, below a verdict that does not depend on it.
import type { Language } from '../grading/text.ts';
import type { TypeProblem } from '../type-check/problem.ts';
import { hanging, oneLine, wrapped } from './lay-out.ts';
import type { Paint } from './paint.ts';

/** A first error often brings others along. */
const most = 5;

const words = {
  en: {
    heading: 'Types (they do not decide the verdict):',
    more: (count: number) => `and ${count} more: npx tsc --noEmit -p .`,
  },
  ko: {
    heading: '타입 (판정에는 영향이 없어요):',
    more: (count: number) => `이 밖에 ${count}개: npx tsc --noEmit -p .`,
  },
} as const;

/** Empty when there is nothing to say. */
export function renderTypes(
  problems: readonly TypeProblem[],
  { language, paint, width }: { language: Language; paint: Paint; width: number },
): string {
  if (problems.length === 0) return '';
  const said = words[language];
  const lines = problems
    .slice(0, most)
    .map(({ line, message }) => hanging(`    exercise.ts:${line}  `, oneLine(message), width));
  const left = problems.length - most;
  return [
    paint('yellow', wrapped(`  ${said.heading}`, width)),
    ...lines,
    ...(left > 0 ? [paint('dim', `    ${said.more(left)}`)] : []),
  ].join('\n');
}
