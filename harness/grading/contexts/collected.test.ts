import { expect, it } from 'vitest';
import { createRandom } from '../random.ts';
import { collected, inNewWords, inOldWords } from './collected.ts';

const lots = collected(createRandom(1), 60, 24);

it('lots are numbered on, and a result is of its pickup’s lot and farm', () => {
  expect(lots.map(({ lotId }) => lotId)).toEqual(
    Array.from({ length: 24 }, (_, index) => `lot-${index + 61}`),
  );
  for (const { lotId, farmId, litres, fat, pickup, result } of lots) {
    expect(pickup).toMatchObject({ lotId, farmId, litres });
    expect(result).toMatchObject({ lotId, farmId, fat });
  }
});

it('the same seed gives the same dawn', () => {
  expect(collected(createRandom(1), 60, 24)).toEqual(lots);
});

it('the rename touches Collection’s own words only, and what they say stays', () => {
  const [lot] = lots;
  if (lot === undefined) throw new Error('unreachable');
  const { tempC, gateCode, dipMm, ...kept } = lot.pickup;
  expect(inNewWords(lot.pickup)).toEqual({
    ...kept,
    ...{ milkTemp: tempC, yardCode: gateCode, dipstick: dipMm },
  });
});

it('what was measured under the new names counts under the old', () => {
  const dependsOn = { heat: ['pickup.milkTemp', 'pickup.tempC'], kg: ['pickup.litres'] };
  const { quality } = inOldWords({
    quality: { read: ['pickup.milkTemp'], dependsOn, failsWithout: ['pickup.dipstick'] },
  });
  expect(quality).toEqual({
    read: ['pickup.tempC'],
    failsWithout: ['pickup.dipMm'],
    dependsOn: { heat: ['pickup.tempC'], kg: ['pickup.litres'] },
  });
});
