// *Cut the milk route* as a scene: the reader cuts; left to play, the cut that costs least next is made, one after the
// other, until nothing is left to cut.
import { createRandom } from '../../../../harness/grading/random.ts';
import type { Line, Scene } from '../frame/scene.ts';
import { costsOf, cutsInTurn, pivotalCuts, toggled, type CutCosts, type Cuts } from './cutting.ts';
import { route } from './route.ts';

export interface CutPicture {
  cuts: Cuts;
  /** The total of each number of contexts, when the best cuts are made in turn; as far as it was shown. */
  curve: readonly number[];
  /** How much of the curve has been played. */
  played: number;
}

export type CutMove =
  { type: 'toggle'; after: number } | { type: 'preset'; preset: 'none' | 'pivotal' | 'all' };

/** Virtual ms between two cuts that are made by themselves. */
const rests = 700;

export function createScene(seed: number): Scene<CutPicture, CutMove> {
  const order = cutsInTurn(createRandom(seed));
  const curve = Array.from(
    { length: order.length + 1 },
    (_, count) => costsOf(order.slice(0, count)).total,
  );
  const best = curve.indexOf(Math.min(...curve));
  let cuts: Cuts = [];
  let played = 0;
  let now = 0;

  function line(what: { en: string; ko: string }, before: CutCosts): Line {
    const after = costsOf(cuts);
    const said: Line = {
      at: now,
      sign: 'context',
      says: {
        en: `${what.en}: contexts ${after.contexts}, messages across ${after.messages}, touched ${after.touched}, double meanings ${after.meanings}. ${before.total.toFixed(1)} → ${after.total.toFixed(1)}.`,
        ko: `${what.ko}: 콘텍스트 ${after.contexts}, 경계를 넘는 메시지 ${after.messages}, 건드리는 콘텍스트 ${after.touched}, 겹친 뜻 ${after.meanings}. ${before.total.toFixed(1)} → ${after.total.toFixed(1)}.`,
      },
    };
    return after.total > before.total ? { ...said, isBad: true } : said;
  }

  return {
    get now() {
      return now;
    },
    picture: () => ({ cuts, curve, played }),
    isAtRest: () => played >= order.length,
    advance(until) {
      const at = order[played];
      if (at === undefined || now + rests > until) {
        if (until !== Infinity) now = Math.max(now, until);
        return [];
      }
      now += rests;
      // It goes on from its own cuts, whatever the reader has cut meanwhile.
      cuts = order.slice(0, played);
      const before = costsOf(cuts);
      played += 1;
      cuts = order.slice(0, played).sort((a, b) => a - b);
      const after = route[at]?.title ?? { en: '', ko: '' };
      const told = line({ en: `Cut after “${after.en}”`, ko: `‘${after.ko}’ 뒤를 자름` }, before);
      return [played === best + 3 ? { ...told, answersGuess: true } : told];
    },
    move(move) {
      const before = costsOf(cuts);
      if (move.type === 'toggle') {
        cuts = toggled(cuts, move.after);
        const { en, ko } = route[move.after]?.title ?? { en: '', ko: '' };
        return [
          cuts.includes(move.after)
            ? line({ en: `You cut after “${en}”`, ko: `‘${ko}’ 뒤를 잘랐어요` }, before)
            : line({ en: `You join after “${en}”`, ko: `‘${ko}’ 뒤를 이었어요` }, before),
        ];
      }
      cuts =
        move.preset === 'none'
          ? []
          : move.preset === 'pivotal'
            ? pivotalCuts
            : route.slice(1).map((_, at) => at);
      const what = {
        none: { en: 'One context for all', ko: '모두를 담은 콘텍스트 하나' },
        pivotal: { en: 'Cut after each pivotal event', ko: '전환점마다 자름' },
        all: { en: 'Cut everywhere', ko: '빠짐없이 자름' },
      }[move.preset];
      return [line(what, before)];
    },
  };
}
