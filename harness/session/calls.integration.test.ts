import { describe, expect, it } from 'vitest';
import { waitFor, untilStill } from '../grading/scenes/calls.ts';
import { ctx, sink, type Stage } from '../grading/stage.ts';
import { deliver, reported, testRuns } from './testing/runs.ts';

const { run } = testRuns();

/** An answer whose `deliver` asks Quality, in these words; `ask` is the request. */
const asks = (body: string): string => `
import type { Ctx } from '${import.meta.dirname}/../learner/ctx.ts';
export async function deliver({ http, clock }: Ctx, out: (value: unknown) => void) {
  const ask = () => http.request('quality', 'GET /hold/tanker-7', { at: 'gate' });
  const began = Date.now();
  ${body}
}`;
const within = (ms: number): string =>
  asks(`out(await Promise.race([ask(), clock.sleep(${ms})]) ?? 'too late');
  out(Math.round((Date.now() - began) / 100) * 100);`);
const held = (stage: Stage) =>
  stage.hold({ api: 'http.request', subject: 'quality GET /hold/tanker-7', side: 'before' });
const free = () => ({ status: 200, body: { held: false } });

describe('a call to a service that the check plays', () => {
  it('is answered by it, and is in the history from both sides', async () => {
    const { stage } = await run(asks('out(await ask());'));
    const requests: unknown[] = [];
    stage.play('quality', (request) => {
      requests.push(request);
      return { status: 200, body: { held: true } };
    });
    const driver = await stage.learner('driver');
    await deliver(stage);
    await untilStill(stage, [driver]);
    expect(reported(stage)).toEqual([{ status: 200, body: { held: true } }]);
    expect(requests).toEqual([{ method: 'GET', path: '/hold/tanker-7', body: { at: 'gate' } }]);
    expect(
      stage.history.flatMap((event) =>
        event.type === 'port' ? [[event.process, event.api, event.outcome]] : [],
      ),
    ).toEqual([
      ['quality', 'http.answer', 'done'],
      ['driver', 'http.request', 'done'],
    ]);
  });

  it('fails as it would with any other: down, gone over it, its answer lost', async () => {
    const { stage } = await run(
      asks('for (let i = 0; i < 3; i++) out(await ask().catch((error) => error.message));'),
    );
    let asked = 0;
    stage.play('quality', () => (++asked === 1 ? undefined : free()));
    const driver = await stage.learner('driver');
    const hold = held(stage);
    await deliver(stage);
    await untilStill(stage, [driver]);
    expect(hold.waiting).toBe(1);
    hold.release();
    await untilStill(stage, [driver]);
    stage.loseAnswer({ api: 'http.request' });
    const again = driver.call('deliver', [ctx, sink('out')]);
    await untilStill(stage, [driver]);
    const down = stage.down('quality');
    driver.call('deliver', [ctx, sink('out')]);
    await untilStill(stage, [driver]);
    down.release();
    expect(again.settled).toBe(true);
    const ok = { status: 200, body: { held: false } };
    const refused = 'connect ECONNREFUSED quality';
    expect(reported(stage)).toEqual([
      ...['socket hang up', ok, ok],
      ...['socket hang up', ok, ok],
      ...[refused, refused, refused],
    ]);
    expect(asked).toBe(6);
  });
});

describe('how long a slow call is waited for', () => {
  it('is told in the learner’s time, whatever the wait is made of', async () => {
    for (const wait of [
      within(2_000),
      asks(`const late = new Promise((_, fail) => setTimeout(fail, 2_000, new Error('late')));
        await Promise.race([ask(), late]).catch(() => out('too late'));`),
      asks(`const signal = AbortSignal.timeout(2_000);
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        out(signal.reason.name);`),
    ]) {
      const { stage } = await run(wait);
      stage.play('quality', free);
      const hold = held(stage);
      const driver = await stage.learner('driver');
      const call = await deliver(stage);
      const waited = await waitFor(stage, [driver], { call, limitMs: 10_000 });
      expect(waited).toMatchObject({ settled: true, hadTimer: true });
      // What passes by itself meanwhile on a busy machine needs no moving on.
      expect(waited.waitedMs).toBeGreaterThan(500);
      expect(waited.waitedMs).toBeLessThanOrEqual(2_000);
      hold.release();
    }
  });

  it('has no end where nobody has a timer', async () => {
    const { stage } = await run(asks('out(await ask());'));
    stage.play('quality', free);
    const hold = held(stage);
    const driver = await stage.learner('driver');
    const call = await deliver(stage);
    const waited = await waitFor(stage, [driver], { call, limitMs: 30_000 });
    expect(waited).toEqual({ settled: false, waitedMs: 30_000, hadTimer: false });
    hold.release();
    await untilStill(stage, [driver]);
    expect(call.settled).toBe(true);
  });

  it('is the same for a chain of services, whose clocks go together', async () => {
    const chain = `
import type { Ctx } from '${import.meta.dirname}/../learner/ctx.ts';
export async function deliver({ name, http, clock }: Ctx, out: (value: unknown) => void) {
  if (name === 'quality') {
    await http.serve('GET /grade', async () =>
      (await Promise.race([http.request('lab', 'GET /cells'), clock.sleep(700)])) ?? { status: 504 });
    return;
  }
  out((await http.request('quality', 'GET /grade')).status);
}`;
    const { stage } = await run(chain, ['driver', 'quality']);
    stage.play('lab', free);
    const all = await Promise.all([stage.learner('driver'), stage.learner('quality')]);
    await deliver(stage, 'quality');
    await untilStill(stage, all);
    const hold = stage.hold({ api: 'http.request', subject: 'lab GET /cells', side: 'after' });
    const call = await deliver(stage, 'driver');
    const waited = await waitFor(stage, all, { call, limitMs: 10_000 });
    expect(waited).toMatchObject({ settled: true, hadTimer: true });
    // As above.
    expect(waited.waitedMs).toBeGreaterThan(300);
    expect(waited.waitedMs).toBeLessThanOrEqual(700);
    expect(reported(stage)).toEqual([504]);
    hold.release();
  });
});
