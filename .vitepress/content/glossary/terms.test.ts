import { describe, expect, it } from 'vitest';
import { lessons } from '../../../harness/catalog/catalog.ts';
import { terms } from './terms.ts';

describe('the glossary', () => {
  it('has each id once, in kebab-case', () => {
    const ids = terms.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
  });

  it('names lessons and terms that are there', () => {
    const slugs = lessons.map(({ slug }) => slug);
    const lost = terms.filter(({ lesson }) => lesson !== undefined && !slugs.includes(lesson));
    expect(lost).toEqual([]);
    const ids = terms.map(({ id }) => id);
    const missing = terms.filter(
      ({ id, confusedWith: other }) =>
        other !== undefined && (other === id || !ids.includes(other)),
    );
    expect(missing).toEqual([]);
  });

  it('says everything in both languages', () => {
    const hangul = /\p{Script=Hangul}/u;
    expect(terms.filter((one) => !hangul.test(one.ko) || !hangul.test(one.meaning.ko))).toEqual([]);
    expect(terms.filter((one) => hangul.test(one.en + one.meaning.en + one.example.en))).toEqual(
      [],
    );
  });
});
