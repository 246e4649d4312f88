import { expect, test } from 'vitest';
import { modules, rippleOf, shortcuts, touchedBy } from './modules.ts';

test('behind interfaces a change touches one module', () => {
  expect(rippleOf([])).toEqual({ average: 1, most: 1 });
});

test('who looks inside is touched, and who looks inside that one', () => {
  expect([...touchedBy('quality', shortcuts.slice(0, 2))]).toEqual([
    'quality',
    'bonus',
    'settlement',
  ]);
  expect([...touchedBy('bonus', shortcuts.slice(0, 2))]).toEqual(['bonus', 'settlement']);
});

test('each shortcut makes it no better, and with all of them a change can touch every module', () => {
  const averages = shortcuts.map((_, count) => rippleOf(shortcuts.slice(0, count)).average);
  expect(averages).toEqual([...averages].sort((a, b) => a - b));
  expect(rippleOf(shortcuts.slice(0, 4)).average).toBeCloseTo(2.67, 2);
  expect(rippleOf(shortcuts).most).toBe(modules.length);
});
