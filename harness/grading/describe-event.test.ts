import { describe, expect, it } from 'vitest';
import type { HistoryEvent } from './history.ts';
import { describeEvent, glyphs } from './describe-event.ts';
import { everyEvent } from './testing/events.ts';

const named = everyEvent.map((event) => ({ name: `${event.seq} ${event.type}`, event }));
const textsOf = (type: HistoryEvent['type']): string[] =>
  everyEvent.filter((event) => event.type === type).map((event) => describeEvent(event).text.en);

describe('an event', () => {
  it.each(named)(
    'has a glyph of the workbook’s and words in both languages: $name',
    ({ event }) => {
      const { glyph, text } = describeEvent(event);
      expect(Object.values(glyphs)).toContain(glyph);
      for (const words of [text.en, text.ko]) {
        expect(words.trim()).not.toBe('');
        expect(words).not.toMatch(/undefined|null|NaN|\[object/);
      }
      expect(text.en).not.toMatch(/[가-힣]/);
    },
  );

  it('of each kind is told from the others of its type', () => {
    for (const type of new Set(everyEvent.map((event) => event.type))) {
      const texts = textsOf(type);
      expect(new Set(texts).size).toBe(texts.length);
    }
  });

  it('that the broker refused says so, and why', () => {
    for (const event of everyEvent) {
      if (!('error' in event) || event.error === null || event.type === 'return') continue;
      const { text } = describeEvent(event);
      expect(text.en).toContain(event.error);
      expect(text.ko).toContain(event.error);
    }
  });

  it('names records by topic, partition and offsets', () => {
    expect(textsOf('produce')[0]).toBe('Produce collection.pickups/2@4–5');
    expect(textsOf('fetch')[0]).toBe('Fetch collection.pickups/2@4');
  });

  it('counts one record as one', () => {
    expect(textsOf('produce')[1]).toContain(', 1 record: refused');
    expect(textsOf('produce')[3]).toContain(', 2 records: never arrived');
  });

  it('at a port says what was asked, under which key, and what came of it', () => {
    expect(textsOf('port')).toEqual([
      'vendor.call regulator (key lot-1) → {"accepted":true}',
      'vendor.call regulator (key lot-1): refused, connect ECONNREFUSED regulator',
      'vendor.call regulator (key lot-1): arrived, no answer',
      'store.put lot-1: never arrived',
    ]);
  });

  it('lists partitions by number, not by letter', () => {
    expect(textsOf('assigned')[1]).toContain('1, 2, 10');
  });

  it('says of which topic a group gave a member its partitions', () => {
    expect(textsOf('assigned')[1]).toContain('collection.pickups 1, 2, 10');
  });
});
