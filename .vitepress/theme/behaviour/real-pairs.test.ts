// The comparison of real runs, on the practice broker: it must show what an answer did otherwise, and nothing else.
import { beforeAll, describe, expect, it } from 'vitest';
import { otherAnswers } from '../../../harness/catalog/other-answers.ts';
import { practise, type Practised } from '../../../harness/session/testing/practised.ts';
import { compareBehaviour } from './behaviour.ts';
import { inWords } from './words.ts';

/** For runs on a machine that has much else to do, in ms. */
const deadline = 300_000;

/** What is said to differ, by its place and name, each once. */
function told(mine: Practised | undefined, reference: Practised | undefined): string[] {
  const { sections } = compareBehaviour(mine?.history ?? [], reference?.history ?? []);
  const rows = sections.flatMap(({ kind, title, rows }) =>
    rows
      .filter(({ differs }) => differs)
      .map((row) => {
        const pieces = (row.mine ?? []).filter(({ differs }) => differs);
        const what = pieces.map(({ label, text }) => label ?? inWords(text, 'en')).join(', ');
        const name = kind === 'records' && row.mine !== null ? '' : inWords(row.name, 'en');
        return `${kind} ${title} ${name}: ${row.mine === null ? 'missing' : what}`;
      }),
  );
  return [...new Set(rows)];
}

/** The lines of the summary, the most telling first. */
function summary(
  mine: Practised | undefined,
  reference: Practised | undefined,
  again?: Practised,
): string[] {
  const runs = [mine, reference, again ?? reference].map((run) => run?.history ?? []);
  const { lines } = compareBehaviour(runs[0] ?? [], runs[1] ?? [], runs[2]);
  return lines.map(({ section, kind, names }) =>
    [section.kind, section.title, kind, ...names].join(' '),
  );
}

const others = (path: string): string[] =>
  Object.keys(otherAnswers[path] ?? {}).map((name) => `alternatives/${name}.ts`);

describe.each(['before-dawn/hello-milk', 'bounded-contexts/four-milks'])('%s', (path) => {
  it(
    'between any right answer and the reference hardly a thing differs, and never the order',
    async () => {
      const answers = ['solution.ts', 'solution.ts', ...others(path)];
      const runs = await practise(path.split('/')[1] ?? '', answers);
      const lines = new Map(
        runs.slice(1).map((run, at) => [answers[at + 1] ?? '', summary(run, runs[0], runs[1])]),
      );
      expect(runs.map(({ verdict }) => verdict.status)).toEqual(answers.map(() => 'pass'));
      expect([...lines.values()].flat().filter((line) => line.includes(' order'))).toEqual([]);
      for (const [answer, said] of lines) {
        // It adds fields to three records, and that is what it does otherwise.
        const most = answer === 'alternatives/adds-its-own.ts' ? 3 : 0;
        expect(said.length, `${answer}: ${said.join('; ')}`).toBeLessThanOrEqual(most);
      }
    },
    deadline,
  );
});

describe('first-tape', () => {
  const answers = [
    ...['solution.ts', 'solution.ts', 'alternatives/transaction.ts'],
    ...['wrong/LOST-shared-group.ts', 'wrong/ORDER-no-key.ts'],
    ...['wrong/LOST-commits-before-handing-over.ts'],
  ];
  const runs = new Map<string, Practised>();
  let reference: Practised | undefined;
  beforeAll(async () => {
    for (const [index, run] of (await practise('first-tape', answers)).entries()) {
      if (index === 0) reference = run;
      else runs.set(answers[index] ?? '', run);
    }
  }, deadline);

  it.each(['solution.ts', 'alternatives/transaction.ts'])(
    'finds nothing between the reference and %s',
    (answer) => {
      expect(runs.get(answer)?.verdict.status).toBe('pass');
      expect(told(runs.get(answer), reference)).toEqual([]);
    },
  );

  it('shows that two readers share a group', () => {
    expect(told(runs.get('wrong/LOST-shared-group.ts'), reference)).toEqual(
      expect.arrayContaining([
        'groups readers members: settlement, trace',
        'clients trace reads in group: readers',
      ]),
    );
  });

  it('shows that keys are missing, and of the records nothing else', () => {
    expect(told(runs.get('wrong/ORDER-no-key.ts'), reference)).toEqual([
      'records collection.pickups : key',
    ]);
  });

  it('says first what tells most', () => {
    expect(summary(runs.get('wrong/ORDER-no-key.ts'), reference)[0]).toBe(
      'records collection.pickups key',
    );
    // Both readers commit first; which of them is told of first is not decided.
    expect(summary(runs.get('wrong/LOST-commits-before-handing-over.ts'), reference)[0]).toMatch(
      /^clients (trace|settlement) commits$/,
    );
  });

  it('shows that a reader commits before it hands over', () => {
    const line = 'hands over (onPickup): after it committed that record';
    expect(told(runs.get('wrong/LOST-commits-before-handing-over.ts'), reference)).toContain(
      `clients trace ${line}`,
    );
  });
});

describe('grade-service', () => {
  let runs: Practised[] = [];
  beforeAll(async () => {
    runs = await practise('grade-service', [
      ...['solution.ts', 'alternatives/commits-by-hand.ts', 'wrong/LOST-commits-first.ts'],
      ...['wrong/PHANTOM-grades-without-cells.ts', 'alternatives/class.ts'],
      ...['alternatives/each-batch.ts'],
    ]);
  }, deadline);

  it('finds nothing between two right answers that commit in other ways', () => {
    expect(told(runs[1], runs[0])).toEqual([]);
  });

  it('takes a group that is named otherwise, and ids made otherwise, for no more than that', () => {
    expect(summary(runs[4], runs[0])).toEqual([
      'groups grade-service-view-… group',
      'clients quality group',
    ]);
    const { lines, sections } = compareBehaviour(runs[5]?.history ?? [], runs[0]?.history ?? []);
    expect(lines.every(({ section }) => section.kind !== 'calls')).toBe(true);
    expect(sections.find(({ kind }) => kind === 'calls')?.otherNames).toEqual(['key']);
  });

  it('says first that it commits too early', () => {
    expect(summary(runs[2], runs[0])[0]).toBe('clients quality commits');
  });

  it('shows that the service commits before it writes', () => {
    expect(told(runs[2], runs[0])).toContain(
      'clients quality writes quality.grades: after it committed that record',
    );
  });

  it('shows grades that the reference does not give, and says how many answered other inputs', () => {
    const { sections } = compareBehaviour(runs[3]?.history ?? [], runs[0]?.history ?? []);
    const [grades] = sections;
    expect(grades?.title).toBe('quality.grades');
    const extra = grades?.rows.filter(({ differs }) => differs) ?? [];
    expect(extra.length).toBeGreaterThan(0);
    expect(extra.every(({ reference }) => reference === null)).toBe(true);
    expect(grades?.leftOut).toBeGreaterThan(0);
  });
});
