// The tables of the cheat sheet: words of the glossary and codes of findings, a line each.
import { codes } from '../../../harness/grading/finding.ts';
import { codeMeanings } from '../codes.ts';
import { terms } from '../glossary/terms.ts';
import type { Language } from '../languages.ts';

/** In the order in which they build on each other. */
const onTheSheet = [
  ...['event', 'record', 'topic', 'partition', 'offset', 'producer', 'consumer'],
  ...['consumer-group', 'offset-commit', 'rebalance', 'lag', 'retention', 'replay'],
  ...['at-least-once', 'idempotence', 'bounded-context', 'coupling'],
] as const;

/** Without heads: what is left says what is right. */
function table(rows: readonly [string, string][]): string {
  return ['| | |', '| --- | --- |', ...rows.map(([left, right]) => `| ${left} | ${right} |`)].join(
    '\n',
  );
}

export function sheetTerms(language: Language): string {
  return table(
    onTheSheet.map((id) => {
      const term = terms.find((one) => one.id === id);
      if (term === undefined) throw new Error(`The glossary has no term ${id}`);
      return [`[${term[language]}](./glossary.md#${id})`, term.meaning[language]];
    }),
  );
}

export function sheetCodes(language: Language): string {
  return table(
    codes.map((code) => [
      `[${code}](./reference/codes.md#${code.toLowerCase()})`,
      codeMeanings[code][language],
    ]),
  );
}
