// Copies a table page by page while it changes, night after night, and has each copy compared with the
// table. What is wrong with a copy is known, lot by lot.
import { defineCheck } from '#harness/grading/check.ts';
import type { Finding } from '#harness/grading/finding.ts';
import { finding } from '#harness/grading/make-finding.ts';
import {
  copyByPages,
  driftOf,
  gradeRows,
  type Change,
  type CopiedTable,
} from '#harness/grading/paged-copy.ts';
import type { Random } from '#harness/grading/random.ts';
import {
  about,
  comparedSets,
  firstWrong,
  misshapen,
  type Judge,
} from '#harness/grading/rules/functions.ts';
import { tryFunction, type Case, type Tried } from '#harness/grading/scenes/functions.ts';
import type { Text } from '#harness/grading/text.ts';

type Drift = ReturnType<typeof driftOf>;
type Kind = keyof Drift;
interface Facts {
  tried: readonly Tried<Drift>[];
}

const explainedAt = 'traditional-computing#drift';
const kinds: readonly Kind[] = ['missing', 'ghost', 'stale'];

const correct = (lot: number, times = 1): Change => ({ do: 'correct', lotId: `lot-${lot}`, times });
const withdraw = (lot: number): Change => ({ do: 'withdraw', lotId: `lot-${lot}` });

/** Nights that each have one thing in them, then nights that have everything. */
function nightsOf(random: Random): { item: string; copied: CopiedTable }[] {
  const rows = (count: number) => gradeRows(random, 1, count);
  const add = (lot: number): Change => {
    const [row] = gradeRows(random, lot, 1);
    if (row === undefined) throw new Error('There is one.');
    return { do: 'add', row };
  };
  const low = random.whole(1, 4);
  return [
    { item: 'a quiet night', copied: copyByPages(rows(12), {}) },
    // Lots 2 to 4 are on the first page: lots 6, 7 and 8 move up and are skipped, or come in time.
    { item: 'a correction', copied: copyByPages(rows(14), { 0: [correct(low)] }) },
    { item: 'three withdrawn', copied: copyByPages(rows(20), { 0: [1, 3, 5].map(withdraw) }) },
    {
      item: 'came again, then withdrawn',
      copied: copyByPages(rows(14), { 0: [correct(low)], 2: [withdraw(low)] }),
    },
    { item: 'a timeout', copied: copyByPages(rows(17), {}, 2) },
    {
      item: 'changed after the timeout',
      copied: copyByPages(rows(17), { 2: [correct(low), correct(low + 1, 9), add(18)] }, 2),
    },
    // The same grade again, two versions later, and a version with one digit more: from 4–6 to 12–14, which as text is less.
    {
      item: 'many corrections',
      copied: copyByPages(
        rows(9).map((row) => (row.lotId === 'lot-2' ? { ...row, version: row.version + 3 } : row)),
        { 1: [correct(2, 8), correct(7, 2)] },
      ),
    },
    { item: 'nothing copied', copied: copyByPages(rows(6), {}, 0) },
    { item: 'all withdrawn', copied: copyByPages(rows(5), { 0: [1, 2, 3, 4, 5].map(withdraw) }) },
    ...Array.from({ length: 4 }, (_, index) => ({
      item: `night ${index + 1}`,
      copied: copyByPages(
        rows(40),
        Object.fromEntries(
          Array.from({ length: 8 }, (__, page) => [
            page,
            [
              correct(random.whole(1, 40), random.whole(1, 3)),
              withdraw(random.whole(1, 40)),
              add(100 + page),
              correct(random.whole(1, 40)),
            ],
          ]),
        ),
        index === 3 ? 6 : Infinity,
      ),
    })),
  ];
}

