// What one style did: all of the dawn, and the last minute.
import { createHistogram } from './histogram.ts';
import { createRecently } from './recently.ts';

/** The last so many seconds count as now. */
const windowLasts = 60;

export interface Summary {
  pressed: number;
  /** Drivers who had an answer that says yes, and those who had none or a no. */
  ok: number;
  failed: number;
  settled: number;
  /** Seconds, over the whole dawn: the middle one and that of the slowest hundredth. */
  wait: number;
  slowWait: number;
  until: number;
  slowUntil: number;
  /** Most requests at Settlement for one press, and how many for a press on average. */
  mostAsked: number;
  asked: number;
}

export interface Recent {
  /** Share of drivers with a yes, 0 to 1; 1 where nobody pressed. */
  ok: number;
  /** Until the payable was there, the middle one (s); `undefined` where none came. */
  until: number | undefined;
}

export interface Tally {
  pressed(): void;
  answered(at: number, waited: number, ok: boolean, asked: number): void;
  settled(at: number, took: number): void;
  /** Drivers without a yes, and most requests for one press: as in the summary, at no cost. */
  readonly failed: number;
  readonly mostAsked: number;
  summary(): Summary;
  /** The part of `recent` that costs nothing. */
  recentlyOk(now: number): number;
  recent(now: number): Recent;
}

export function createTally(): Tally {
  const waits = createHistogram();
  const untils = createHistogram();
  let pressed = 0;
  let ok = 0;
  let failed = 0;
  let settled = 0;
  let mostAsked = 0;
  let asked = 0;
  /** Of the answers in the window, those that say yes. */
  let good = 0;
  const answers = createRecently<boolean>(windowLasts, (wasOk) => {
    if (wasOk) good -= 1;
  });
  const ends = createRecently<number>(windowLasts);

  const tally: Tally = {
    get failed() {
      return failed;
    },
    get mostAsked() {
      return mostAsked;
    },
    pressed: () => void (pressed += 1),
    answered(at, waited, isOk, count) {
      if (isOk) ok += 1;
      else failed += 1;
      if (isOk) good += 1;
      mostAsked = Math.max(mostAsked, count);
      asked += count;
      waits.add(waited);
      answers.add(at, isOk);
    },
    settled(at, took) {
      settled += 1;
      untils.add(took);
      ends.add(at, took);
    },
    summary: () => ({
      ...{ pressed, ok, failed, settled, mostAsked },
      asked: ok + failed === 0 ? 0 : asked / (ok + failed),
      ...{ wait: waits.quantile(0.5), slowWait: waits.quantile(0.99) },
      ...{ until: untils.quantile(0.5), slowUntil: untils.quantile(0.99) },
    }),
    recentlyOk(now) {
      const count = answers.count(now);
      return count === 0 ? 1 : good / count;
    },
    recent(now) {
      const times = ends.all(now).sort((a, b) => a - b);
      return { ok: tally.recentlyOk(now), until: times[Math.floor(times.length / 2)] };
    },
  };
  return tally;
}
