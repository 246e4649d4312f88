// What exercises supply beside answers: loaded when it is wanted, and before the answer is called.
/// <reference types="vite/client" />
import type { World } from '../../learner/answer.ts';
import { furtherTries, NotLoaded } from '../not-loaded.ts';

const worlds = import.meta.glob<World>('../../../exercises/*/*/world.ts');

/** @throws {NotLoaded} when it has not come for long */
export async function loadWorldOf(path: string): Promise<World> {
  const tryAgain = furtherTries();
  for (;;) {
    try {
      return { ...(await worlds[`../../../exercises/${path}/world.ts`]?.()) };
    } catch (cause) {
      await new Promise<void>((again, giveUp) => {
        if (!tryAgain(again)) giveUp(new NotLoaded(cause));
      });
    }
  }
}
