// What one style did: all of the dawn, and the last minute.

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
  summary(): Summary;
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
  let recentAnswers: { at: number; ok: boolean }[] = [];
  let recentUntils: { at: number; took: number }[] = [];

  return {
    pressed: () => void (pressed += 1),
    answered(at, waited, isOk, count) {
      if (isOk) ok += 1;
      else failed += 1;
      mostAsked = Math.max(mostAsked, count);
      asked += count;
      waits.add(waited);
      recentAnswers.push({ at, ok: isOk });
    },
    settled(at, took) {
      settled += 1;
      untils.add(took);
      recentUntils.push({ at, took });
    },
    summary: () => ({
      ...{ pressed, ok, failed, settled, mostAsked },
      asked: ok + failed === 0 ? 0 : asked / (ok + failed),
      ...{ wait: waits.quantile(0.5), slowWait: waits.quantile(0.99) },
      ...{ until: untils.quantile(0.5), slowUntil: untils.quantile(0.99) },
    }),
    recent(now) {
      recentAnswers = recentAnswers.filter(({ at }) => at > now - windowLasts);
      recentUntils = recentUntils.filter(({ at }) => at > now - windowLasts);
      const times = recentUntils.map(({ took }) => took).sort((a, b) => a - b);
      const good = recentAnswers.filter((one) => one.ok).length;
      return {
        ok: recentAnswers.length === 0 ? 1 : good / recentAnswers.length,
        until: times[Math.floor(times.length / 2)],
      };
    },
  };
}

/** Counts durations in steps of a fiftieth: exact enough to draw, and as small for a million as for one. */
function createHistogram() {
  const finest = 0.001;
  const counts: number[] = [];
  let all = 0;
  return {
    add(seconds: number): void {
      const bin = Math.max(0, Math.round(Math.log(Math.max(seconds, finest) / finest) * 50));
      counts[bin] = (counts[bin] ?? 0) + 1;
      all += 1;
    },
    quantile(share: number): number {
      let left = share * all;
      for (let bin = 0; bin < counts.length; bin += 1) {
        left -= counts[bin] ?? 0;
        if (left <= 0 && all > 0) return finest * Math.exp(bin / 50);
      }
      return 0;
    },
  };
}
