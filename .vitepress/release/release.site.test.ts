// The zip, as somebody has it who unzips it below a path of their own on a bare web server.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { unzipSync } from 'fflate';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumOptions } from '../../harness/lab/testing/chromium.ts';
import { serveBarely, type BareServer } from './bare-server.ts';
import { release } from './release.ts';

/** With a space, as folders of people have. */
const below = '/a/b c/';
let unzipped: string;
let files: string[];
let server: BareServer;
let browser: Browser;

beforeAll(async () => {
  const { zip, folder } = await release();
  unzipped = mkdtempSync(join(tmpdir(), 'milk-run-release-'));
  const entries = unzipSync(new Uint8Array(readFileSync(zip)));
  for (const [name, content] of Object.entries(entries)) {
    mkdirSync(dirname(join(unzipped, name)), { recursive: true });
    writeFileSync(join(unzipped, name), content);
  }
  const inSite = `${folder}/site/`;
  files = Object.keys(entries)
    .filter((name) => name.startsWith(inSite))
    .map((name) => name.slice(inSite.length));
  for (const beside of ['README.txt', 'nginx.conf', 'Caddyfile']) {
    expect(existsSync(join(unzipped, folder, beside)), beside).toBe(true);
  }
  server = await serveBarely(join(unzipped, inSite), below);
  browser = await chromium.launch(chromiumOptions());
}, 300_000);
afterAll(async () => {
  await browser.close();
  server.close();
  rmSync(unzipped, { recursive: true, force: true });
});

/** A reader's page. `trouble`: what it asked for elsewhere or in vain, and what it complained of. */
async function open(path: string, locale = 'en-GB'): Promise<{ page: Page; trouble: string[] }> {
  // Without smooth scrolling a page is where it goes at once.
  const reader = await browser.newContext({ locale, reducedMotion: 'reduce' });
  const page = await reader.newPage();
  const trouble: string[] = [];
  page.on('request', (request) => {
    if (!/^(?:blob|data):/.test(request.url()) && !request.url().startsWith(server.url)) {
      trouble.push(`asked for ${request.url()}`);
    }
  });
  page.on('response', (response) => {
    if (response.status() >= 400) trouble.push(`${response.status()} ${response.url()}`);
  });
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(message.text());
  });
  await page.goto(server.url + path);
  await page.waitForLoadState('networkidle');
  return { page, trouble };
}
const title = (page: Page) => page.locator('main h1').first().innerText();

describe('the released site', () => {
  it('refers from every page to files that are in the zip, and to nobody else', () => {
    const missing = files
      .filter((name) => name.endsWith('.html'))
      .flatMap((page) => {
        const html = readFileSync(join(unzipped, folderOf(), page), 'utf8');
        return [...html.matchAll(/<(?:script|link|img)\b[^>]*\s(?:src|href)="([^"]+)"/g)]
          .map(([, address = '']) => posix.join(posix.dirname(page), address))
          .filter((path) => !files.includes(path))
          .map((path) => `${page}: ${path}`);
      });
    expect(missing).toEqual([]);
  });

  it('leads from page to page, whichever was asked for first', async () => {
    const { page, trouble } = await open('lessons/before-dawn.html');
    const bar = page.locator('.top-bar');
    await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
    for (const [link, wanted] of [
      ['Glossary', 'glossary.html'],
      ['Reference', 'reference/'],
      ['Lessons', 'lessons/'],
      ['Glossary', 'glossary.html'],
    ] as const) {
      await bar.getByRole('link', { name: link }).click();
      await expect.poll(() => page.url()).toBe(server.url + wanted);
      await expect.poll(() => title(page)).not.toMatch(/No tanker stops here/);
    }
    await page.goBack();
    await expect.poll(() => page.url()).toBe(`${server.url}lessons/`);
    // None of it loaded a new document.
    expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(true);
    expect(trouble).toEqual([]);
  });

  it('finds by word, and changes the language at its place', async () => {
    const { page, trouble } = await open('reference/codes.html');
    await page.keyboard.press('/');
    await page.getByRole('combobox').fill('SSOT');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toBe(`${server.url}glossary.html#single-source-of-truth`);
    await page.getByRole('link', { name: '한국어' }).click();
    await expect.poll(() => page.url()).toMatch(/\/a\/b%20c\/ko\/glossary\.html/);
    await expect.poll(() => title(page)).toContain('용어집');
    expect(trouble).toEqual([]);
  });

  it('gives way to Korean in a Korean browser', async () => {
    const { page } = await open('lessons/why-event-driven.html?seed=7#groups', 'ko-KR');
    expect(page.url()).toBe(`${server.url}ko/lessons/why-event-driven.html?seed=7#groups`);
  });

  it('says of the laptop that it does: the lab runs there, under the page’s policy', async () => {
    const { page, trouble } = await open('check.html');
    await page.getByRole('button', { name: 'Check this laptop' }).click();
    const line = page.getByLabel('One line for your trainer');
    await line.waitFor({ timeout: 60_000 });
    expect(await line.inputValue()).toMatch(/policy ✓ .* lab ✓ passed in/);
    expect(trouble).toEqual([]);
  });

  it('lets nobody run a script that is not of the site', async () => {
    const { page, trouble } = await open('index.html');
    const ran = await page.evaluate(
      () =>
        new Promise<boolean[]>((resolve) => {
          // A task of the page's own: what a test evaluates is let through.
          setTimeout(() => {
            const script = document.createElement('script');
            script.textContent = 'window.ran = true';
            document.head.append(script);
            let evaluated = false;
            try {
              // eslint-disable-next-line -- It is what the policy is to forbid.
              evaluated = new Function('return true')() as boolean;
            } catch {
              // As wanted.
            }
            resolve([evaluated, 'ran' in window]);
          });
        }),
    );
    expect(ran).toEqual([false, false]);
    expect(trouble.join()).toContain('Content Security Policy');
  });

  it('says at any depth that a page is not there, without asking for more', () => {
    const html = readFileSync(join(unzipped, folderOf(), '404.html'), 'utf8');
    expect(html).not.toMatch(/(?:src|href)=/);
    expect(html).toContain('lang="ko"');
  });
});

function folderOf(): string {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  return `milk-run-site-${manifest.version}/site`;
}
