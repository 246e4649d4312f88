// Opens the lab, as it is built, in a real Chromium, for commands that grade there.
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { join, normalize } from 'node:path';
import { chromium } from 'playwright';
import type { Verdict } from '../../grading/verdict.ts';
import { buildLab } from '../build/build-lab.ts';
import type { Lab } from '../lab.ts';
import { chromiumOptions } from './chromium.ts';
import { contentSecurityPolicy } from '../content-security-policy.ts';

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
  const server = createServer((request, response) => {
    const [path = '/'] = (request.url ?? '/').split('?');
    response.setHeader('content-security-policy', contentSecurityPolicy);
    if (path === '/') {
      response.setHeader('content-type', 'text/html');
      response.end('<!doctype html><title>Lab</title>');
      return;
    }
    response.setHeader('content-type', 'text/javascript');
    createReadStream(join(outDir, normalize(path)))
      .on('error', () => response.writeHead(404).end())
      .pipe(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const browser = await chromium.launch(chromiumOptions());
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${port}/`);
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
      server.close();
    },
  };
}
