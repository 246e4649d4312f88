// Rules for the decision alone: what `decide` says of every combination of a result and a decision.
import {
  gradeAfter,
  labGrade,
  type ContestFacts,
  type DecidedCase,
  type Decision,
  type Result,
} from '../../contested/facts.ts';
import type { Finding } from '../../finding.ts';
import { finding } from '../../make-finding.ts';
import type { Text } from '../../text.ts';
import { show } from '../derived-values.ts';
import { sameData } from '../same-data.ts';

type Said = Pick<Finding, 'code' | 'subject' | 'says' | 'asks' | 'explainedAt'>;

export function decidedRules({ cases }: Pick<ContestFacts, 'cases'>): Finding[] {
  const bad = cases.find((one) => !isRight(one));
  return bad === undefined ? [] : [finding({ ...problemWith(bad, cases), where: callOf(bad) })];
}

function problemWith(one: DecidedCase, cases: readonly DecidedCase[]): Said {
  const { result, decision, got } = one;
  const call = callOf(one);
  const gave = got === null ? 'undefined' : show(JSON.stringify(got));
  const wanted = gradeAfter(result, decision);
  const says = (en: string, ko: string): Text => ({
    en: `${call} gave ${gave}. ${en}`,
    ko: `${call} → ${gave}. ${ko}`,
  });
  if (result === undefined || wanted === undefined) {
    return {
      ...{ code: 'PHANTOM', subject: 'decide without a result' },
      says: says('Nothing was measured yet.', '아직 측정한 것이 없어요.'),
      asks: {
        en: 'Whose fact does a grade need besides the desk’s word?',
        ko: '이의 심사의 결정 말고, 등급에는 누구의 사실이 더 있어야 하나요?',
      },
      explainedAt: 'one-year-later#hold',
    };
  }
  if (got === null) {
    return {
      ...{ code: 'LOST', subject: 'decide' },
      says: says(
        `There is a result, so the lot has a grade: ${wanted.grade}.`,
        `결과가 있으니 로트의 등급도 있어요: ${wanted.grade}.`,
      ),
      asks: {
        en: 'Which of the two facts must be there for a grade, and which may be missing?',
        ko: '등급이 나오려면 두 사실 가운데 무엇이 있어야 하고, 무엇은 없어도 되나요?',
      },
      explainedAt: 'one-year-later#two-facts',
    };
  }
  if (!sameData(got, { ...wanted, grade: gradeIn(got) })) {
    return {
      ...{ code: 'SHAPE', subject: 'decide value' },
      says: says(
        `A grade is ${show(JSON.stringify(wanted))}.`,
        `등급은 이런 꼴이에요: ${show(JSON.stringify(wanted))}.`,
      ),
      asks: {
        en: 'What does the type `Grade` ask for, and what came out?',
        ko: '`Grade` 타입은 무엇을 요구하고, 나온 것은 무엇인가요?',
      },
      explainedAt: 'before-dawn#shape',
    };
  }
  const lab = labGrade(result);
  if (decision === undefined || decision.grade === null) {
    const subject = decision === undefined ? 'decide without an appeal' : 'decide, appeal rejected';
    return {
      ...{ code: 'PHANTOM', subject },
      says: says(
        `The lab measured ${result.cells} cells and ${result.bacteria} bacteria, which is ${lab}.`,
        `검사실이 잰 값은 세포 ${result.cells}, 세균 ${result.bacteria}이고, 이것은 ${lab} 등급이에요.`,
      ),
      asks: {
        en: 'Whose word counts where the desk gives no grade of its own?',
        ko: '이의 심사에서 등급을 주지 않았다면 누구의 말이 유효한가요?',
      },
      explainedAt: 'one-year-later#two-facts',
    };
  }
  return overruled(decision, result, cases, says);
}

/** The desk gave a grade, and it did not count. */
function overruled(
  decision: Decision,
  result: Result,
  cases: readonly DecidedCase[],
  says: (en: string, ko: string) => Text,
): Said {
  const both = cases.filter((one) => one.decision?.grade != null && one.result !== undefined);
  const isBehind = ({ at }: Decision, other: Result): boolean => at < other.at;
  const sided = (behind: boolean): DecidedCase[] =>
    both.filter(
      (one) => one.decision && one.result && isBehind(one.decision, one.result) === behind,
    );
  const byTheClock = [true, false].some(
    (side) => sided(side).every(isRight) && !sided(!side).every(isRight),
  );
  if (byTheClock) {
    const [of, over] = [timeOf(decision.at), timeOf(result.at)];
    return {
      ...{ code: 'STALE', subject: 'decide, by the clock' },
      says: says(
        `The result of ${over} beat decision ${decision.appealId} of ${of}, and where the two clocks stand the other way round, the decision counts.`,
        `${over}의 검사 결과가 ${of}의 ${decision.appealId} 결정을 이겼어요. 두 시계가 반대로 놓인 경우에는 결정이 유효했어요.`,
      ),
      asks: {
        en: 'What do two clocks on two desks say about who has the last word?',
        ko: '서로 다른 책상에 놓인 두 시계는 누구의 말이 마지막인지에 대해 무엇을 알려 주나요?',
      },
      explainedAt: 'one-year-later#clocks',
    };
  }
  return {
    ...{ code: 'LOST', subject: 'decide, appeal granted' },
    says: says(
      `The desk decided ${decision.appealId}: ${decision.grade}.`,
      `이의 심사의 ${decision.appealId} 결정은 ${decision.grade} 등급이에요.`,
    ),
    asks: {
      en: 'What became of the desk’s word on the way to this grade?',
      ko: '이 등급이 나오는 동안 이의 심사의 결정은 어떻게 되었나요?',
    },
    explainedAt: 'one-year-later#two-facts',
  };
}

function isRight({ result, decision, got }: DecidedCase): boolean {
  return sameData(got, gradeAfter(result, decision) ?? null);
}

function gradeIn(got: unknown): unknown {
  const grade = typeof got === 'object' && got !== null && 'grade' in got ? got.grade : undefined;
  return grade === 'A' || grade === 'B' || grade === 'C' ? grade : 'A, B or C';
}

/** `decide(lot-3 of 10:04: C, a-7 of 10:02: A)` */
function callOf({ result, decision }: DecidedCase): string {
  const measured =
    result === undefined
      ? 'undefined'
      : `${result.lotId}, ${timeOf(result.at)}: ${labGrade(result)}`;
  const said =
    decision === undefined
      ? 'undefined'
      : `${decision.appealId}, ${timeOf(decision.at)}: ${decision.grade}`;
  return `decide(${measured}; ${said})`;
}

export function timeOf(at: string): string {
  return at.slice(11, 16);
}
