import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { faultNotes } from '../grading/fault-notes.ts';
import { finding } from '../grading/make-finding.ts';
import type { HistoryEvent } from '../grading/history.ts';
import type { Language, Text } from '../grading/text.ts';
import { glyphs } from '../grading/describe-event.ts';
import { plainPaint } from './paint.ts';
import { everyEvent } from '../grading/testing/events.ts';
import { timeline } from './timeline.ts';

const nothing = { en: '-', ko: '-' };

/** The lines of all events, each as wide as an 80-column terminal lets it be. */
function linesOf(language: Language): { event: HistoryEvent; line: string }[] {
  const all = finding({
    ...{ code: 'LOST', subject: 'lot-1', says: nothing, asks: nothing, explainedAt: 'l#a' },
    evidence: everyEvent.map((event) => event.seq),
  });
  const lines = timeline(all, everyEvent, { language, paint: plainPaint, width: 80 }).slice(1);
  return everyEvent.map((event, index) => ({ event, line: lines[index] ?? '' }));
}

describe.each(['en', 'ko'] as const)('a timeline in %s, 80 columns wide', (language) => {
  const lines = linesOf(language);
  const of = (type: HistoryEvent['type']) => lines.filter(({ event }) => event.type === type);

  it.each([
    ['a topic that is withheld', faultNotes.withheld('collection.pickups')],
    ['a topic that comes again', faultNotes.notWithheld('collection.pickups')],
    ['a stall', faultNotes.stalled()],
    ['a session that runs out', faultNotes.expired()],
    ['the end of a stall', faultNotes.notStalled()],
    ['what cannot be reached', faultNotes.down('membership')],
    ['what can be reached again', faultNotes.up('membership')],
    ['a ghost that comes', faultNotes.ghostJoins('settlement')],
    ['a ghost that goes', faultNotes.ghostLeaves('settlement')],
    ['records of somebody else’s', faultNotes.written('collection.pickups', 240)],
  ] as [string, Text][])('shows %s, whole', (_, did) => {
    const shown = of('harness').filter(({ line }) => line.endsWith(` ${did[language]}`));
    expect(shown).toHaveLength(1);
    expect(shown[0]?.line).toContain(glyphs.harness);
  });

  it('shows a rewind with its group, its topic and each offset', () => {
    const shown = of('harness').filter(({ line }) => line.endsWith('0→120 1→121 2→122'));
    expect(shown).toHaveLength(1);
    for (const part of ['settlement', 'collection.pickups']) expect(shown[0]?.line).toContain(part);
  });

  it('shows where and on which side a connection was cut', () => {
    const shown = of('fault').map(({ line }) => line);
    for (const line of shown) expect(line).toMatch(/╳ .*OffsetCommit collection\.pickups\/2$/);
    expect(shown[0]).toContain(language === 'en' ? 'cut after the answer' : '응답 뒤에 끊김');
    expect(shown[1]).toContain(language === 'en' ? 'cut before it left' : '나가기 전에 끊김');
  });

  it('shows what became of records and of calls, and leaves nothing of that out', () => {
    const ends = {
      en: { unanswered: /no answer( came)?$/, lost: /never arrived$/ },
      ko: { unanswered: /응답 없음$/, lost: /도착하지 못함$/ },
    }[language];
    for (const { event, line } of [...of('produce'), ...of('port')]) {
      if (!('outcome' in event)) continue;
      if (event.outcome === 'done' || event.outcome === 'acknowledged') {
        expect(line).not.toContain(glyphs.lost);
      } else if (event.outcome === 'refused') {
        expect(line).toContain(language === 'en' ? ': refused, ' : ': 거절됨, ');
      } else {
        expect(line).toMatch(ends[event.outcome]);
      }
    }
  });

  it('has no line that is wider', () => {
    for (const { line } of lines) expect(stringWidth(line)).toBeLessThanOrEqual(80);
  });
});
