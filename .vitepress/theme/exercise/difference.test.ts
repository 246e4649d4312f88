import { describe, expect, it } from 'vitest';
import { difference, withoutComments } from './difference.ts';

const shown = (mine: string, theirs: string): string[] =>
  difference(mine, theirs).map((part) =>
    part.is === 'gap' ? `… ${part.lines}` : `${part.is} ${part.line} ${part.text}`,
  );
const lines = (...all: string[]): string => `${all.join('\n')}\n`;

describe('a difference', () => {
  it('is none of equal texts', () => {
    expect(shown(lines('a', 'b'), lines('a', 'b'))).toEqual([]);
  });

  it('has two equal lines around what differs, and counts the others', () => {
    const same = ['1', '2', '3', '4'];
    expect(shown(lines(...same, 'x', ...same), lines(...same, 'y', 'z', ...same))).toEqual([
      ...['… 2', 'same 2 3', 'same 3 4', 'mine 4 x', 'theirs 4 y', 'theirs 5 z'],
      ...['same 5 1', 'same 6 2', '… 2'],
    ]);
  });

  it('is none where one is only wrapped otherwise', () => {
    const long = lines('send({ topic, messages: [one, two] });', 'b');
    const wrapped = lines(
      'send({',
      '  topic,',
      '  messages: [',
      '    one,',
      '    two,',
      '  ],',
      '});',
      'b',
    );
    expect(shown(long, wrapped)).toEqual([]);
    expect(shown(long, wrapped.replace('two', 'acks'))).toEqual([
      'mine 0 send({ topic, messages: [one, two] });',
      ...['send({', '  topic,', '  messages: [', '    one,', '    acks,', '  ],', '});'].map(
        (text, line) => `theirs ${line} ${text}`,
      ),
      'same 1 b',
    ]);
    // White space within a text is no wrapping.
    expect(shown(lines("say('a b')"), lines("say('ab')"))).toHaveLength(2);
  });

  it('leaves out lines that are comment or empty, and no others', () => {
    const code = ['// a', '', '/** b', ' * c', ' */', 'const d = 2 * 3; // e', '  * d;'];
    expect(withoutComments(code.join('\r\n'))).toBe(lines('const d = 2 * 3; // e'));
  });
});
