import { expect, it } from 'vitest';
import type { WireRecord } from '../../wire-tap/wire-event.ts';
import { namesOf, theOne } from '../testing/findings.ts';
import { history } from '../testing/history.ts';
import { derivedOf, gradeAt, inputsOf, sent } from '../testing/service.ts';
import { foreignWords } from './foreign-words.ts';

const inputs = inputsOf({ lotId: 'lot-1', cells: 100 });
const [input] = inputs as [(typeof inputs)[0]];

/** What is found where a grade was written with these fields. */
function found(...values: (object | string)[]) {
  const grades: WireRecord[] = values.map((value, offset) =>
    gradeAt(offset, input, { value: typeof value === 'string' ? value : JSON.stringify(value) }),
  );
  const seen = history(...grades.map((grade) => sent([grade])));
  const spoken = {
    ...derivedOf(inputs, grades),
    words: ['lotId', 'grade'],
    codes: { grade: ['A', 'B', 'C'] },
    whose: { en: 'Dolmun', ko: '돌문' },
  };
  return { all: foreignWords(spoken, seen), seen };
}

it('passes the words and codes of the language, and leaves alone what is no object', () => {
  expect(found({ lotId: 'lot-1', grade: 'A' }, 'none', { lotId: 'lot-1' }).all).toEqual([]);
});

it('tells a field of the other language with its record and whose it is', () => {
  const { all, seen } = found({ lotId: 'lot-1', grade: 'A' }, { lotId: 'lot-1', punkte: 93 });
  expect(namesOf(all)).toEqual(['LEAK punkte']);
  const { where, evidence } = theOne(all, seen, '`punkte`');
  expect(where).toBe('quality.grades/0@1 (lot-1)');
  expect(evidence).toEqual([2]);
  expect(all[0]?.says.en).toContain('Dolmun');
  expect(all[0]?.says.ko).toContain('돌문');
});

it('tells a code of the other language, by the field that has it', () => {
  const { all, seen } = found({ lotId: 'lot-1', grade: 'extra fine' });
  expect(namesOf(all)).toEqual(['LEAK grade code']);
  theOne(all, seen, 'grade: extra fine');
});

it('takes a word before a code, and no number for a code', () => {
  expect(namesOf(found({ punkte: 1, grade: 'extra fine' }).all)).toEqual(['LEAK punkte']);
  expect(found({ lotId: 'lot-1', grade: 7 }).all).toEqual([]);
});
