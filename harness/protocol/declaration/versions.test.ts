import { expect, it } from 'vitest';
import { inVersions } from './versions.ts';

it.each([
  ['3+', [3, 4, 99], [0, 2]],
  ['0-12', [0, 12], [13]],
  ['10-11', [10, 11], [1, 9, 12]],
  ['4', [4], [3, 5]],
  ['none', [], [0, 1]],
  [undefined, [], [0, 1]],
])('%s holds %j and not %j', (range, inside, outside) => {
  expect(inside.every((version) => inVersions(range, version))).toBe(true);
  expect(outside.some((version) => inVersions(range, version))).toBe(false);
});
