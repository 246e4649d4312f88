import { describe, expect, it } from 'vitest';
import { createPlayer, type PlayerOptions, type Shown } from './player.ts';
import type { Line, Scene } from './scene.ts';
import type { Ticker } from './ticker.ts';

describe('a player', () => {
  it('goes one line on with a step, and shows the way there', () => {
    const { player, shown, pass } = setUp();
    player.step();
    expect(shown().state).toBe('stepping');
    pass(60);
    expect([shown().now, saidIn(shown())]).toEqual([60, []]);
    pass(60);
    expect([shown().state, saidIn(shown())]).toEqual(['still', ['1 at 100']]);
    pass(500);
    expect(shown().now).toBe(100);
  });

  it('brings a step to its end when the next one is asked for', () => {
    const { player, shown, pass } = setUp();
    player.step();
    pass(16);
    player.step();
    expect(saidIn(shown())).toEqual(['1 at 100']);
  });

  it('plays until all is at rest, and then is still', () => {
    const { player, shown, pass } = setUp();
    player.play();
    for (let frame = 0; frame < 100; frame += 1) pass(16);
    expect([shown().state, shown().isAtRest]).toEqual(['still', true]);
    expect(saidIn(shown())).toEqual(['1 at 100', '2 at 200', '3 at 300']);
  });

  it('holds the clock while it pauses', () => {
    const { player, shown, pass } = setUp();
    player.play();
    pass(130);
    player.pause();
    pass(500);
    expect(shown().now).toBe(130);
    player.play();
    pass(30);
    expect(shown().now).toBe(160);
  });

  it('replays the same, with what was moved, where it was moved', () => {
    const { player, shown, pass } = setUp();
    player.play();
    for (let frame = 0; frame < 10; frame += 1) pass(16);
    player.move('left');
    for (let frame = 0; frame < 60; frame += 1) pass(16);
    const first = saidIn(shown());
    expect(first).toContain('left at 160');
    player.replay();
    for (let frame = 0; frame < 200; frame += 1) pass(7);
    expect(saidIn(shown())).toEqual(first);
  });

  it('forgets what would have been done again once something else is moved', () => {
    const { player, shown, pass } = setUp();
    pass(1);
    player.play();
    pass(150);
    player.move('left');
    player.replay();
    pass(20);
    player.move('right');
    for (let frame = 0; frame < 60; frame += 1) pass(16);
    expect(saidIn(shown())).toEqual(['right at 20', '1 at 100', '2 at 200', '3 at 300']);
  });

  it('goes on to what comes of a move that tells nothing itself, where all is still', () => {
    const { player, shown, pass } = setUp();
    player.move('');
    expect([shown().state, saidIn(shown())]).toEqual(['stepping', []]);
    pass(120);
    expect([shown().state, saidIn(shown())]).toEqual(['still', ['1 at 100']]);
    player.move('left');
    expect([shown().state, saidIn(shown())]).toEqual(['still', ['1 at 100', 'left at 100']]);
  });

  it('plays on while something is moved', () => {
    const { player, shown, pass } = setUp();
    player.play();
    pass(50);
    player.move('');
    expect(shown().state).toBe('playing');
  });

  it('resets to the beginning without what was moved, and takes another seed', () => {
    const { player, shown, seeds } = setUp();
    player.move('left');
    player.reset();
    expect([shown().now, saidIn(shown())]).toEqual([0, []]);
    player.reset(9);
    expect(seeds).toEqual([1, 1, 9]);
  });

  it('keeps what was chosen when it is reset, and lets go of it the second time', () => {
    const { player, shown } = setUp();
    for (const move of ['left', '=slow', '=quick', 'right']) player.move(move);
    expect(shown().wouldUnset).toBe(false);
    player.reset();
    expect([saidIn(shown()), shown().wouldUnset]).toEqual([['=quick at 0'], true]);
    player.reset();
    expect([saidIn(shown()), shown().wouldUnset]).toEqual([[], false]);
  });

  it('keeps what was chosen when another seed is planted, or something has happened since', () => {
    const { player, shown, pass, seeds } = setUp();
    player.move('=quick');
    player.reset();
    player.reset(9);
    expect([seeds.at(-1), saidIn(shown())]).toEqual([9, ['=quick at 0']]);
    player.play();
    pass(120);
    player.reset();
    expect([seeds.at(-1), saidIn(shown())]).toEqual([9, ['=quick at 0']]);
  });

  it('replays quickly up to the last choice, and then at its pace', () => {
    const { player, shown, pass } = setUp();
    player.play();
    for (let frame = 0; frame < 16; frame += 1) pass(16);
    player.move('=quick');
    const told = saidIn(shown());
    for (let frame = 0; frame < 16; frame += 1) pass(16);
    const whole = saidIn(shown());
    player.replay();
    pass(16);
    expect(saidIn(shown())).toEqual(told);
    pass(16);
    expect(shown().now).toBeLessThan(300);
    for (let frame = 0; frame < 20; frame += 1) pass(16);
    expect(saidIn(shown())).toEqual(whole);
  });

  it('lets no time pass where nothing is to come', () => {
    const { player, shown } = setUp({ isStill: () => true });
    for (let step = 0; step < 9; step += 1) player.step();
    expect([shown().now, shown().lines.length]).toEqual([300, 3]);
  });

  it('that must not travel is at the next line at once', () => {
    const { player, shown } = setUp({ isStill: () => true });
    player.step();
    expect([shown().state, saidIn(shown())]).toEqual(['still', ['1 at 100']]);
    player.step();
    expect(saidIn(shown())).toEqual(['1 at 100', '2 at 200']);
  });

  it('that must not travel plays one line after the other, with time to read', () => {
    const { player, shown, pass } = setUp({ isStill: () => true });
    player.play();
    expect(saidIn(shown())).toHaveLength(1);
    pass(500);
    expect(saidIn(shown())).toHaveLength(1);
    pass(500);
    expect(saidIn(shown())).toHaveLength(2);
  });
});

