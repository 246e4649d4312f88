// Rules for pure functions: what they gave for a case against what the oracle makes of it. An exercise says
// in its own words what a difference means (`firstWrong`); the rest is the same for all.
import { askOfCrash } from '../ask-of-crash.ts';
import { shown } from '../contexts/wording.ts';
import type { Finding } from '../finding.ts';
import { finding } from '../make-finding.ts';
import type { Tried } from '../scenes/functions.ts';
import type { Text } from '../text.ts';

/** What is wrong with one case, if anything. */
export type Judge<Expected> = (one: Tried<Expected>) => Finding | undefined;

/**
 * What is wrong with the first case that has something wrong: it threw, or the exercise's judge says so. When all are
 * right, whether the first came out the same once more.
 * @param explainedAt the paragraph about functions that remember, for the last of these
 */
export function firstWrong<Expected>(
  tried: readonly Tried<Expected>[],
  judge: Judge<Expected>,
  explainedAt: string,
): Finding[] {
  const wrong = wrongCase(tried, judge, explainedAt);
  return wrong === undefined ? [] : [wrong.found];
}

/** The same with its case, for whoever has more to tell of it. */
export function wrongCase<Expected>(
  tried: readonly Tried<Expected>[],
  judge: Judge<Expected>,
  explainedAt: string,
): { one: Tried<Expected>; found: Finding } | undefined {
  for (const [index, one] of tried.entries()) {
    if (one.error !== undefined) return { one, found: threwAt(one, one.error) };
    const again = index > 0 && index === tried.length - 1 ? tried[0] : undefined;
    if (again !== undefined && shown(again.got) !== shown(one.got)) {
      return { one, found: remembers(one, explainedAt) };
    }
    const found = judge(one);
    if (found !== undefined) return { one, found };
  }
  return undefined;
}

/** How a sentence names the case. */
export function titleOf({ item, title }: Tried<unknown>): Text {
  return title ?? { en: item, ko: item };
}

/** Fields of a finding that shows a case; its subject is the item. */
export function about(
  { item, evidence }: Tried<unknown>,
  at?: string,
): Pick<Finding, 'subject' | 'where' | 'evidence' | 'firstBad'> {
  return { subject: item, where: at ?? null, evidence, firstBad: evidence.at(-1) ?? null };
}

function threwAt(one: Tried<unknown>, error: string): Finding {
  const { name } = one;
  const title = titleOf(one);
  return finding({
    ...about(one),
    code: 'CRASHED',
    subject: name,
    says: {
      en: `${name} threw for ${title.en}: ${error}`,
      ko: `${name} 함수가 예외를 던졌어요(${title.ko}): ${error}`,
    },
    asks: askOfCrash(error),
    explainedAt: 'before-dawn#verdicts',
  });
}

function remembers(one: Tried<unknown>, explainedAt: string): Finding {
  const { name } = one;
  const title = titleOf(one);
  return finding({
    ...about(one),
    code: 'STALE',
    subject: name,
    says: {
      en: `${name} was called for ${title.en} twice, with the same arguments, and gave something else the second time.`,
      ko: `${name} 함수를 ${title.ko} 차례에 같은 인자로 두 번 불렀는데 두 번째 결과가 달랐어요.`,
    },
    asks: {
      en: 'What does it keep from one call to the next?',
      ko: '호출과 호출 사이에 무엇을 남겨 두나요?',
    },
    explainedAt,
  });
}

/** What it gave is not what its type promises. @param promised in a sentence: `a list of edges` */
export function misshapen(one: Tried<unknown>, promised: Text, got: unknown = one.got): Finding {
  const { name } = one;
  const title = titleOf(one);
  return finding({
    ...about(one),
    code: 'SHAPE',
    subject: name,
    says: {
      en: `For ${title.en}, ${name} gave \`${shown(got)}\`, where its type promises ${promised.en}.`,
      ko: `${title.ko} 차례에 ${name} 함수가 준 값은 \`${shown(got)}\`인데, 타입이 약속하는 것은 ${promised.ko}예요.`,
    },
    asks: {
      en: 'What does the type of this function promise to whoever calls it?',
      ko: '이 함수의 타입은 호출한 쪽에 무엇을 약속하나요?',
    },
    explainedAt: 'before-dawn#shape',
  });
}

/** Two sets by the names of their members, in the order in which they were given. */
export interface SetDifference {
  lacking: string[];
  extra: string[];
  /** Given more than once. */
  twice: string[];
}

export function comparedSets(expected: readonly string[], got: readonly string[]): SetDifference {
  return {
    lacking: expected.filter((one) => !got.includes(one)),
    extra: [...new Set(got.filter((one) => !expected.includes(one)))],
    twice: [...new Set(got.filter((one, index) => got.indexOf(one) !== index))],
  };
}
