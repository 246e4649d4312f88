// The check in one line, to be sent to a trainer. In English whatever the page's language, so that lines of a
// whole class can be read one below the other.
import { verdictOf, type Row } from './judge.ts';

const signs = { good: '✓', doubt: '?', bad: '✗' } as const;

/** @param system such as `Linux` */
export function summaryLine(rows: readonly Row[], system: string, now: Date): string {
  const parts = rows
    .filter(({ name }) => name !== 'modules')
    .map(({ name, state, found }) => `${name} ${signs[state]} ${found.en}`);
  const minute = now.toISOString().slice(0, 16).replace('T', ' ');
  return ['Milk Run check', signs[verdictOf(rows)], system, ...parts, `${minute} UTC`]
    .join(' · ')
    .replace(/\s+/g, ' ');
}
