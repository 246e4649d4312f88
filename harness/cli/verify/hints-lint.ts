// Holds an exercise's hints to their promises: three general levels, a section for every code that its wrong
// answers get, the same sections and levels in both languages, no code.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exercise } from '../../catalog/catalog.ts';
import { hintLevels, parseHints } from '../../catalog/hints.ts';
import { codes } from '../../grading/finding.ts';

const files = ['hints.md', 'hints.ko.md'] as const;

/** An underscore ends no emphasis within a word, and Korean’s particles stand right behind it. */
const openEmphasis = /(?<![\p{L}\p{N}_])_[^\s_][^_]*_(?=\p{L})/gu;

/**
 * What is wrong with an exercise's hints, one line each.
 * @param given the codes that its wrong answers get
 */
export function lintHints(root: string, exercise: Exercise, given: readonly string[]): string[] {
  const directory = join('exercises', exercise.path);
  const texts = files.map((file) => {
    const path = join(root, directory, file);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  });
  const [english, korean] = texts;
  return [
    ...files.flatMap((file, index) => {
      const text = texts[index];
      const path = `${directory}/${file}`;
      return text === undefined ? [`${path} is missing`] : lintText(text, path);
    }),
    ...(english === undefined || korean === undefined
      ? []
      : [
          ...lintPair(headings(english), headings(korean), directory),
          ...lintCodes(english, given, directory),
        ]),
  ];
}

/** @param path for the messages */
export function lintText(text: string, path: string): string[] {
  const problems: string[] = [];
  for (const { heading, levels } of parseHints(text)) {
    const where = heading === '' ? path : `${path}, “# ${heading}”`;
    const most = hintLevels.length;
    if (heading === '' ? levels.length !== most : levels.length < 1 || levels.length > most) {
      problems.push(`${where} has ${levels.length} levels, not ${most}`);
    }
    if (levels.some((level) => level === '')) problems.push(`${where} has an empty level`);
  }
  const seen = headings(text);
  for (const heading of seen.filter((one, index) => seen.indexOf(one) !== index)) {
    problems.push(`${path} has the section “# ${heading}” twice`);
  }
  problems.push(...lintHeadings(text, path));
  if (/```|~~~/.test(text)) problems.push(`${path} has code in it`);
  for (const [said] of text.replace(/`[^`]*`/g, '').matchAll(openEmphasis)) {
    problems.push(`${path}: “${said}” is no emphasis, since a letter follows it; write *…*`);
  }
  return problems;
}

/** A level is called by its number, in order; a code that is misspelt would be taken for a title. */
function lintHeadings(text: string, path: string): string[] {
  const problems: string[] = [];
  let level = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const [, mark, title = ''] = /^(#{1,6}) +(.*?)\s*$/.exec(line) ?? [];
    if (mark === undefined) continue;
    if (mark === '#') {
      level = 0;
      const isSection = codes.some((code) => title.split(' ')[0] === code);
      if (index > 0 && !isSection) problems.push(`${path}: “# ${title}” begins with no code`);
    } else if (mark !== '##' || title !== String(++level)) {
      problems.push(`${path}: “${line.trim()}” is no level`);
    }
  }
  return problems;
}

function lintPair(english: string[], korean: string[], directory: string): string[] {
  const lacking = (from: string[], to: string[], file: string): string[] =>
    from
      .filter((heading) => !to.includes(heading))
      .map((heading) => `${directory}/${file} lacks the section “# ${heading}”`);
  return [...lacking(english, korean, files[1]), ...lacking(korean, english, files[0])];
}

/** A finding whose code has no section gets a hint that is about all of them. */
function lintCodes(text: string, given: readonly string[], directory: string): string[] {
  const has = new Set(parseHints(text).map(({ code }) => code));
  return [...new Set(given)]
    .filter((code) => !has.has(code))
    .map((code) => `${directory} has a wrong answer that gets ${code}, and no section “# ${code}”`);
}

function headings(text: string): string[] {
  return parseHints(text)
    .map(({ heading }) => heading)
    .filter((heading) => heading !== '');
}
