// For tests that want to see how a story ends, and not how it moves: frames come as they do, each with as much time
// behind it as a figure takes at once.
import { vi } from 'vitest';

const timesAsFast = 10;

/** While `work` lasts, what is animated goes on several times as fast. */
export async function hurried(work: () => Promise<void>): Promise<void> {
  const real = window.requestAnimationFrame.bind(window);
  const frames = vi
    .spyOn(window, 'requestAnimationFrame')
    .mockImplementation((frame) => real((now) => frame(now * timesAsFast)));
  try {
    await work();
  } finally {
    frames.mockRestore();
  }
}
