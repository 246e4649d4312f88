import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createTypeService } from './service.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const path = join(root, 'exercises/why-event-driven/first-tape/exercise.ts');
const read = (file: string): string =>
  readFileSync(join(root, 'solutions/why-event-driven/first-tape', file), 'utf8');
const service = createTypeService(root, 'en');

describe('the types of an answer', () => {
  it.each(['stub.ts', 'solution.ts'])('are in order as shipped: %s', (file) => {
    expect(service.check(path, read(file))).toEqual([]);
  });

  it('are those of the text that is given, not of the file', () => {
    const text = read('solution.ts').replace('pickup.farmId', 'pickup.farmID');
    const [problem, another] = service.check(path, text);
    const line = text.split('\n').findIndex((one) => one.includes('farmID')) + 1;
    expect(problem).toMatchObject({ line });
    expect(problem?.message).toContain("'farmID' does not exist on type 'Pickup'");
    expect(another).toBeUndefined();
    expect(service.check(path, read('solution.ts'))).toEqual([]);
  });

  it.each([
    ['strict', 'export const f = (x: string | null): number => x.length;', /possibly 'null'/],
    ['noUncheckedIndexedAccess', 'export const f = (x: string[]): string => x[0];', /undefined/],
    ['erasableSyntaxOnly', 'export enum Milk { Raw }', /erasableSyntaxOnly/],
    [
      'verbatimModuleSyntax',
      "import { EachMessagePayload } from 'kafkajs';\nexport const f = (x: EachMessagePayload) => x;",
      /type-only import/,
    ],
  ])('are held to the project’s settings: %s', (_, text, message) => {
    expect(service.check(path, text).map((one) => one.message)).toEqual([
      expect.stringMatching(message),
    ]);
  });

  it('say what cannot be read at all', () => {
    expect(service.check(path, 'export function (')[0]).toMatchObject({ line: 1 });
  });

  it('are told in Korean too', () => {
    const korean = createTypeService(root, 'ko');
    expect(korean.check(path, "export const x: number = 'a';")[0]?.message).toMatch(/[가-힣]/);
  });
});
