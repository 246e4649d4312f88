import { describe, expect, it } from 'vitest';
import { hintsFor, parseHints } from './hints.ts';

const text = `# Hints: First tape

A word before.

## 1

general one

## 2

general two
goes on

## 3

general three

# LOST

## 1

lost one

## 2

lost two

## 3

lost three

# LOST group

## 1

group one

## 2

group two

## 3

group three
`;
const sections = parseHints(text);
const first = (code: string, subject: string): string | undefined =>
  hintsFor(sections, { code, subject })?.levels[0];

describe('hints', () => {
  it('have general levels and sections, each with its text', () => {
    expect(sections.map(({ heading }) => heading)).toEqual(['', 'LOST', 'LOST group']);
    expect(sections[0]?.levels).toEqual(['general one', 'general two\ngoes on', 'general three']);
    expect(sections[2]).toMatchObject({ code: 'LOST', words: ['group'] });
  });

  it('read the same with the line ends of Windows', () => {
    expect(parseHints(text.replaceAll('\n', '\r\n'))).toEqual(sections);
  });

  it('are chosen by the code, and by the words of the subject where a section names some', () => {
    expect(first('LOST', 'trace')).toBe('lost one');
    expect(first('LOST', 'group of settlement and trace')).toBe('group one');
  });

  it('go on with the general levels where a section has fewer', () => {
    const short = parseHints(`${text}\n# DUP\n\n## 1\n\ndup one\n`);
    const levels = hintsFor(short, { code: 'DUP', subject: 'x' })?.levels;
    expect(levels).toEqual(['dup one', 'general two\ngoes on', 'general three']);
  });

  it('take a word as a whole', () => {
    expect(first('LOST', 'grouping')).toBe('lost one');
    expect(first('LOST', 'group-7')).toBe('group one');
  });

  it('are the general ones for another code, and when nothing was found', () => {
    expect(first('ORDER', 'group')).toBe('general one');
    expect(hintsFor(sections, undefined)?.levels[0]).toBe('general one');
  });

  it('do not take a title for a section', () => {
    expect(parseHints('# Lost in milk\n\n## 1\n\na\n')).toHaveLength(1);
  });

  it('are none where there is no text', () => {
    expect(hintsFor(parseHints(''), undefined)?.levels).toEqual([]);
  });
});
