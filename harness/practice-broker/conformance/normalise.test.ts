import { expect, test } from 'vitest';
import { createNormaliser } from './normalise.ts';

const run = { prefix: /^run-/, host: '127.0.0.1', port: 9092 };

test('ids and times in a text are names, whatever digits an id has', () => {
  const { normalise } = createNormaliser(run);
  const ids = ['e513251e-1fb3-4346-b624-123456789012', '0a513251-1fb3-4346-b624-abcdef012345'];
  expect(ids.map((id) => normalise(`a-${id}`))).toEqual(['a-uuid-1', 'a-uuid-2']);
  expect(normalise(`a-${ids[0] ?? ''}`)).toBe('a-uuid-1');
  expect(normalise('deleted at 1796077299492 by run-kitchen')).toBe(
    'deleted at <time> by run-kitchen',
  );
  expect(normalise('run-kitchen')).toBe('kitchen');
});
