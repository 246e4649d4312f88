// `npm run bench` runs this, and reads what it prints as JSON: on `npm start`, the milliseconds from a click on Run
// to the verdict in the page, for the reference of `first-tape` on a Kafka that is warm.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright';
import { chromiumOptions } from '../../harness/lab/testing/chromium.ts';
import { startWorkbook } from '../testing/started-workbook.ts';

const exercise = 'why-event-driven/first-tape';
const clicks = 20;
/** Between a verdict and the next click: nobody reads quicker. */
const paceMs = 1_200;

const { book, address, close } = await startWorkbook();
const browser = await chromium.launch(chromiumOptions());
try {
  writeFileSync(
    join(book.root, 'exercises', exercise, 'exercise.ts'),
    readFileSync(join(book.root, 'solutions', exercise, 'solution.ts')),
  );
  const page = await browser.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(`${address}lessons/why-event-driven.html`);
  const panel = page.locator('#exercise-first-tape');
  await panel.scrollIntoViewIfNeeded();
  await panel.locator('.broker-line.ready').getByText('graded').waitFor();
  // The first starts what every later run finds started.
  const times = [];
  for (let click = 0; click <= clicks; click += 1) {
    times.push(await panel.evaluate(clickToVerdict));
    await pause(paceMs);
  }
  console.log(JSON.stringify({ clicks: times.slice(1) }));
} finally {
  await browser.close();
  await close();
}

/** In the page. Fails where the verdict is not a pass. */
function clickToVerdict(panel: Element): Promise<number> {
  return new Promise((resolve, reject) => {
    let running = false;
    const run = [...panel.querySelectorAll('button')].find((button) =>
      /^▶? ?Run$/.test(button.textContent.trim()),
    );
    const began = performance.now();
    const observer = new MutationObserver(() => {
      const verdict = panel.querySelector('.verdict');
      running ||= verdict === null;
      if (!running || verdict === null) return;
      observer.disconnect();
      if (verdict.classList.contains('pass')) resolve(performance.now() - began);
      else reject(new Error(verdict.textContent));
    });
    observer.observe(panel, { childList: true, subtree: true });
    run?.click();
  });
}
