// A verdict for a terminal: status, findings with question and witness, what comes next.
import type { Finding } from '../grading/finding.ts';
import type { Language, Text } from '../grading/text.ts';
import { wasGraded, type Verdict } from '../grading/verdict.ts';
import { clean, paragraph } from './lay-out.ts';
import type { Paint } from './paint.ts';
import { printedLines } from './printed.ts';
import { measures, timeline } from './timeline.ts';

export interface RenderOptions {
  language: Language;
  paint: Paint;
  /** Columns. */
  width: number;
  /** Whether a lesson's page is written, so that a finding can point to it. */
  hasPage(lesson: string): boolean;
}

const words: Record<
  Language,
  Record<Verdict['status'] | 'unjudged' | 'next' | 'practised' | 'printed' | 'firstBad', string>
> = {
  en: {
    pass: 'passed',
    fail: 'not yet',
    error: 'not graded',
    todo: 'to do',
    unjudged: 'not judged this time',
    next: 'next',
    practised: 'practised, not graded',
    printed: 'Your code printed:',
    firstBad: '✗ is where the run first went wrong.',
  },
  ko: {
    pass: '통과',
    fail: '아직 통과하지 못했어요',
    error: '채점 안 됨',
    todo: '할 일',
    unjudged: '이번에는 판정하지 않음',
    next: '다음',
    practised: '연습(채점 아님)',
    printed: '여러분의 코드가 출력한 내용:',
    firstBad: '✗ 표시는 실행이 처음 어긋난 곳이에요.',
  },
};

/** Where the lessons' pages lie. */
const pages: Record<Language, string> = { en: 'docs/lessons', ko: 'docs/ko/lessons' };

const marks = {
  pass: { glyph: '✓', style: 'green' },
  fail: { glyph: '✗', style: 'red' },
  error: { glyph: '!', style: 'yellow' },
  todo: { glyph: '·', style: 'dim' },
  unjudged: { glyph: '?', style: 'dim' },
} as const;

/** As a list of exercises has it: passed, but not on a real Kafka. */
const practisedMark = { glyph: '~', style: 'green' } as const;

/** The one line that a list of exercises shows. */
export function verdictLine(verdict: Verdict, options: RenderOptions): string {
  const { broker } = verdict;
  const practised = broker?.graded === false;
  const { glyph, style } =
    practised && verdict.status === 'pass' ? practisedMark : marks[verdict.status];
  const where =
    broker === null
      ? ''
      : practised
        ? `  ${words[options.language].practised}`
        : `  Apache Kafka ${broker.version} (${broker.kind})`;
  const time = !wasGraded(verdict) ? '' : `  ${(verdict.durationMs / 1000).toFixed(2)} s`;
  return `${options.paint(style, `${glyph} ${verdict.exercise}  ${words[options.language][verdict.status]}`)}${options.paint('dim', where + time)}`;
}

/**
 * How a run that failed can be had once more; empty for any other.
 * @param command what stands before the option, where the option alone is not enough
 */
export function repeatNote(verdict: Verdict, language: Language, command = ''): string {
  if (verdict.status !== 'fail') return '';
  return {
    en: `${command}--seed ${verdict.seed} repeats this run`,
    ko: `${command}--seed ${verdict.seed} 옵션을 주면 이 실행을 그대로 되풀이할 수 있어요`,
  }[language];
}

/** What stands under verdicts that are practice; `undefined` under those of a real Kafka. */
export function practisedNote(verdicts: readonly Verdict[]): Text | undefined {
  if (!verdicts.some(({ broker }) => broker?.graded === false)) return undefined;
  return {
    en: '~ practised on the workbook’s own broker, not graded: `npm run doctor` says how to get a real Kafka.',
    ko: '~ 워크북의 연습용 브로커에서 연습한 결과이고 채점은 아니에요. 진짜 Kafka를 쓰는 방법은 `npm run doctor`가 알려 줘요.',
  };
}

/** Everything a learner needs to see of a verdict; ends without a newline. */
export function renderVerdict(verdict: Verdict, options: RenderOptions): string {
  const { language, paint, width } = options;
  const lines = [verdictLine(verdict, options), ...taskLines(verdict, options)];
  for (const note of verdict.notes) {
    lines.push(paint('dim', paragraph(clean(note[language]), { indent: '  ', width })));
  }
  verdict.findings.forEach((finding, index) => {
    lines.push('', ...renderFinding(finding, verdict, options, index === 0));
  });
  const measured = measures(verdict.evidence, options);
  if (measured.length > 0) lines.push('', ...measured);
  if (verdict.output !== '' && verdict.status !== 'pass' && verdict.status !== 'todo') {
    const printed = printedLines(clean(verdict.output));
    lines.push('', paint('dim', `  ${words[language].printed}`));
    lines.push(...printed.map((line) => paragraph(line, { indent: '    ', width })));
  }
  const practised = practisedNote([verdict]);
  if (practised !== undefined) {
    lines.push('', paint('dim', paragraph(practised[language], { indent: '  ', width })));
  }
  return lines.join('\n');
}

/** A line for each task, where there are several. */
function taskLines({ tests }: Verdict, { language, paint }: RenderOptions): string[] {
  if (tests.length < 2) return [];
  return tests.map(({ name, title, status }) => {
    const { glyph, style } = marks[status];
    const word = status === 'todo' || status === 'unjudged' ? `  (${words[language][status]})` : '';
    return paint(style, `  ${glyph} ${title?.[language] ?? name}${word}`);
  });
}

function renderFinding(
  finding: Finding,
  verdict: Verdict,
  options: RenderOptions,
  withTimeline: boolean,
): string[] {
  const { language, paint, width } = options;
  // Nothing is wrong: it says what is still to be begun.
  const isNext = verdict.status === 'todo';
  const say = (text: Text, indent = '  '): string =>
    paragraph(clean(text[language]), { indent, width });
  const lines = [
    paragraph(
      `${paint(isNext ? 'bold' : ['red', 'bold'], isNext ? words[language].next : finding.code)} ${clean(finding.says[language])}`,
      {
        indent: '  ',
        width,
      },
    ),
  ];
  if (finding.where !== null)
    lines.push(paint('dim', paragraph(clean(finding.where), { indent: '    ', width })));
  lines.push(paint('cyan', say(finding.asks)));
  const [lesson = ''] = finding.explainedAt.split('#');
  if (options.hasPage(lesson))
    lines.push(paint('dim', `  → ${pages[language]}/${finding.explainedAt}`));
  if (withTimeline) {
    const witness = timeline(finding, verdict.evidence, options);
    if (witness.length > 0) lines.push('', ...witness);
    if (finding.firstBad !== null && witness.length > 0) {
      lines.push(paint('dim', `  ${words[language].firstBad}`));
    }
  }
  return lines;
}
