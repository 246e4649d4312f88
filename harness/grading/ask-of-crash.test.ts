import { expect, test } from 'vitest';
import { askOfCrash } from './ask-of-crash.ts';
import { expectBoth } from './testing/findings.ts';

test('which line it was is asked only where it is not known', () => {
  const known = askOfCrash('TypeError: milk is undefined (line 19)');
  const unknown = askOfCrash('TypeError: milk is undefined');
  expectBoth(known);
  expectBoth(unknown);
  expect(unknown.en).toMatch(/which line/i);
  expect(known.en).not.toMatch(/which line/i);
});
