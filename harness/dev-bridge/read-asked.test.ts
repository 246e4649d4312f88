import { describe, expect, it } from 'vitest';
import { readAsked } from './read-asked.ts';

const run = { ask: 1, type: 'run', exercise: 'first-tape', source: 'x', base: null };
const read = (value: unknown): unknown => readAsked(JSON.stringify(value));

describe('a question', () => {
  it.each([
    { ask: 0, type: 'language', language: 'ko' },
    { ask: 1, type: 'open', exercise: 'hello-milk' },
    run,
    { ...run, seed: 7, base: '0123456789abcdef.ts' },
    { ask: 2, type: 'reference', exercise: 'hello-milk', source: '', seed: 4294967295 },
    { ask: 3, type: 'look-again' },
  ])('is read: %j', (asked) => {
    expect(read(asked)).toEqual(asked);
  });

  it.each([
    ...['../../etc/passwd', 'why-event-driven/first-tape', '/first-tape', 'first-tape/'],
    ...['first-tape\0', ' first-tape', 'FIRST-TAPE', '__proto__', 'constructor', '', null, 3],
    ...['exercises/why-event-driven/first-tape/exercise.ts', ['first-tape'], {}, undefined],
  ])('about the exercise %j is none', (exercise) => {
    for (const type of ['open', 'save', 'run', 'keep', 'reset', 'attempts', 'open-in-editor']) {
      expect(read({ ...run, type, exercise })).toBe(undefined);
    }
  });

  it.each([
    ...['', '{', '[]', 'null', '3', '"run"', '{"ask":1}', '{"ask":1,"type":"__proto__"}'],
    ...['{"ask":1,"type":"toString"}', '{"ask":1,"type":"shell","exercise":"hello-milk"}'],
    ...['{"ask":-1,"type":"look-again"}', '{"ask":"1","type":"look-again"}', '\u0000\u0001'],
    '{"__proto__":{"ask":1,"type":"look-again"}}',
  ])('%s is none', (text) => {
    expect(readAsked(text)).toBe(undefined);
  });

  it.each([
    { ...run, source: 3 },
    { ...run, base: undefined },
    { ...run, base: {} },
    { ...run, seed: 1.5 },
    { ...run, seed: '7' },
    { ...run, seed: 2 ** 32 },
    { ask: 1, type: 'put-back', exercise: 'hello-milk', attempt: { $ne: '' } },
    { ask: 1, type: 'language', language: 'de' },
  ])('with a part of another kind is none: %j', (asked) => {
    expect(read(asked)).toBe(undefined);
  });
});
