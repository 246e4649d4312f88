// The witness: the events that show a finding, in order, the first bad one marked.
import stringWidth from 'string-width';
import type { Finding } from '../grading/finding.ts';
import type { HistoryEvent, HistoryEventOf } from '../grading/history.ts';
import type { Language } from '../grading/text.ts';
import { describeEvent } from '../grading/describe-event.ts';
import { cut, oneLine, pad } from './lay-out.ts';
import type { Paint } from './paint.ts';

const headings = {
  en: { ms: 'ms', who: 'who', what: 'what the broker saw' },
  ko: { ms: 'ms', who: '누가', what: '브로커가 본 것' },
} as const;

/** The most columns for a process's name. */
const maximumWho = 14;

/** Lines of at most `width` columns; empty when there is nothing to show. */
export function timeline(
  finding: Finding,
  history: readonly HistoryEvent[],
  { language, paint, width }: { language: Language; paint: Paint; width: number },
): string[] {
  // What was measured is a table, and stands by itself.
  const shown = history.filter(
    (event) => finding.evidence.includes(event.seq) && !isMeasured(event),
  );
  const [first] = shown;
  if (first === undefined) return [];
  const who = (event: HistoryEvent): string => event.process ?? '';
  const widest = Math.max(4, ...shown.map((event) => stringWidth(who(event))));
  const whoColumns = Math.min(maximumWho, widest);
  const heading = headings[language];
  return [
    paint(
      'dim',
      cut(
        `  ${pad(heading.ms.padStart(6), 8)}${pad(heading.who, whoColumns + 2)}${heading.what}`,
        width,
      ),
    ),
    ...shown.map((event) => {
      const { glyph, text } = describeEvent(event);
      const bad = event.seq === finding.firstBad;
      // Times differ from run to run; they are told from the first event shown.
      const ms = String(Math.round(event.ms - first.ms)).padStart(6);
      const line = cut(
        `${bad ? '✗' : ' '} ${pad(ms, 8)}${pad(cut(who(event), whoColumns), whoColumns + 2)}${glyph} ${oneLine(text[language])}`,
        width,
      );
      return bad ? paint(['red', 'bold'], line) : line;
    }),
  ];
}

/** What was measured, line by line, beside whom it is about; empty when nothing was. */
export function measures(
  history: readonly HistoryEvent[],
  { language, paint, width }: { language: Language; paint: Paint; width: number },
): string[] {
  const told = history.filter(isMeasured);
  const columns = Math.max(0, ...told.map(({ process }) => stringWidth(process ?? '')));
  return told.map(({ process, did }) => {
    const who = process === null ? '' : `${pad(process, columns)}  `;
    return paint('dim', cut(`  ${who}${oneLine(did[language])}`, width));
  });
}

function isMeasured(event: HistoryEvent): event is HistoryEventOf<'harness'> {
  return event.type === 'harness' && event.measured === true;
}
