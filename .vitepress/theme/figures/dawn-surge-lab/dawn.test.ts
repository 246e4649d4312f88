import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../harness/grading/random.ts';
import { createAgenda } from './agenda.ts';
import { createCalls, type Pressed } from './calls.ts';
import { createDawn, formulas } from './dawn.ts';
import { type Settings, usualSettings } from './settings.ts';
import { createStreams } from './streams.ts';

/** So many presses, far enough apart that none waits for another. */
function press(
  count: number,
  options: { services: number; tries?: number; failing?: number; down?: number; seed?: number },
): Pressed[] {
  const { services, tries = 1, failing = 0, down, seed = 7 } = options;
  const agenda = createAgenda();
  const settings: Settings = { ...usualSettings, tries, timeout: 60 };
  const pressed: Pressed[] = [];
  const calls = createCalls({
    ...{ agenda, services, failing, random: createRandom(seed) },
    settings: () => settings,
    isDown: (service) => service === down,
  });
  for (let one = 0; one < count; one += 1) {
    agenda.at(one * 10, () => calls.press((done) => pressed.push(done)));
  }
  agenda.runUntil(count * 10 + 100);
  return pressed;
}

describe('the formulas of the page hold in the simulation', () => {
  it.each([7, 21])('four services of 99.5 % in line are 98.0 % (seed %i)', (seed) => {
    const pressed = press(100_000, { services: 4, failing: 0.005, seed });
    const share = pressed.filter(({ ok }) => ok).length / pressed.length;
    expect(formulas.allThere(0.995, 4)).toBeCloseTo(0.98, 3);
    expect(share).toBeCloseTo(0.98, 2);
  });

  it('three tries at each of three hops: 27 requests at the bottom', () => {
    const [pressed] = press(1, { services: 4, tries: 3, down: 3 });
    expect(pressed).toMatchObject({ ok: false, asked: 27 });
    expect(formulas.worstLoad(3, 3)).toBe(27);
    expect(press(1, { services: 5, tries: 3, down: 4 })[0]?.asked).toBe(81);
  });

  it.each([7, 21])('two hours at 40/s into 25/s, then 5/s: 90 minutes (seed %i)', (seed) => {
    const hours = 3_600;
    expect(formulas.drain(usualSettings, 2 * hours, 5)).toBe(90 * 60);
    const agenda = createAgenda();
    const arrivals = createRandom(seed);
    const streams = createStreams({
      ...{ agenda, services: 5, random: createRandom(seed + 1), settings: () => usualSettings },
      ...{ isDown: () => false, isBrokerDown: () => false, done: () => undefined },
    });
    const arrive = (): void => {
      streams.press(() => undefined);
      const rate = agenda.now < 2 * hours ? usualSettings.surge : 5;
      agenda.in(-Math.log(1 - arrivals.next()) / rate, arrive);
    };
    arrive();
    agenda.runUntil(2 * hours);
    // 15 a second more than can be done, for 7,200 s.
    expect(streams.lag(4) / 108_000).toBeCloseTo(1, 1);
    let drained = 2 * hours;
    while (streams.lag(4) > 20) agenda.runUntil((drained += 10));
    expect((drained - 2 * hours) / 60).toBeGreaterThan(86);
    expect((drained - 2 * hours) / 60).toBeLessThan(94);
  });

  it.each([7, 21])('in a quiet dawn the calls have the payable first (seed %i)', (seed) => {
    const sim = createDawn(seed, usualSettings);
    sim.runUntil(350);
    const [calls, streams] = [sim.calls.summary(), sim.streams.summary()];
    expect(calls.failed).toBe(0);
    expect(calls.until).toBeLessThan(streams.until);
    // An exponential work of 0.2 s on average has its middle at 0.139 s.
    const middle = (average: number): number => average - 0.2 + 0.2 * Math.LN2;
    expect(calls.until).toBeCloseTo(middle(formulas.quietCall()), 1);
    expect(streams.until).toBeCloseTo(middle(formulas.quietStream()), 1);
    // The driver, though, is sent off by the broker.
    expect(streams.wait).toBeLessThan(calls.wait);
  });
});

describe('a surge beyond the capacity', () => {
  it.each([7, 21])('fails most calls, and only makes a stream wait (seed %i)', (seed) => {
    const sim = createDawn(seed, usualSettings);
    sim.runUntil(1_080);
    expect(sim.calls.recent(sim.now).ok).toBeLessThan(0.3);
    expect(sim.streams.recent(sim.now).ok).toBe(1);
    expect(sim.lag('settlement') / 10_800).toBeCloseTo(1, 0);
    sim.runUntil(4_000);
    const { streams, calls } = sim;
    expect(streams.summary().settled).toBe(streams.summary().pressed);
    expect(calls.summary().ok + calls.summary().failed).toBe(calls.summary().pressed);
    expect(sim.isOver()).toBe(true);
  });

  it('is no surge when Settlement has more hands: each style then has all', () => {
    const sim = createDawn(7, { ...usualSettings, capacity: 60 });
    sim.runUntil(2_500);
    expect(sim.calls.summary().failed).toBe(0);
    expect(sim.streams.summary().slowUntil).toBeLessThan(2);
  });
});

describe('an outage', () => {
  it('of Settlement fails every call, and costs the stream time; each retry multiplies', () => {
    const sim = createDawn(7, { ...usualSettings, tries: 3 });
    sim.runUntil(60);
    const before = sim.calls.summary();
    sim.takeDown('settlement', 120);
    sim.runUntil(179);
    const after = sim.calls.summary();
    expect(after.ok - before.ok).toBeLessThanOrEqual(2);
    expect(after.mostAsked).toBe(81);
    expect(sim.streams.summary().failed).toBe(0);
    expect(sim.lag('settlement')).toBeGreaterThan(400);
    sim.runUntil(350);
    expect(sim.lag('settlement')).toBeLessThan(20);
  });

  it('of the broker stops the streams, and no call', () => {
    const sim = createDawn(7, usualSettings);
    sim.runUntil(60);
    sim.takeDown('broker', 120);
    sim.runUntil(350);
    expect(sim.calls.summary().failed).toBe(0);
    expect(sim.streams.summary().failed).toBeGreaterThan(400);
  });

  it('loses nothing that the broker has: what was in hand is read again', () => {
    const sim = createDawn(7, usualSettings);
    sim.runUntil(400);
    sim.takeDown('quality', 30);
    sim.takeDown('settlement', 30);
    sim.runUntil(4_000);
    expect(sim.streams.summary().settled).toBe(sim.streams.summary().ok);
  });
});

it('tells the same for the same seed', () => {
  const run = (): unknown => {
    const sim = createDawn(21, usualSettings);
    sim.runUntil(900);
    return [sim.calls.summary(), sim.streams.summary()];
  };
  expect(run()).toEqual(run());
});
