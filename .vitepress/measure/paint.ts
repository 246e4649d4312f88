// When the largest thing of a page is painted, and how far things move afterwards, in a real Chromium whose
// processor is slowed down.
import type { Browser } from 'playwright';

export interface Paint {
  /** Largest contentful paint, ms after the navigation began. */
  largestMs: number;
  /** Cumulative layout shift, as Chromium counts it: 0 is none. */
  shift: number;
}

/**
 * @param slower by how much the processor is slowed down: 4 is a modest phone
 * @param before is run in the page's origin before the page is opened, such as to keep answers there
 */
export async function paintOf(
  browser: Browser,
  url: string,
  { slower, before }: { slower: number; before?: string | undefined },
): Promise<Paint> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  try {
    const page = await context.newPage();
    if (before !== undefined) await page.addInitScript(before);
    const devTools = await context.newCDPSession(page);
    await devTools.send('Emulation.setCPUThrottlingRate', { rate: slower });
    await page.goto(url, { waitUntil: 'networkidle' });
    return await page.evaluate(observe);
  } finally {
    await context.close();
  }
}

/** Runs in the page: what was observed up to now, once the page is at rest. */
async function observe(): Promise<Paint> {
  const entries = (type: string): Promise<PerformanceEntry[]> =>
    new Promise((resolve) => {
      const observer = new PerformanceObserver((list) => resolve(list.getEntries()));
      observer.observe({ type, buffered: true });
      // An observer of what never happened says nothing.
      requestIdleCallback(() => resolve([]));
    });
  const paints = await entries('largest-contentful-paint');
  const shifts = await entries('layout-shift');
  return {
    largestMs: paints.at(-1)?.startTime ?? Number.NaN,
    shift: shifts.reduce((sum, entry) => sum + (entry as unknown as { value: number }).value, 0),
  };
}
