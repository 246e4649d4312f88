// The requests as a scene: a week is nine tenths of a second, and each release is a line. A setting that is
// moved lets the same twelve requests come once more.
import type { CreateScene, Line } from '../frame/scene.ts';
import { finishedLine, releaseLine, settingLine } from './lines.ts';
import { pictureAt, type PinballPicture } from './picture.ts';
import { cuts, type Cut } from './requests.ts';
import { usualSettings, type Settings } from './settings.ts';
import { simulate, type Flow, type Leg } from './simulate.ts';

export type PinballMove =
  | { do: 'team'; name: 'cadence' | 'backlog'; team: 0 | 1 | 2; value: number }
  | { do: 'rule'; name: 'copies' | 'changes'; value: number };

/** Virtual ms of a week. */
export const weekMs = 900;

type Coming = { cut: Cut; at: number; leg?: Leg };

export const createScene: CreateScene<PinballPicture, PinballMove> = (seed) => {
  let settings: Settings = usualSettings;
  let now = 0;
  /** When these requests began to come (virtual ms). */
  let began = 0;
  let flows = flowsOf();
  let coming = comingOf();
  let isUntouched = true;

  function flowsOf(): Record<Cut, Flow> {
    return {
      technical: simulate(seed, 'technical', settings),
      business: simulate(seed, 'business', settings),
    };
  }
  function comingOf(): Coming[] {
    return cuts
      .flatMap((cut): Coming[] => {
        const { legs } = flows[cut];
        const end = Math.max(...legs.map(({ released }) => released));
        return [...legs.map((leg) => ({ cut, at: leg.released, leg })), { cut, at: end }];
      })
      .sort((a, b) => a.at - b.at);
  }
  const weeks = (): number => (now - began) / weekMs;

  function lineOf({ cut, leg }: Coming): Omit<Line, 'at'> {
    if (leg !== undefined) return releaseLine(cut, leg, flows[cut]);
    const isLast = coming.length === 0;
    const line = finishedLine(cut, flows, isLast);
    return isLast && isUntouched ? { ...line, answersGuess: true } : line;
  }

  return {
    get now() {
      return now;
    },
    picture: () => pictureAt(settings, flows, weeks()),
    advance(until) {
      const [next] = coming;
      const at = next === undefined ? Infinity : began + next.at * weekMs;
      if (next === undefined || at > until) {
        now = Math.max(now, until);
        return [];
      }
      now = Math.max(now, at);
      coming = coming.slice(1);
      return [{ ...lineOf(next), at: now }];
    },
    move(move) {
      if (move.do === 'rule') {
        settings = { ...settings, [move.name]: move.value };
        return [{ ...settingLine(settings, move), at: now }];
      }
      const values = settings[move.name].map((value, team) =>
        team === move.team ? move.value : value,
      );
      const [one = 0, two = 0, three = 0] = values;
      settings = { ...settings, [move.name]: [one, two, three] };
      isUntouched = false;
      began = now;
      flows = flowsOf();
      coming = comingOf();
      return [{ ...settingLine(settings, move), at: now }];
    },
    isAtRest: () => coming.length === 0,
    settingOf: (move) => (move.do === 'team' ? `${move.name} ${move.team}` : move.name),
  };
};
