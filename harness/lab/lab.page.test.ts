import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { commands } from 'vitest/browser';
import type { HistoryEvent } from '../grading/history.ts';
import { createLab, LabStopped, LabUnavailable } from './lab.ts';
import solution from '../../solutions/why-event-driven/first-tape/solution.ts?raw';
import stub from '../../solutions/why-event-driven/first-tape/stub.ts?raw';

declare module 'vitest/browser' {
  interface BrowserCommands {
    /** How many workers the page has, those of workers among them. */
    workers(): Promise<number>;
  }
}

const base = new URL('/built-lab/', location.href);
const lab = createLab({ base });
afterAll(() => lab.stop());
const grade = (source: string) => lab.grade('first-tape', source, { seed: 1, stubToo: true });

/** The reference, with this at the beginning of what publishes. */
const publishing = (what: string): string => {
  const changed = solution.replace(/(export async function publish\w*\([^]*?\{\n)/, `$1${what}\n`);
  expect(changed).not.toBe(solution);
  return changed;
};

describe('a lab', () => {
  it('grades an answer, and says that it was practised', async () => {
    const verdict = await grade(solution);
    expect(verdict).toMatchObject({ status: 'pass', seed: 1, broker: { graded: false } });
  });

  it('calls an untouched exercise todo', async () => {
    expect((await lab.grade('first-tape', stub)).status).toBe('todo');
  });

  it('tells the events of a run as they happen', async () => {
    const events: HistoryEvent[] = [];
    await lab.grade('first-tape', solution, { onEvent: (event) => events.push(event) });
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(events.some(({ type }) => type === 'call')).toBe(true);
  });

  it('ends an endless loop with a verdict, and the next run is unharmed', async () => {
    const verdict = await grade(publishing('for (;;);'));
    expect(verdict.status).toBe('fail');
    expect(verdict.findings[0]?.says.en).toMatch('5 s');
    expect((await grade(solution)).status).toBe('pass');
  });

  it.each([
    'const all: unknown[] = []; for (;;) all.push(new Uint8Array(1e7).fill(1));',
    'const all: unknown[] = []; for (;;) all.push(new Array(1000).fill({}));',
    'const all: unknown[] = []; for (;;) { for (let i = 0; i < 1000; i += 1) all.push(new Array(1000).fill({})); await new Promise((go) => setImmediate(go)); }',
    'const all: unknown[] = [{}]; for (const one of all) all.push(one);',
    'const all = new Map<number, unknown>(); let i = 0; do { try { for (;;) all.set((i += 1), { i }); } catch {} } while (true);',
  ])('ends a memory hog with a verdict, and nothing of it goes on: %s', async (hog) => {
    expect((await grade(publishing(hog))).status).toBe('fail');
    // The lab's own is left.
    await expect.poll(() => commands.workers(), { timeout: 20_000 }).toBe(1);
    expect((await grade(solution)).status).toBe('pass');
  });

  it('tells process.exit as Node does', async () => {
    const [found] = (await grade(publishing('process.exit(3);'))).findings;
    expect(found).toMatchObject({ code: 'CRASHED' });
    expect(found?.says.en).toMatch('exit code 3');
  });

  it.each([
    ["import net from 'node:net';", 'way-around node:net', /cannot be seen/, /볼 수 없어서/],
    [
      "import fs from 'node:fs';",
      'not-in-a-page node:fs',
      /a page does not have/,
      /웹 페이지에는 없는/,
    ],
    ["import x from 'https://example.com/x.js';", 'not-in-a-page https:', /page/, /웹 페이지/],
    ['enum Grade { A }', 'does-not-strip TypeScript enum', /more than a type/, /타입만이 아니에요/],
    ['const broken = ;', 'does-not-parse', /cannot be read/, /읽을 수 없어요/],
  ])(
    'says in both languages, with the line, what cannot be used: %s',
    async (line, subject, en, ko) => {
      const [found] = (await grade(`${line}\n${solution}`)).findings;
      expect(found).toMatchObject({ code: 'SHAPE', where: `exercise.ts:1  ${line}` });
      expect(found?.subject).toMatch(subject);
      expect(found?.says.en).toMatch(en);
      expect(found?.says.ko).toMatch(ko);
    },
  );

  it('is stopped at once, with all that waits, and begins anew', async () => {
    const begun = Promise.withResolvers<undefined>();
    const going = lab.grade('first-tape', publishing('for (;;);'), {
      onEvent: () => begun.resolve(undefined),
    });
    const stopped = expect(going).rejects.toThrow(LabStopped);
    const waiting = expect(grade(solution)).rejects.toThrow(LabStopped);
    await begun.promise;
    lab.stop();
    await Promise.all([stopped, waiting]);
    expect((await grade(solution)).status).toBe('pass');
  });

  it('keeps the page free: no task of it takes 100 ms', async () => {
    const long: number[] = [];
    const observer = new PerformanceObserver((list) => {
      long.push(...list.getEntries().map(({ duration }) => duration));
    });
    observer.observe({ type: 'longtask' });
    onTestFinished(() => observer.disconnect());
    // The observer sees what it should: here is one.
    for (const until = performance.now() + 120; performance.now() < until;);
    await vi.waitUntil(() => long.length > 0);
    long.length = 0;

    const fresh = createLab({ base });
    onTestFinished(() => fresh.stop());
    const verdict = await fresh.grade('first-tape', solution, { onEvent: () => undefined });
    expect(verdict.status).toBe('pass');
    expect(long.filter((ms) => ms > 100)).toEqual([]);
  });
});

describe('where nothing can be graded', () => {
  it('says that there are no workers', async () => {
    vi.stubGlobal('Worker', undefined);
    // What is not there at all is not undefined.
    Reflect.deleteProperty(globalThis, 'Worker');
    onTestFinished(() => void vi.unstubAllGlobals());
    const failed = createLab({ base }).grade('first-tape', solution);
    await expect(failed).rejects.toThrow(LabUnavailable);
    await expect(failed).rejects.toMatchObject({
      text: { ko: expect.stringContaining('워커') as string },
    });
  });

  it('says that it could not be loaded', async () => {
    const failed = createLab({ base: new URL('/nowhere/', location.href) }).grade('first-tape', '');
    await expect(failed).rejects.toThrow(/could not be loaded/);
  });
});