/** A table of what is wrong with each copy, by the check's own count: the answer has no part in it. */
function countedOf(
  nights: readonly { item: string; copied: CopiedTable }[],
): { who?: string; line: Text }[] {
  const en = ['copied', 'table', 'missing', 'ghost', 'stale'];
  const ko = ['복사', '테이블', '빠짐', '유령', '낡음'];
  const row = (cells: readonly number[], heads: readonly string[]): string =>
    cells.map((cell, index) => String(cell).padEnd(columnsOf(heads[index] ?? ''))).join('  ');
  return [
    {
      line: {
        en: 'What is wrong with each copy, by the check’s own count (copied, table: how many rows):',
        ko: '채점이 직접 센, 복사본마다 틀린 것 (복사, 테이블: 행의 수):',
      },
    },
    { who: 'night', line: { en: en.join('  '), ko: ko.join('  ') } },
    ...nights.map(({ item, copied }) => {
      const { missing, ghost, stale } = driftOf(copied);
      const wrong = [missing, ghost, stale].map(({ length }) => length);
      const cells = [copied.copy.length, copied.truth.length, ...wrong];
      return { who: item, line: { en: row(cells, en).trimEnd(), ko: row(cells, ko).trimEnd() } };
    }),
  ];
}

/** In a terminal a Korean letter is two columns wide. */
const columnsOf = (text: string): number => text.length + (text.match(/[가-힣]/g) ?? []).length;

const what: Record<Kind, Text> = {
  missing: { en: 'is in the table and not in the copy', ko: '테이블에는 있고 복사본에는 없어요' },
  ghost: { en: 'is in the copy and not in the table', ko: '복사본에는 있고 테이블에는 없어요' },
  stale: { en: 'is in both, in different versions', ko: '양쪽에 있지만 버전이 달라요' },
};

const judge: Judge<Drift> = (one) => {
  const got = readDrift(one.got);
  if (got === undefined) {
    return misshapen(one, {
      en: 'an object with three lists of lot ids: `missing`, `ghost` and `stale`',
      ko: '로트 ID 목록 셋(`missing`, `ghost`, `stale`)을 담은 객체',
    });
  }
  // Both are the case's own: what the harness handed over.
  const [copy, table] = one.args as [CopiedTable['copy'], CopiedTable['truth']];
  for (const kind of kinds) {
    const { lacking, extra, twice } = comparedSets(one.expected[kind], got[kind]);
    const [lost] = lacking;
    if (lost !== undefined)
      return notTold(one, kind, lost, { copy, table, got, count: lacking.length });
    const [odd] = extra;
    if (odd !== undefined) return toldInVain(one, kind, odd, { copy, table });
    const [again] = twice;
    if (again !== undefined) {
      return finding({
        ...{ ...about(one, again), code: 'DUP', subject: kind, explainedAt },
        says: {
          en: `${one.item}: \`${kind}\` names ${again} more than once.`,
          ko: `${one.item}: \`${kind}\` 목록에 ${again} 로트가 여러 번 나와요.`,
        },
        asks: {
          en: 'Which of the two inputs can have a lot twice, and where does your code go through it?',
          ko: '두 입력 가운데 같은 로트가 두 번 나올 수 있는 쪽은 어디이고, 여러분의 코드는 어디에서 그것을 훑나요?',
        },
      });
    }
  }
  return undefined;
};

interface Compared extends Pick<CopiedTable, 'copy'> {
  table: CopiedTable['truth'];
}

/** `v2 in the copy, v5 in the table` */
function versions(lotId: string, { copy, table }: Compared): Text {
  const of = (rows: CopiedTable['copy']): string => {
    const found = rows.filter((row) => row.lotId === lotId).map(({ version }) => `v${version}`);
    return found.join(', ');
  };
  const [copied, real] = [of(copy), of(table)];
  return {
    en: `copy: ${copied || 'no row'}; table: ${real || 'no row'}`,
    ko: `복사본: ${copied || '없음'}, 테이블: ${real || '없음'}`,
  };
}

