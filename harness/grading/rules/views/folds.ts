// Rules for a fold over facts of several streams: what it makes of a state and one more fact.
import type { Finding } from '../../finding.ts';
import { finding } from '../../make-finding.ts';
import type { Case, Tried } from '../../scenes/functions.ts';
import { show } from '../derived-values.ts';
import { about, firstWrong, misshapen } from '../functions.ts';
import { sameData } from '../same-data.ts';

export type FoldCase = Case<Record<string, unknown>>;

/** @param promised what the fold's type promises, in a sentence */
export function foldRules(
  tried: readonly Tried<Record<string, unknown>>[],
  promised: { en: string; ko: string },
  explainedAt: string,
): Finding[] {
  return firstWrong(
    tried,
    (one) => {
      const { got, expected, name, item, args } = one;
      if (sameData(got, expected)) return undefined;
      if (!sameForm(got, expected)) return misshapen(one, promised);
      const [state] = args;
      const [before, now] = [flat(state), flat(got)];
      const wanted = flat(expected);
      const forgot = [...wanted].find(
        ([at, value]) => value !== null && now.get(at) !== value && before.get(at) === value,
      );
      const passed = [...wanted].find(
        ([at, value]) =>
          now.get(at) !== value && sameData(now.get(at) ?? null, before.get(at) ?? null),
      );
      const code = forgot
        ? 'LOST'
        : passed
          ? before.get(passed[0]) == null
            ? 'LOST'
            : 'STALE'
          : 'PHANTOM';
      const at = (forgot ?? passed ?? [''])[0];
      return finding({
        ...{ ...about(one), code, explainedAt },
        subject: `${name}, ${item}`,
        says: {
          en: `${name}, ${item}: given ${show(JSON.stringify(state ?? null), 110)} and ${show(JSON.stringify(args[1]), 140)}, it gave ${show(JSON.stringify(got), 110)}.${at === '' ? '' : ` Look at \`${at}\`.`}`,
          ko: `${name}, ${item}: ${show(JSON.stringify(state ?? null), 110)} 상태와 ${show(JSON.stringify(args[1]), 140)} 사실을 주자 ${show(JSON.stringify(got), 110)} 값이 나왔어요.${at === '' ? '' : ` \`${at}\` 자리를 보세요.`}`,
        },
        asks:
          forgot !== undefined
            ? {
                en: 'What was known before this fact, and who still knows it?',
                ko: '이 사실 전에 알던 것은 무엇이고, 그것을 아직 아는 쪽은 어디인가요?',
              }
            : {
                en: 'What does this fact say, and of what does it say nothing?',
                ko: '이 사실은 무엇을 말하고, 무엇은 말하지 않나요?',
              },
      });
    },
    explainedAt,
  );
}

/** Whether both are objects with the same fields at the top. */
function sameForm(got: unknown, expected: Record<string, unknown>): boolean {
  if (typeof got !== 'object' || got === null || Array.isArray(got)) return false;
  return sameData(Object.keys(got).sort(), Object.keys(expected).sort());
}

/** Every plain value by its place: `lots.lot-3.litres`. */
function flat(value: unknown, at = ''): Map<string, unknown> {
  if (typeof value !== 'object' || value === null) return new Map([[at, value]]);
  return new Map(
    Object.entries(value).flatMap(([name, field]) => [
      ...flat(field, at === '' ? name : `${at}.${name}`),
    ]),
  );
}
