// How `npm test` looks in a terminal: a line an exercise, the whole verdict where it is not a pass.
import type { Reporter, TestCase } from 'vitest/node';
import { exercises } from '../../catalog/catalog.ts';
import type { Language } from '../../grading/text.ts';
import type { Verdict } from '../../grading/verdict.ts';
import { pad, paragraph } from '../../reporting/lay-out.ts';
import {
  practisedNote,
  renderVerdict,
  repeatNote,
  verdictLine,
  type RenderOptions,
} from '../../reporting/render-verdict.ts';

export function exerciseReporter(print: (text: string) => void, options: RenderOptions): Reporter {
  const { width } = options;
  const counts = { pass: 0, fail: 0, error: 0, todo: 0 };
  const passed: Verdict[] = [];
  return {
    onTestCaseResult(test: TestCase) {
      const { exercise: path, verdict } = test.meta();
      const exercise = exercises.find((one) => one.path === path);
      if (verdict !== undefined) {
        counts[verdict.status] += 1;
        // Of the others, the whole text says whether they are practice.
        if (verdict.status === 'pass') passed.push(verdict);
        print(verdict.status === 'pass' ? verdictLine(verdict, options) : whole(verdict, options));
      } else if (test.options.mode === 'todo' && exercise !== undefined) {
        counts.todo += 1;
        const { minutes, title } = exercise;
        const label = `· ${pad(exercise.slug, 18)}${pad(title[options.language], 26)}${minutes} min`;
        print(options.paint('dim', label));
      } else {
        counts.error += 1;
        print(test.result().errors?.[0]?.message ?? test.name);
      }
    },
    onTestRunEnd() {
      print(`\n${summary(counts, options.language)}`);
      const note = practisedNote(passed);
      if (note !== undefined) print(paragraph(note[options.language], { indent: '', width }));
    },
  };
}

/** The verdict, how to repeat it, and an empty line. */
function whole(verdict: Verdict, options: RenderOptions): string {
  const command = `npm run grade -- ${verdict.exercise} `;
  const note = repeatNote(verdict, options.language, command);
  const lines = [renderVerdict(verdict, options)];
  if (note !== '') lines.push('', options.paint('dim', `  ${note}`));
  return `${lines.join('\n')}\n`;
}

function summary(
  counts: Record<'pass' | 'fail' | 'error' | 'todo', number>,
  language: Language,
): string {
  const words = {
    en: { pass: 'passed', fail: 'not yet', error: 'not graded', todo: 'to do' },
    ko: { pass: '통과', fail: '통과 못 함', error: '채점 안 됨', todo: '할 일' },
  }[language];
  return (['pass', 'fail', 'error', 'todo'] as const)
    .filter((status) => counts[status] > 0)
    .map((status) => `${counts[status]} ${words[status]}`)
    .join(' · ');
}
