// Two services write one row in turn; what is left of what they said is measured. Nothing is wrong with either.
import { defineCheck } from '#harness/grading/check.ts';
import type { Finding } from '#harness/grading/finding.ts';
import type { HistoryEvent } from '#harness/grading/history.ts';
import { finding } from '#harness/grading/make-finding.ts';
import { settle } from '#harness/grading/settle.ts';
import { ctx, value } from '#harness/grading/stage.ts';
import { changedRows } from '#harness/grading/writers.ts';

type Letter = 'A' | 'B' | 'C';
type Said = ['measured' | 'decided', Letter];

/** What is said of three lots, in order. */
const story: readonly (readonly Said[])[] = [
  [
    ['measured', 'C'],
    ['decided', 'A'],
  ],
  [
    ['measured', 'C'],
    ['decided', 'A'],
    ['measured', 'B'],
  ],
  [
    ['decided', 'A'],
    ['measured', 'C'],
  ],
];

interface Facts {
  /** Whether anybody wrote a row at all. */
  rows: number;
}

export default defineCheck<Facts>({
  exports: ['measured', 'decided'],
  topics: {},
  processes: ['lab', 'appeals'],
  stubGets: 'CRASHED',

  async scenario(stage) {
    const lots = story.map((said) => ({ lotId: `lot-${stage.random.whole(1, 480)}`, said }));
    for (const { lotId, said } of lots) {
      for (const [name, letter] of said) {
        const process = await stage.learner(name === 'measured' ? 'lab' : 'appeals');
        const call = process.call(name, [ctx, value(lotId), value(letter)]);
        await settle(stage, process, call, name);
      }
      const spoken = said.map(([name, letter]) => `${name} ${letter}`).join(', ');
      const row = lastRow(stage.history, lotId);
      stage.noteMeasured({
        en: `${lotId}: ${spoken} → the row: ${row}`,
        ko: `${lotId}: ${spoken} → 행: ${row}`,
      });
    }
    return { rows: changedRows(stage.history).size };
  },

  rules: [
    ({ rows }): Finding[] =>
      rows > 0
        ? []
        : [
            finding({
              ...{ code: 'LOST', subject: 'row' },
              says: {
                en: 'Nobody has written a row.',
                ko: '아무도 행을 쓰지 않았어요.',
              },
              asks: {
                en: 'Which line of the two functions writes?',
                ko: '두 함수에서 쓰는 줄은 어디인가요?',
              },
              explainedAt: 'one-year-later#run',
            }),
          ],
  ],
});

/** `B, by lab` */
function lastRow(history: readonly HistoryEvent[], lotId: string): string {
  const last = changedRows(history).get(`grade/${lotId}`)?.at(-1);
  const put = history.find(({ seq }) => seq === last?.seq);
  const row = (put?.type === 'port' ? put.value : null) as { grade?: string; by?: string } | null;
  return row === null ? '–' : `${row.grade ?? '?'}, by ${row.by ?? '?'}`;
}
