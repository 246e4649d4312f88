// What exercises supply beside answers: loaded when it is wanted, and before the answer is called.
/// <reference types="vite/client" />
import type { World } from '../../learner/answer.ts';
import { NotLoaded, pauses } from '../not-loaded.ts';

const worlds = import.meta.glob<World>('../../../exercises/*/*/world.ts');

/** Taken before the learner's clock stands in its place. */
const later = setTimeout;

/** @throws {NotLoaded} when it has not come for long */
export async function loadWorldOf(path: string): Promise<World> {
  for (let failures = 0; ; failures += 1) {
    try {
      return { ...(await worlds[`../../../exercises/${path}/world.ts`]?.()) };
    } catch (cause) {
      const pause = pauses[failures];
      if (pause === undefined) throw new NotLoaded(cause);
      await new Promise((go) => later(go, pause));
    }
  }
}
