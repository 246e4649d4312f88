// Text in columns, for a terminal: Korean letters are two columns wide.
import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

/** Fills up with spaces to a width in columns. */
export function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - stringWidth(text)));
}

/** Cuts to a width in columns, with an ellipsis where something is missing. */
export function cut(text: string, columns: number): string {
  if (stringWidth(text) <= columns) return text;
  let out = '';
  for (const letter of text) {
    if (stringWidth(out + letter) > columns - 1) break;
    out += letter;
  }
  return `${out}…`;
}

/** Breaks a paragraph into lines, each begun with the indent. */
export function paragraph(
  text: string,
  { indent, width }: { indent: string; width: number },
): string {
  return wrapAnsi(text, width - stringWidth(indent), { hard: true })
    .split('\n')
    .map((line) => `${indent}${line}`)
    .join('\n');
}

/** Breaks each line of a text on its own, and keeps its indent. */
export function wrapped(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => {
      const indent = /^ */.exec(line)?.[0] ?? '';
      return paragraph(line.slice(indent.length), { indent, width });
    })
    .join('\n');
}

/** Text beside a name: what does not fit goes on below its beginning. */
export function hanging(name: string, text: string, width: number): string {
  const indent = ' '.repeat(stringWidth(name));
  return `${name}${paragraph(text, { indent, width }).slice(indent.length)}`;
}

/** A learner's own text in one line, without colours or anything else that moves the cursor. */
export function oneLine(text: string): string {
  return clean(text).replaceAll('\n', ' ');
}

/** As `oneLine`, but its line breaks stay. */
export function clean(text: string): string {
  return (
    stripVTControlCharacters(text)
      .replaceAll(/\r\n?/g, '\n')
      .replaceAll('\t', '  ')
      // eslint-disable-next-line no-control-regex -- these are what is to be taken out
      .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, '')
  );
}
