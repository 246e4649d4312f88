// What many saves come to: a line for each exercise's reference, one for its other right answers, one for its
// wrong ones. Single answers are printed while they are measured.
import type { AnswerCase } from '../verify/answers.ts';
import { p50p95, percentile } from './figures.ts';
import type { Cell, Part } from './part.ts';

export interface SavesOfAnswer {
  exercise: string;
  kind: AnswerCase['kind'];
  /** From the file's modification to the verdict printed, in ms. */
  times: readonly number[];
}

const kinds: readonly { kinds: readonly AnswerCase['kind'][]; name: Cell }[] = [
  { kinds: ['reference'], name: { en: 'reference', ko: '참고 답안' } },
  { kinds: ['alternative'], name: { en: 'other right answers', ko: '다른 정답' } },
  { kinds: ['wrong'], name: { en: 'wrong answers', ko: '오답' } },
];

export function summariseSaves(all: readonly SavesOfAnswer[], broker: string, saves: number): Part {
  const exercises = [...new Set(all.map(({ exercise }) => exercise))];
  const rows = exercises.flatMap((exercise) =>
    kinds.flatMap(({ kinds: some, name }) => {
      const mine = all.filter((one) => one.exercise === exercise && some.includes(one.kind));
      if (mine.length === 0) return [];
      const medians = mine.map(({ times }) => percentile(times, 0.5));
      const slowest = `${Math.round(Math.max(...medians))} ms`;
      return [
        [exercise, name, `${mine.length}`, ...p50p95(mine.flatMap(({ times }) => times)), slowest],
      ];
    }),
  );
  const practised = broker === 'practice';
  return {
    title: practised
      ? { en: 'Save to verdict, practised', ko: '저장에서 판정까지, 연습용 브로커' }
      : { en: 'Save to verdict', ko: '저장에서 판정까지' },
    how: {
      en: `From the file’s modification to the verdict printed by \`npm run watch\` on \`${broker}\`; saves of each answer: ${saves}, one every 1.2 s.`,
      ko: `파일이 바뀐 때부터 \`npm run watch\`가 \`${broker}\`에서 판정을 출력할 때까지. 답마다 저장 ${saves}번, 1.2초에 한 번.`,
    },
    head: [
      { en: 'exercise', ko: '연습' },
      { en: 'answers', ko: '답' },
      { en: 'how many', ko: '개수' },
      'p50',
      'p95',
      { en: 'p50 of the slowest answer', ko: '가장 느린 답의 p50' },
    ],
    rows,
  };
}
