import { expect, it } from 'vitest';
import { handed, published, quality, settlement } from '../testing/contexts.ts';
import { expectBoth } from '../testing/findings.ts';
import { history } from '../testing/history.ts';
import { handedTo } from './handed.ts';
import { matrixOf, standsStill } from './matrix.ts';

const milk = { lotId: 'lot-1', farmId: 'farm-1' };
const run = history(
  ...published(1),
  ...handed(quality, 1, { ...milk, tempC: 4 }),
  ...handed(settlement, 1, { lotId: 'lot-1', kgFat: 1, amount: 1 }),
);

it('a field a column, a context a line: used, received in vain, or neither', () => {
  const measured = {
    quality: {
      ...{ read: [], failsWithout: ['pickup.dipMm'] },
      dependsOn: { lotId: ['pickup.lotId'], tempC: ['pickup.tempC'] },
    },
    settlement: {
      ...{ read: [], failsWithout: [] },
      dependsOn: { kgFat: ['pickup.litres', 'result.fat'] },
    },
  };
  const fields = { pickup: ['lotId', 'litres', 'tempC', 'dipMm'], result: ['fat'] };
  const lines = matrixOf(run, measured, fields).map(({ who, line }) => [who, line.en]);
  expect(lines.slice(1)).toEqual([
    ['pickup', 'lotId litres tempC dipMm'],
    ['quality', '●     ·      ○     ●'],
    ['settlement', '·     ●      ·     ·'],
    // Quality has nothing of a result, and no line.
    ['result', 'fat'],
    ['settlement', '●'],
  ]);
});

it.each(['threw', 'columns', 'number', 'bottle'] as const)(
  'says in both languages where and by what a context stands still: %s',
  (because) => {
    const stopped = { because, of: ['tempC', 'milkTemp'] };
    const events = history(...published(1), ...handed(quality, 1, milk, { stopped }));
    const [event] = handedTo(events);
    if (event === undefined) throw new Error('unreachable');
    expectBoth(standsStill(event.value), 'lot-1', 'tempC, milkTemp');
  },
);
