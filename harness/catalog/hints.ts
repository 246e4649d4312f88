// An exercise's hints, from the text of its hints.md: three general levels, and sections for what
// people get wrong, each with levels of its own; those that it lacks are the general ones.
//
//   # Hints: …            a title
//   ## 1 … ## 3           the general levels
//   # LOST                a section: for findings of this code
//   # LOST group          for those whose subject has these words too
//   ## 1 …
import { codes } from '../grading/finding.ts';

export interface HintSection {
  /** As written, `LOST group`; empty for the general levels. */
  heading: string;
  code: string;
  words: readonly string[];
  /** The text of `## 1` and on, as written. */
  levels: readonly string[];
}

export const hintLevels = [1, 2, 3] as const;
export type HintLevel = (typeof hintLevels)[number];

/** The sections in their order, the general one first. What stands before a level's heading is no hint. */
export function parseHints(text: string): HintSection[] {
  const sections: (HintSection & { levels: string[] })[] = [
    { heading: '', code: '', words: [], levels: [] },
  ];
  let level: number | undefined;
  for (const line of text.replaceAll('\r\n', '\n').split('\n')) {
    const [, mark, title = ''] = /^(#{1,2}) +(.*?) *$/.exec(line) ?? [];
    const section = sections.at(-1);
    if (mark === '#') {
      level = undefined;
      const [code = '', ...words] = title.split(/ +/);
      if (isCode(code)) sections.push({ heading: title, code, words, levels: [] });
    } else if (mark === '##') {
      level = section?.levels.push('');
    } else if (section !== undefined && level !== undefined) {
      section.levels[level - 1] = `${section.levels[level - 1] ?? ''}${line}\n`;
    }
  }
  return sections.map((section) => ({
    ...section,
    levels: section.levels.map((one) => one.trim()),
  }));
}

/** The levels for a finding: of the section that fits it most closely, and the general ones that it lacks. */
export function hintsFor(
  sections: readonly HintSection[],
  found: { code: string; subject: string } | undefined,
): HintSection | undefined {
  const fitting = sections.filter(
    ({ code, words }) =>
      code === found?.code && words.every((word) => hasWord(found.subject, word)),
  );
  const general = sections.find(({ code }) => code === '');
  const [closest] = fitting.toSorted((a, b) => b.words.length - a.words.length);
  if (closest === undefined || general === undefined) return general;
  const levels = hintLevels.map(
    (level) => [closest, general].flatMap((one) => one.levels[level - 1] ?? [])[0] ?? '',
  );
  return { ...closest, levels };
}

function isCode(text: string): boolean {
  return codes.some((code) => code === text);
}

/** `lot` is a word of `lot-17`, not of `pilot`. */
function hasWord(text: string, word: string): boolean {
  return text.split(/[^\p{L}\p{N}]+/u).includes(word);
}
