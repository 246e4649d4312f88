// What exercises supply beside answers. All of it comes with the process: nothing of a process is loaded once an answer
// runs in it, so that no network can end one.
/// <reference types="vite/client" />
import type { World } from '../../learner/answer.ts';

const worlds = import.meta.glob<World>('../../../exercises/*/*/world.ts', { eager: true });

export function worldOf(path: string): World {
  return { ...worlds[`../../../exercises/${path}/world.ts`] };
}
