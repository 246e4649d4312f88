import { describe, expect, it } from 'vitest';
import type { Fields } from './attributes.ts';
import { dependencies, translated } from './translate.ts';

const given = {
  pickup: { lotId: 'lot-1', litres: 400, tempC: 3.5 },
  result: { lotId: 'lot-1', fat: 4 },
};
const of = (translate: (pickup: Fields, result: Fields) => unknown) =>
  dependencies(translate, [given]);

describe('what a translator depends on is found, however it is written', () => {
  const wanted = { lotId: ['pickup.lotId'], hl: ['pickup.litres'] };

  it.each<[string, (pickup: Fields) => unknown]>([
    [
      'field by field',
      (pickup) => ({ lotId: pickup['lotId'], hl: Number(pickup['litres']) / 100 }),
    ],
    ['from a clone', (pickup) => pick(structuredClone(pickup))],
    ['from JSON', (pickup) => pick(JSON.parse(JSON.stringify(pickup)) as Fields)],
    ['from a copy', (pickup) => pick({ ...pickup })],
    ['frozen', (pickup) => Object.freeze(pick(pickup))],
    [
      'from the pickup after it was changed',
      (pickup) => {
        pickup['litres'] = Number(pickup['litres']) / 10;
        return { lotId: pickup['lotId'], hl: Number(pickup['litres']) / 10 };
      },
    ],
  ])('%s', (_, translate) => {
    expect(of(translate).dependsOn).toEqual(wanted);
  });

  it('from both of what it is given', () => {
    const { read, dependsOn } = of(({ litres }, { lotId, fat }) => ({
      lotId,
      kgFat: Number(litres) * Number(fat),
    }));
    expect(dependsOn).toEqual({
      lotId: ['result.lotId'],
      kgFat: ['pickup.litres', 'result.fat'],
    });
    expect(read.toSorted()).toEqual(['pickup.litres', 'result.fat', 'result.lotId']);
  });

  it('and what is passed on whole, by the paths of its parts', () => {
    expect(of((pickup) => ({ milk: pickup })).dependsOn).toEqual({
      'milk.lotId': ['pickup.lotId'],
      'milk.litres': ['pickup.litres'],
      'milk.tempC': ['pickup.tempC'],
    });
  });

  it('also that without which it gives nothing, of which no attribute tells', () => {
    const { dependsOn, failsWithout } = of((pickup) => {
      if (typeof pickup['tempC'] !== 'number') throw new TypeError('tempC');
      return { ...pick(pickup), unit: 'hl' };
    });
    expect(dependsOn).toEqual(wanted);
    expect(failsWithout).toEqual(['pickup.tempC']);
  });

  it('and one that gives nothing at all depends on nothing', () => {
    const { dependsOn, failsWithout } = of(() => undefined);
    expect({ dependsOn, failsWithout }).toEqual({ dependsOn: {}, failsWithout: [] });
  });

  it('what it reads after it changed something is read too', () => {
    const { read } = of((pickup) => {
      pickup['litres'] = 4;
      return { litres: pickup['litres'], lotId: pickup['lotId'] };
    });
    expect(read).toEqual(['pickup.lotId']);
  });

  it('what is another at each call, or at last, depends on nothing', () => {
    let calls = 0;
    const { dependsOn } = of((pickup) => {
      calls += 1;
      return { ...pick(pickup), number: calls, time: Math.floor(calls / 5) };
    });
    expect(dependsOn).toEqual(wanted);
  });

  it('what it only looks at is read, and nothing depends on it', () => {
    const { read, dependsOn } = of((pickup) => {
      return pickup['tempC'] === 'sour' ? pick({}) : pick(pickup);
    });
    expect(read).toContain('pickup.tempC');
    expect(Object.values(dependsOn).flat()).not.toContain('pickup.tempC');
  });

  function pick({ lotId, litres }: Fields): Fields {
    return { lotId, hl: Number(litres) / 100 };
  }
});

describe('what a context cannot work on is told with its reason', () => {
  it.each<[string, () => unknown, string, string]>([
    ['nothing', () => undefined, 'type', 'undefined'],
    ['null', () => null, 'type', 'null'],
    ['a list', () => [1], 'type', 'Array'],
    ['a promise', () => Promise.resolve({}), 'type', 'Promise'],
    ['an exception', () => toss(new TypeError('no fat')), 'threw', 'TypeError: no fat'],
    ['what no JSON can be made of', () => ({ fat: 1n }), 'threw', 'TypeError: Do not know'],
  ])('%s', (_, translate, because, of) => {
    const { milk, stopped } = translated(translate);
    expect(milk).toBeNull();
    expect(stopped).toMatchObject({ because, of: [expect.stringContaining(of)] });
  });

  it('an object is given as it is', () => {
    const sample = Object.freeze({ lotId: 'lot-1' });
    expect(translated(() => sample).milk).toBe(sample);
  });

  function toss(error: Error): never {
    throw error;
  }
});
