import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSaving } from './saving.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open() {
  const written: string[] = [];
  const states: string[] = [];
  const disk = { full: false };
  const saving = openSaving({
    pause: 400,
    write(text) {
      if (disk.full) return Promise.reject(new Error('full'));
      written.push(text);
      return Promise.resolve();
    },
    onState: (state) => states.push(state),
  });
  return { saving, written, states, disk };
}

describe('what is typed', () => {
  it('is kept once, a moment after the last key', async () => {
    const { saving, written, states } = open();
    saving.later('m');
    await vi.advanceTimersByTimeAsync(399);
    saving.later('mi');
    await vi.advanceTimersByTimeAsync(399);
    expect(written).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect([written, states.at(-1), saving.pending]).toEqual([['mi'], 'kept', false]);
  });

  it('is kept at once when asked', async () => {
    const { saving, written } = open();
    saving.later('milk');
    await saving.now();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(written).toEqual(['milk']);
  });

  it('is not written where it is what is kept already', async () => {
    const { saving, written } = open();
    saving.knows('milk');
    saving.later('milky');
    saving.later('milk');
    await vi.advanceTimersByTimeAsync(1_000);
    expect([written, saving.pending]).toEqual([[], false]);
  });

  it('that could not be kept stays pending, and is kept by the next try', async () => {
    const { saving, written, states, disk } = open();
    disk.full = true;
    saving.later('milk');
    await saving.now();
    expect([states.at(-1), saving.pending]).toEqual(['refused', true]);
    disk.full = false;
    await saving.now();
    expect([written, states.at(-1)]).toEqual([['milk'], 'kept']);
  });
});