function saidIn({ lines }: Shown<unknown>): string[] {
  return lines.map(({ at, says }) => `${says.en} at ${at}`);
}

function setUp(options: Partial<Pick<PlayerOptions<number, string>, 'isStill'>> = {}) {
  let tick: ((ms: number) => void) | undefined;
  let shown: Shown<number> | undefined;
  const seeds: number[] = [];
  const ticker: Ticker = {
    start(wanted) {
      tick = wanted;
      return () => {
        tick = undefined;
      };
    },
  };
  const player = createPlayer<number, string>({
    createScene(seed) {
      seeds.push(seed);
      return threeLines();
    },
    ...{ seed: 1, ticker, isStill: () => false },
    show(now) {
      shown = now;
    },
    ...options,
  });
  return {
    ...{ player, seeds, pass: (ms: number) => tick?.(ms) },
    shown(): Shown<number> {
      if (shown === undefined) throw new Error('nothing was shown');
      return shown;
    },
  };
}

/** Says 1, 2 and 3, 100 ms apart, and what is moved, if it has a name; `=…` chooses a speed. */
function threeLines(): Scene<number, string> {
  let now = 0;
  let said = 0;
  const line = (text: string): Line => ({
    at: now,
    says: { en: text, ko: text },
    sign: 'event',
  });
  return {
    get now() {
      return now;
    },
    picture: () => said,
    advance(until) {
      const next = (said + 1) * 100;
      if (said === 3 || until < next) {
        now = Math.max(now, until);
        return [];
      }
      now = next;
      said += 1;
      return [line(String(said))];
    },
    move: (move) => (move === '' ? [] : [line(move)]),
    isAtRest: () => said === 3,
    settingOf: (move) => (move.startsWith('=') ? 'speed' : undefined),
  };
}
