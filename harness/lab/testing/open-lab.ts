// Opens the lab, as it is built, in a real Chromium, for commands that grade there.
import { chromium } from 'playwright';
import type { Verdict } from '../../grading/verdict.ts';
import { buildLab } from '../build/build-lab.ts';
import type { Lab } from '../lab.ts';
import { chromiumOptions } from './chromium.ts';
import { serveLab } from './serve-lab.ts';

export interface LabInChromium {
  /** Such as `156.0.8078.108`. */
  readonly version: string;
  /** A stub is graded as an answer too. */
  grade(exercise: string, source: string, seed: number): Promise<Verdict>;
  close(): Promise<void>;
}

/**
 * @param outDir where the lab is built
 * @throws where there is no Chromium, or the lab cannot be built
 */
export async function openLabInChromium(outDir: string): Promise<LabInChromium> {
  await buildLab(outDir);
  const served = await serveLab(outDir);
  const browser = await chromium.launch(chromiumOptions());
  const page = await browser.newPage();
  await page.goto(served.url);
  const lab = await page.evaluateHandle(async (entry: string) => {
    // The entry of the lab, as it is built.
    const { createLab } = (await import(entry)) as { createLab: () => Lab };
    return createLab();
  }, './lab.js');

  return {
    version: browser.version(),
    grade: (exercise, source, seed) =>
      lab.evaluate(
        (opened, asked) =>
          opened.grade(asked.exercise, asked.source, { seed: asked.seed, stubToo: true }),
        { exercise, source, seed },
      ),
    async close() {
      await browser.close();
      served.close();
    },
  };
}
