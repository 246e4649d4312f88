// One grade and two hands: the lab measures and corrects itself, the desk decides once. What is left, and what is
// gone, under each way of sharing the value. Minutes count from ten o'clock.

export const designs = ['row', 'stamps', 'lock', 'owner', 'facts'] as const;
export type Design = (typeof designs)[number];

export const actNames = ['measured', 'decided', 'corrected'] as const;
export type ActName = (typeof actNames)[number];
export type Letter = 'A' | 'B' | 'C';

export interface Settings {
  design: Design;
  /** When each is done, in minutes. */
  at: Readonly<Record<ActName, number>>;
  /** How far the desk's clock is ahead, in minutes; negative where it is behind. */
  skew: number;
  /** Whether Quality is down around the moment at which the desk decides. */
  isQualityDown: boolean;
}

export const grades: Readonly<Record<ActName, Letter>> = {
  measured: 'C',
  decided: 'A',
  corrected: 'B',
};

/** By the co-op's rule the desk has the last word, whatever the lab measured before or after. */
export const rightGrade: Letter = grades.decided;

/** Won a farm is paid on top for a lot. */
export const premium: Readonly<Record<Letter, number>> = { A: 30_000, B: 15_000, C: 0 };

/** So many minutes somebody keeps the lock: the file is read, thought about, and written. */
export const lockMinutes = 3;
/** So long Quality is down, from the moment at which the desk decides. */
export const downMinutes = 2;
export const lastMinute = 12;
export const mostSkew = 6;

export const usualSettings: Settings = {
  design: 'row',
  at: { measured: 1, decided: 4, corrected: 7 },
  skew: 5,
  isQualityDown: false,
};

export interface Act {
  name: ActName;
  /** When it is done, and when it was to be done: who finds a lock waits. */
  at: number;
  wanted: number;
  /** What stands in its stamp. */
  stamp: number;
  became: 'kept' | 'overwritten' | 'no row' | 'older stamp' | 'turned away' | 'held' | 'behind';
  /** The grade that a reader sees of it; `undefined`: none yet. */
  shown: Letter | undefined;
  /** From when: later than it is done where somebody who is down has to derive it. */
  shownFrom: number;
  /** What a reader saw before. */
  before: Letter | undefined;
  /** Whose statements can no longer be read anywhere from here on. */
  gone: readonly ActName[];
}

/** What happens, in the order in which it does. */
export function actsOf(settings: Settings): Act[] {
  const acts: Act[] = [];
  /** What the one row holds, where there is one row. */
  let row: { name: ActName; stamp: number } | undefined;
  const said: ActName[] = [];
  const gone: ActName[] = [];
  for (const { name, at, wanted } of inOrder(settings)) {
    const stamp = wanted + (name === 'decided' ? settings.skew : 0);
    let became: Act['became'] = 'kept';
    switch (settings.design) {
      case 'row':
      case 'lock':
        if (name === 'decided' && row === undefined) {
          became = 'no row';
          gone.push(name);
        } else {
          if (row !== undefined) gone.push(row.name);
          row = { name, stamp };
        }
        break;
      case 'stamps':
        if (row !== undefined && row.stamp > stamp) {
          became = 'older stamp';
          gone.push(name);
        } else {
          if (row !== undefined) gone.push(row.name);
          row = { name, stamp };
        }
        break;
      case 'owner':
        if (name === 'decided' && settings.isQualityDown) became = 'turned away';
        else said.push(name);
        break;
      case 'facts':
        said.push(name);
    }
    const isEarly = name === 'decided' && !said.includes('measured') && !said.includes('corrected');
    if (became === 'kept' && isEarly && settings.design !== 'stamps' && row === undefined) {
      became = 'held';
    }
    const back = settings.at.decided + downMinutes;
    const isBehind =
      settings.design === 'facts' &&
      settings.isQualityDown &&
      at >= settings.at.decided &&
      at < back;
    if (isBehind && became === 'kept') became = 'behind';
    const isRow = settings.design === 'row' || settings.design === 'lock';
    const shown = isRow || settings.design === 'stamps' ? row && grades[row.name] : derived(said);
    const before = acts.at(-1)?.shown;
    const shownFrom = isBehind ? back : at;
    acts.push({ name, at, wanted, stamp, became, shown, shownFrom, before, gone: [...gone] });
  }
  return acts;
}

/** Who finds the lock taken waits until it is free. */
function inOrder({ at, design }: Settings): { name: ActName; at: number; wanted: number }[] {
  const wanted = actNames
    .map((name) => ({ name, at: at[name], wanted: at[name] }))
    .sort((a, b) => a.at - b.at);
  if (design !== 'lock') return wanted;
  let free = -Infinity;
  return wanted.map((act) => {
    const begins = Math.max(act.wanted, free);
    free = begins + lockMinutes;
    return { ...act, at: begins };
  });
}

/** The grade that follows from what was said; each statement is still there. */
function derived(said: readonly ActName[]): Letter | undefined {
  const result = said.findLast((name) => name !== 'decided');
  if (result === undefined) return undefined;
  return said.includes('decided') ? grades.decided : grades[result];
}

export interface Outcome {
  grade: Letter | undefined;
  /** Statements that nobody can read any more, or that were never taken. */
  gone: readonly ActName[];
  /** Won that the farm is paid too little (negative: too much). */
  short: number;
  /** Minutes the desk waited. */
  waited: number;
  isTurnedAway: boolean;
}

export function outcomeOf(settings: Settings): Outcome {
  const acts = actsOf(settings);
  const last = acts.at(-1);
  const desk = acts.find(({ name }) => name === 'decided');
  const isTurnedAway = desk?.became === 'turned away';
  return {
    grade: last?.shown,
    gone: isTurnedAway ? ['decided'] : (last?.gone ?? []),
    short: premium[rightGrade] - (last?.shown === undefined ? 0 : premium[last.shown]),
    waited: desk === undefined ? 0 : desk.at - desk.wanted,
    isTurnedAway,
  };
}
