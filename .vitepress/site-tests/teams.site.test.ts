// The pages for teams, on the built site: a roster from files without the network, progress out of one browser
// and into another, and what a laptop without workers is told.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { exercises } from '../../harness/catalog/catalog.ts';
import {
  readProgressFile,
  writeProgressFile,
  type Progress,
} from '../../harness/progress-file/progress-file.ts';
import { useBuiltSite } from './built-site.ts';

const site = useBuiltSite();
const made = '2026-01-12T05:10:00.000Z';

function fileOf(name: string, progress: Partial<Progress>) {
  const empty = { person: '', made, from: 'page', read: [], predicted: {}, exercises: [] } as const;
  const text = writeProgressFile({
    ...empty,
    ...progress,
    read: [],
    predicted: {},
    exercises: progress.exercises ?? [],
  });
  return { name, mimeType: 'application/json', buffer: Buffer.from(text) };
}
const tried = (status: 'pass' | 'fail', at = made) => ({
  ...{ at, source: `<img src=x> ${status}`, status, codes: status === 'fail' ? ['LOST'] : [] },
  ...{ subject: null, standing: 'practised' as const },
});
const exercise = (slug: string, ...attempts: ReturnType<typeof tried>[]) => ({
  ...{ exercise: slug, passed: null, source: null, attempts },
});
const drop = (page: Page) => page.locator('.file-drop input');

describe('collect', () => {
  it('makes the roster without asking anybody for anything', async () => {
    const reader = await site.reader();
    const page = await reader.newPage();
    await page.goto(site.at('collect.html'));
    await page.waitForLoadState('networkidle');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await reader.setOffline(true);
    await drop(page).setInputFiles([
      fileOf('kim.json', { person: 'Kim', exercises: [exercise('hello-milk', tried('pass'))] }),
      fileOf('old.json', { person: 'kim', made: '2026-01-01T05:10:00.000Z' }),
      fileOf('lee.json', { person: '=1+1', exercises: [exercise('first-tape', tried('fail'))] }),
      { name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from('{}') },
    ]);
    const rows = page.locator('.roster-row');
    await expect.poll(() => rows.count()).toBe(2);
    const kim = await rows.filter({ hasText: 'Kim' }).innerText();
    const core = exercises.filter(({ kind, level }) => kind === 'make' && level === 'core').length;
    expect(kim).toContain(`1/${core}`);
    expect(await rows.filter({ hasText: '=1+1' }).innerText()).toMatch(/first-tape\s*LOST/);
    const notes = await page.locator('.collect-note').allInnerTexts();
    expect(notes.join('\n')).toMatch(
      /notes\.json[^]*no progress file[^]*Kim: the newest[^]*old\.json/,
    );

    await page.getByRole('button', { name: 'Core' }).click();
    expect(await page.locator('th[aria-sort]').innerText()).toMatch(/Core/);
    await expect.poll(() => rows.first().innerText()).toContain('Kim');
    await page.getByRole('button', { name: /=1\+1/ }).click();
    await page.getByText('The last answer that failed').click();
    await expect
      .poll(() => page.locator('.roster-more pre').last().innerText())
      .toContain('<img src=x>');

    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download as CSV' }).click();
    const csv = readFileSync(await (await saving).path(), 'utf8');
    expect(csv).toMatch(/^\uFEFFperson,core done/);
    expect(csv).toContain("\r\n'=1+1,0,");
    // The CSV itself is an address within the page.
    expect(asked.filter((url) => !url.startsWith('blob:'))).toEqual([]);
    await reader.close();
  });
});

describe('progress', () => {
  it('leaves one browser as a file, and comes into another that keeps its own', async () => {
    const [one, other] = [await site.reader(), await site.reader({ locale: 'ko-KR' })];
    const there = await one.newPage();
    await there.goto(site.at('progress.html'));
    await there.evaluate(() => {
      localStorage.setItem('milk-run:code:first-tape', 'theirs');
      const journal = { predicted: { 'a/b': 1 }, read: ['before-dawn'], place: null };
      localStorage.setItem(
        'milk-run:journal',
        JSON.stringify({ ...journal, passed: { 'hello-milk': 'graded' } }),
      );
    });
    await there.reload();
    await there.getByLabel(/^Your name/).fill('Kim Dawn');
    const saving = there.waitForEvent('download');
    await there.getByRole('button', { name: 'Download my progress' }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe('milk-run-progress-kim-dawn.json');
    const path = await saved.path();
    expect(readProgressFile(readFileSync(path, 'utf8'))).toMatchObject({
      file: { person: 'Kim Dawn', read: ['before-dawn'], predicted: { 'a/b': 1 } },
    });

    const here = await other.newPage();
    await here.goto(site.at('ko/progress.html'));
    await here.evaluate(() => localStorage.setItem('milk-run:code:first-tape', 'mine'));
    await drop(here).setInputFiles(path);
    await expect
      .poll(() => here.locator('.progress-said').last().innerText())
      .toContain('Kim Dawn');
    expect(await here.locator('.progress-said').last().innerText()).toContain('first-tape');
    const kept = await here.evaluate(() =>
      Object.fromEntries(Object.entries<string>(localStorage)),
    );
    expect(kept['milk-run:code:first-tape']).toBe('theirs');
    const attempts = Object.entries(kept).filter(([key]) => key.startsWith('milk-run:attempt:'));
    expect(attempts.map(([, value]) => JSON.parse(value) as unknown)).toMatchObject([
      { source: 'mine' },
    ]);
    expect(JSON.parse(kept['milk-run:journal'] ?? '')).toMatchObject({
      ...{ passed: { 'hello-milk': 'graded' }, read: ['before-dawn'] },
    });
    await Promise.all([one.close(), other.close()]);
  });

  it('refuses a file that is not ours, and changes nothing', async () => {
    const reader = await site.reader();
    const page = await reader.newPage();
    await page.goto(site.at('progress.html'));
    await page.waitForLoadState('networkidle');
    const before = await page.evaluate(() => JSON.stringify(localStorage));
    await drop(page).setInputFiles({
      name: 'a.json',
      mimeType: 'application/json',
      buffer: Buffer.from('[]'),
    });
    await expect
      .poll(() => page.locator('.progress-said .bad').innerText())
      .toContain('no progress file');
    expect(await page.evaluate(() => JSON.stringify(localStorage))).toBe(before);
    await reader.close();
  });
});

describe('check', () => {
  it('says what to do where workers and storage are not to be had', async () => {
    const reader = await site.reader();
    const page = await reader.newPage();
    await page.addInitScript(() => {
      Object.defineProperty(globalThis, 'Worker', {
        value: function () {
          throw new Error('Workers are switched off');
        },
      });
      Storage.prototype.setItem = () => {
        throw new Error('Storage is switched off');
      };
    });
    await page.goto(site.at('check.html'));
    await page.getByRole('button', { name: 'Check this laptop' }).click();
    const row = (name: string) =>
      page.locator('.check-row', {
        has: page.locator('.check-name b').getByText(name, { exact: true }),
      });
    await expect
      .poll(() => row('Workers').innerText(), { timeout: 30_000 })
      .toContain('Workers are switched off');
    expect(await row('Workers').innerText()).toContain('What to do');
    expect(await row('Storage').innerText()).toMatch(/Storage is switched off[^]*private window/);
    expect(await page.getByLabel('One line for your trainer').inputValue()).toMatch(
      /^Milk Run check · ✗ · /,
    );
    await reader.close();
  });
});
