// The end of the book in a real page: what is counted, what a certificate claims, what one's own runs were.
import { beforeEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { renderOnSite } from '../../testing/render.ts';
import type { KeptAttempt, Workbench } from '../exercise/workbench.ts';
import { journalKey } from '../progress/journal.ts';
import CertificatePage from './CertificatePage.vue';
import StoryPage from './StoryPage.vue';
import '../styles/closing.css';

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(1000, 900);
});

it('a certificate names what was graded, what was practised and what is open, each by itself', async () => {
  keep({ passed: { 'hello-milk': 'graded', 'first-tape': 'practised' } });
  const { locator } = await renderOnSite(CertificatePage, { page: 'certificate.md' });
  await locator.getByLabelText(/^Your name/).fill('Ada Kim');
  const paper = locator.getByRole('article', { name: 'Certificate' });
  await expect.element(paper).toMatchTextContent(/Ada Kim/);
  const text = paper.element().textContent;
  expect(text).toMatch(/Graded on a real Apache Kafka \(1\)\s*Hello, milk/);
  expect(text).toMatch(/practice broker \(1\)\s*First tape/);
  expect(text).toMatch(/Still open \(\d+\)\s*Replay the season/);
  expect(text).toMatch(/not taken to the end/);
});

it('the story shows each answer that was run, in order, and how it ended', async () => {
  const run = (name: string, more: Partial<KeptAttempt>): KeptAttempt => ({
    ...{ name, at: '2026-03-01T05:00:00Z', source: '', status: 'fail', codes: [] },
    ...{ subject: null, standing: 'practised' },
    ...more,
  });
  const runs = [
    run('b', { status: 'pass', standing: 'graded' }),
    run('a', { codes: ['LOST'], subject: 'lot-7' }),
  ];
  const { locator } = await renderOnSite(StoryPage, {
    page: 'story.md',
    openWorkbench: ({ slug }) =>
      Promise.resolve({
        workbench: {
          attempts: () => Promise.resolve(slug === 'hello-milk' ? runs : []),
          close: () => undefined,
        } as unknown as Workbench,
        practice: undefined as never,
      }),
  });
  await expect.element(locator).toMatchTextContent(/2 answers run/);
  const told = [...locator.element().querySelectorAll('.story-runs li')].map((one) =>
    one.textContent.replace(/\s+/g, ' ').trim(),
  );
  expect(told).toEqual(['✗ LOST lot-7', '✓ passed, graded']);
});

it('the story says so when what was run cannot be read', async () => {
  const { locator } = await renderOnSite(StoryPage, {
    page: 'story.md',
    openWorkbench: () => Promise.reject(new Error('gone')),
  });
  await expect.element(locator.getByRole('status')).toMatchTextContent(/could not be read/);
});

function keep(done: object): void {
  const nothing = { predicted: {}, read: [], place: null, passed: {} };
  localStorage.setItem(journalKey, JSON.stringify({ ...nothing, ...done }));
}
