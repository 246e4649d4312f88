import { describe, expect, it } from 'vitest';
import { outcomeOfNight } from './night.ts';
import { worstOf, type Outcome } from './outcome.ts';
import {
  canHappen,
  killsOf,
  ordersOf,
  type Settings,
  type Step,
  usualSettings,
} from './settings.ts';

const seed = 7;
const run = (changed: Partial<Settings>): Outcome =>
  outcomeOfNight(seed, { ...usualSettings, ...changed });

/**
 * What must come of a crash, reasoned out and not run: what was done before it is done. If the commit is
 * among that, nobody does the rest; if it is not, all is done again.
 */
function reasoned(order: readonly Step[], kill: number, step: Step): 'ok' | 'lost' | 'twice' {
  const isDone = order.indexOf(step) < kill;
  const isCommitted = order.indexOf('commit') < kill;
  if (isCommitted) return isDone ? 'ok' : 'lost';
  return isDone ? 'twice' : 'ok';
}

describe('every order, killed at every point', () => {
  const cases = ordersOf(usualSettings.plugs).flatMap((order) =>
    killsOf({ order }).map((kill) => ({ name: `${order.join(' ')}, kill ${kill}`, order, kill })),
  );

  it('are eight orders with five points', () => {
    expect(cases).toHaveLength(40);
  });

  it.each(cases)('$name', ({ order, kill }) => {
    const outcome = {
      grades: reasoned(order, kill, 'emit'),
      regulator: reasoned(order, kill, 'call'),
    };
    expect(run({ order, kill })).toEqual(outcome);
    // A key makes one of two calls, and brings back none that was never made.
    const called = outcome.regulator === 'twice' ? 'ok' : outcome.regulator;
    expect(run({ order, kill, hasKey: true })).toEqual({ ...outcome, regulator: called });
  });

  it('loses nothing only where the commit is last', () => {
    const safe = ordersOf(usualSettings.plugs).filter((order) =>
      killsOf({ order }).every((kill) => worstOf(run({ order, kill })) !== 'lost'),
    );
    expect(safe.map((order) => order.at(-1))).toEqual(['commit', 'commit']);
  });
});

describe('a night without a kill', () => {
  it.each(ordersOf(usualSettings.plugs))('does everything once: %s %s %s %s', (...order) => {
    expect(run({ order, kill: undefined })).toEqual({ grades: 'ok', regulator: 'ok' });
  });
});

describe('an answer that never comes', () => {
  it('leaves what a crash right after it leaves', () => {
    for (const order of ordersOf(usualSettings.plugs)) {
      for (const kill of killsOf({ order }).filter((one) => canHappen('lost', order, one))) {
        const lost = run({ order, kill, fault: 'lost' });
        expect(lost, `${order.join(' ')}, ${kill}`).toEqual(run({ order, kill }));
      }
    }
  });
});

describe('plugs', () => {
  it('count what is plugged in, and nothing else', () => {
    expect(
      run({ plugs: ['results', 'grades'], order: ['decide', 'emit', 'commit'], kill: 2 }),
    ).toEqual({ grades: 'twice' });
    expect(
      run({ plugs: ['appeals', 'grades'], order: ['decide', 'emit', 'commit'], kill: 2 }),
    ).toEqual({ grades: 'ok' });
  });

  it('print a label again, as no key tells the printer', () => {
    const outcome = run({
      plugs: ['results', 'appeals', 'grades', 'answer', 'regulator', 'label'],
      hasKey: true,
      kill: 3,
    });
    expect(outcome).toEqual({ grades: 'twice', regulator: 'ok', label: 'twice' });
  });

  it('have nothing to do without an input', () => {
    expect(run({ plugs: ['grades'], order: ['decide', 'emit', 'commit'] })).toEqual({
      grades: 'ok',
    });
  });
});

describe('the seed', () => {
  it('changes the night, and not what comes of an order', () => {
    for (const other of [1, 2, 4_711]) {
      expect(outcomeOfNight(other, usualSettings)).toEqual({ grades: 'twice', regulator: 'ok' });
    }
  });
});
