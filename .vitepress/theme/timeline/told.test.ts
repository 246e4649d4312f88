import { describe, expect, it } from 'vitest';
import { everyEvent } from '../../../harness/grading/testing/events.ts';
import {
  brought,
  fetched,
  history,
  produced,
  record,
  reported,
} from '../../../harness/grading/testing/history.ts';
import type { HistoryEvent } from '../../../harness/grading/history.ts';
import { marksOf, type Mark } from './marks.ts';
import { factsOf, lineOf, textOf, whoOf } from './told.ts';

const records = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => record(from + n, `lot-${n}`, 'farm-1'));
function theMark(...run: HistoryEvent[]): Mark {
  const [mark, ...others] = marksOf(run, { named: new Set(), firstBad: null });
  if (mark === undefined || others.length > 0) throw new Error('not one mark');
  return mark;
}

describe('a mark’s line', () => {
  it('is the event’s own, as in a terminal, where it is one', () => {
    for (const event of everyEvent) {
      for (const language of ['en', 'ko'] as const) {
        const line = lineOf(theMark(event), language);
        expect(line).not.toMatch(/undefined|NaN|\[31m/);
        expect(textOf(event, language).startsWith(line.replace(/…$/, ''))).toBe(true);
      }
    }
  });

  it('counts the records that were written, and says where', () => {
    const mark = theMark(...history(produced(1, records(0, 3)), produced(0, records(4, 2))));
    expect(lineOf(mark, 'en')).toBe(
      'Produce: 5 records, collection.pickups/0@4–5, collection.pickups/1@0–2',
    );
    expect(lineOf(mark, 'ko')).toContain('레코드 5건');
  });

  it('says of writes that arrived nowhere that they did not', () => {
    const lost = { outcome: 'lost' } as const;
    const run = history(produced(0, records(0, 1), lost), produced(1, records(0, 1), lost));
    expect(lineOf(theMark(...run), 'en')).toContain('never arrived');
    expect(lineOf(theMark(...run), 'ko')).toContain('도착하지 못함');
  });

  it('counts what was asked in vain', () => {
    const idle = fetched('trace', 0, { from: 0, count: 0, logEnd: 0 });
    expect(lineOf(theMark(...history(idle, idle, idle)), 'en')).toContain('3 Fetches');
  });

  it('tells the first and the last of a run, and how many', () => {
    const run = history(...[1, 2, 3].map((n) => reported('trace', `lot-${n}`)));
    const line = lineOf(theMark(...run), 'en');
    expect(line).toContain('lot-1');
    expect(line).toContain('3 in a row');
    expect(line).toContain('lot-3');
  });

  it('is short for a long value, and the details have all of it', () => {
    const value = 'x'.repeat(5000);
    const mark = theMark(...history(reported('trace', value)));
    expect(lineOf(mark, 'en').length).toBeLessThan(200);
    expect(factsOf(mark, 'en').lines[0]?.text).toContain(value);
  });

  it('names the workbook where no process did it', () => {
    const mark = theMark(
      ...history({ type: 'harness', process: null, did: { en: 'waited', ko: '기다림' } }),
    );
    expect([whoOf(mark, 'en'), whoOf(mark, 'ko')]).toEqual(['the workbook', '워크북']);
  });
});

describe('a mark’s details', () => {
  it('have the records with key, value and headers, and how many more there are', () => {
    const facts = factsOf(theMark(...history(brought('trace', 2, records(7, 30)))), 'en');
    expect(facts.records[0]).toEqual({
      place: 'collection.pickups/2@7',
      key: 'farm-1',
      value: '{"lotId":"lot-0","farmId":"farm-1"}',
      headers: [['event-id', 'lot-0']],
    });
    expect(facts.records.length + facts.recordsLeft).toBe(30);
  });

  it('have what else a single event says of itself', () => {
    const facts = factsOf(theMark(...history(produced(0, records(0, 1)))), 'en');
    expect(facts.fields).toContainEqual(['acks', '-1']);
    expect(facts.fields.map(([name]) => name)).not.toContain('seq');
  });
});
