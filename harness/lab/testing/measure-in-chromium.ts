// The figures of a client on the practice broker in a worker of a real Chromium.
import { chromium } from 'playwright';
import { buildLab } from '../build/build-lab.ts';
import { chromiumOptions } from './chromium.ts';
import type { ClientFigures } from './client-figures.ts';
import { serveLab } from './serve-lab.ts';

/** @param outDir where it is built */
export async function measureClientInChromium(
  outDir: string,
  rounds: number,
): Promise<ClientFigures[]> {
  await buildLab(outDir, ['testing/client-worker']);
  const served = await serveLab(outDir);
  const browser = await chromium.launch(chromiumOptions());
  try {
    const page = await browser.newPage();
    await page.goto(served.url);
    const all: ClientFigures[] = [];
    for (let round = 0; round < rounds; round += 1) {
      all.push(await page.evaluate(measure, '/testing/client-worker.js'));
    }
    return all;
  } finally {
    await browser.close();
    served.close();
  }
}

/** Runs in the page. */
async function measure(script: string): Promise<ClientFigures> {
  const worker = new Worker(script, { type: 'module' });
  const said = await new Promise<{ figures?: ClientFigures; error?: string }>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<{ figures?: ClientFigures; error?: string }>) =>
      resolve(data);
    worker.onerror = ({ message }) => resolve({ error: message });
    worker.postMessage('begin');
  });
  worker.terminate();
  if (said.figures === undefined) throw new Error(said.error ?? 'no figures');
  return said.figures;
}
