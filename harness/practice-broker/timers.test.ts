import { describe, expect, it } from 'vitest';
import { createTimers } from './timers.ts';

describe('timers', () => {
  it('run what is due, first deadline first, and nothing that is not', () => {
    const timers = createTimers();
    const ran: string[] = [];
    for (const [name, at] of [
      ['c', 30],
      ['a', 10],
      ['b', 10],
    ] as const) {
      timers.set(name, at, () => ran.push(name));
    }
    expect(timers.nextAt()).toBe(10);
    timers.run(29);
    expect(ran).toEqual(['a', 'b']);
    expect(timers.nextAt()).toBe(30);
  });

  it('keep one deadline for a name, the last that was set', () => {
    const timers = createTimers();
    const ran: string[] = [];
    timers.set('session', 10, () => ran.push('early'));
    timers.set('session', 20, () => ran.push('late'));
    timers.set('gone', 15, () => ran.push('gone'));
    timers.clear('gone');
    expect(timers.nextAt()).toBe(20);
    timers.run(100);
    expect(ran).toEqual(['late']);
    expect(timers.nextAt()).toBeUndefined();
  });

  it('run what one of them sets for now', () => {
    const timers = createTimers();
    const ran: string[] = [];
    timers.set('first', 10, () => timers.set('second', 10, () => ran.push('second')));
    timers.run(10);
    expect(ran).toEqual(['second']);
  });

  it('stay in order when most of them were set anew', () => {
    const timers = createTimers();
    const ran: string[] = [];
    for (let i = 0; i < 1_000; i++) {
      timers.set('renewed', 1_000 + i, () => ran.push('renewed'));
      if (i < 3) timers.set(`once ${i}`, 30 - i, () => ran.push(`once ${i}`));
    }
    expect(timers.nextAt()).toBe(28);
    timers.run(1_998);
    expect(ran).toEqual(['once 2', 'once 1', 'once 0']);
    timers.run(1_999);
    expect(ran.at(-1)).toBe('renewed');
  });
});