function notTold(
  one: Tried<Drift>,
  kind: Kind,
  lotId: string,
  { got, count, ...compared }: Compared & { got: Drift; count: number },
): Finding {
  const { expected, item } = one;
  const { en, ko } = versions(lotId, compared);
  const distinct = new Set(compared.copy.map((row) => row.lotId)).size;
  const isBalanced =
    kind === 'missing' &&
    expected.missing.length === expected.ghost.length &&
    kinds.every((each) => got[each].length === 0);
  const more = count - 1;
  const instead = kinds.find((each) => each !== kind && got[each].includes(lotId));
  return finding({
    ...{ ...about(one, lotId), code: kind === 'stale' ? 'STALE' : 'LOST', subject: kind },
    says: isBalanced
      ? {
          en: `${item}: ${distinct} lots copied, ${compared.table.length} in the table, and nothing was found. ${count} missing and ${expected.ghost.length} ghosts cancelled out, ${lotId} among them (${en}).`,
          ko: `${item}: 복사한 로트 ${distinct}개, 테이블의 로트 ${compared.table.length}개이고 아무것도 찾지 못했어요. 빠진 것 ${count}개와 유령 ${expected.ghost.length}개가 상쇄됐어요. 그 가운데 하나가 ${lotId} 로트예요(${ko}).`,
        }
      : {
          en: `${item}: \`${kind}\` lacks ${lotId}${more === 0 ? '' : ` and ${more} more`}, which ${what[kind].en} (${en}).${instead ? ` \`${instead}\` names it.` : ''}`,
          ko: `${item}: \`${kind}\` 목록에 ${lotId}${more === 0 ? '' : ` 외 ${more}개`} 항목이 없어요. ${what[kind].ko}(${ko}).${instead ? ` \`${instead}\` 목록에는 있어요.` : ''}`,
        },
    asks: isBalanced
      ? {
          en: 'What do two equal numbers say about what was counted?',
          ko: '두 수가 같다는 것은 센 것들에 대해 무엇을 말해 주나요?',
        }
      : kind === 'stale'
        ? {
            en: 'By what do you tell that two rows of one lot are the same?',
            ko: '한 로트의 두 행이 같다는 것을 무엇으로 판단하나요?',
          }
        : {
            en: 'Which of the two lists does your code go through, and which lots does it never meet on that way?',
            ko: '여러분의 코드는 두 목록 가운데 어느 쪽을 훑고, 그 길에서 한 번도 만나지 못하는 로트는 무엇인가요?',
          },
    explainedAt,
  });
}

function toldInVain(one: Tried<Drift>, kind: Kind, lotId: string, compared: Compared): Finding {
  const { en, ko } = versions(lotId, compared);
  const cameTwice = compared.copy.filter((row) => row.lotId === lotId).length > 1;
  return finding({
    ...{ ...about(one, lotId), code: 'PHANTOM', subject: kind, explainedAt },
    says: {
      en: `${one.item}: \`${kind}\` names ${lotId}, which it is not to (${en}).`,
      ko: `${one.item}: \`${kind}\` 목록에 없어야 할 ${lotId} 로트가 있어요(${ko}).`,
    },
    asks: cameTwice
      ? {
          en: 'That lot came twice. Which of its rows does the bonus service have in the end?',
          ko: '이 로트는 두 번 왔어요. 보너스 서비스에는 결국 어느 행이 남나요?',
        }
      : {
          en: 'What do `missing`, `ghost` and `stale` each say about the copy and about the table?',
          ko: '`missing`, `ghost`, `stale`은 각각 복사본과 테이블에 대해 무엇을 말하나요?',
        },
  });
}

function readDrift(got: unknown): Drift | undefined {
  if (typeof got !== 'object' || got === null) return undefined;
  const lists = kinds.map((kind): unknown => Reflect.get(got, kind));
  const [missing, ghost, stale] = lists.map((list) =>
    Array.isArray(list) && list.every((one): one is string => typeof one === 'string')
      ? list
      : undefined,
  );
  return missing && ghost && stale ? { missing, ghost, stale } : undefined;
}

export default defineCheck<Facts>({
  exports: ['diff'],
  topics: {},
  processes: ['bonus'],
  stubGets: 'CRASHED',

  async scenario(stage) {
    const nights = nightsOf(stage.random);
    for (const { who, line } of countedOf(nights)) stage.noteMeasured(line, who);
    const cases = nights.map(({ item, copied }): Case<Drift> => ({
      ...{ item, args: [copied.copy, copied.truth], expected: driftOf(copied) },
    }));
    return { tried: await tryFunction(stage, await stage.learner('bonus'), 'diff', cases) };
  },

  rules: [({ tried }) => firstWrong(tried, judge, explainedAt)],
});
