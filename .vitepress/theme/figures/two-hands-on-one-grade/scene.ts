// Plays the three acts in the order in which they happen. Whatever is moved begins the hour again.
import type { CreateScene, Line } from '../frame/scene.ts';
import {
  actsOf,
  lastMinute,
  lockMinutes,
  mostSkew,
  usualSettings,
  type Act,
  type ActName,
  type Design,
  type Settings,
} from './hands.ts';
import { lineOf, movedLine, outcomeLine } from './lines.ts';
import { wrongOf } from './odds.ts';
import { designs } from './hands.ts';

export interface HandsPicture {
  settings: Settings;
  /** What has been done by now. */
  acts: readonly Act[];
  isOver: boolean;
  /** Of a thousand lots, the wrong ones. */
  wrong: Readonly<Record<Design, number>>;
}

export type HandsMove =
  | { do: 'place'; act: ActName; minute: number }
  | { do: 'skew'; minutes: number }
  | { do: 'design'; design: Design }
  | { do: 'down'; isDown: boolean };

/** Virtual ms a minute of the story lasts. */
export const minuteMs = 500;
const endMs = (lastMinute + 2 * lockMinutes + 1) * minuteMs;

export const createScene: CreateScene<HandsPicture, HandsMove> = (seed) => {
  let settings = usualSettings;
  let now = 0;
  /** When this hour began, and how many of its lines were told. */
  let began = 0;
  let told = 0;
  let wrong = wrongFor(settings, seed);

  const script = (): { at: number; line: Line }[] => {
    const acts = actsOf(settings);
    const lines = acts.map((act) => {
      const at = began + act.at * minuteMs;
      return { at, line: lineOf(act, settings, at) };
    });
    const at = (lines.at(-1)?.at ?? began) + minuteMs;
    return [...lines, { at, line: outcomeLine(settings, at) }];
  };

  return {
    get now() {
      return now;
    },
    picture() {
      const acts = actsOf(settings).slice(0, told);
      return { settings, acts, isOver: told > 3, wrong };
    },
    advance(until) {
      const next = script()[told];
      if (next === undefined || next.at > until) {
        now = Math.max(now, next === undefined ? Math.min(until, began + endMs) : until);
        return [];
      }
      now = Math.max(now, next.at);
      told += 1;
      return [next.line];
    },
    move(move) {
      settings = withMove(settings, move);
      if (move.do === 'skew' || move.do === 'down') wrong = wrongFor(settings, seed);
      began = now;
      told = 0;
      return [movedLine(move, settings, now)];
    },
    isAtRest: () => told > 3,
    settingOf: (move) => (move.do === 'place' ? move.act : move.do),
  };
};

function wrongFor(settings: Settings, seed: number): Record<Design, number> {
  const of = designs.map((design) => [design, wrongOf(design, { ...settings, seed })] as const);
  // Every design is there.
  return Object.fromEntries(of) as Record<Design, number>;
}

function withMove(settings: Settings, move: HandsMove): Settings {
  const within = (low: number, minutes: number, high: number): number =>
    Math.min(high, Math.max(low, Math.round(minutes)));
  switch (move.do) {
    case 'place': {
      const minute = within(0, move.minute, lastMinute);
      return { ...settings, at: { ...settings.at, [move.act]: minute } };
    }
    case 'skew':
      return { ...settings, skew: within(-mostSkew, move.minutes, mostSkew) };
    case 'design':
      return { ...settings, design: move.design };
    case 'down':
      return { ...settings, isQualityDown: move.isDown };
  }
}
