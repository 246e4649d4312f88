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

test.each([
  'TypeError [ERR_INVALID_ARG_TYPE]: The "string" argument must be of type string or an instance of Buffer or ArrayBuffer. Received undefined (line 10)',
  'TypeError: The "string" argument must be one of type string, Buffer, or ArrayBuffer. Received type undefined (line 10)',
])('what cannot become bytes is told, and where to look for it: %s', (error) => {
  const asks = askOfCrash(error);
  expectBoth(asks);
  expect(asks.en).toMatch(/key, a value or a header .*: (type )?undefined\. Which/);
  expect(asks.ko).toMatch(/이것이었어요: (type )?undefined\./);
});
