// The exercises' own files, which the build puts beside the lab: each is loaded when it is wanted.
/// <reference types="vite/client" />
import type { Check } from '../grading/check.ts';
import type { World } from '../learner/answer.ts';

const checks = import.meta.glob<Check>('../../exercises/*/*/check.ts', { import: 'default' });

export async function loadCheck(path: string): Promise<Check | undefined> {
  return checks[`../../exercises/${path}/check.ts`]?.();
}

const worlds = import.meta.glob<World>('../../exercises/*/*/world.ts');

/** What an exercise supplies beside the answer. */
export async function loadWorldOf(path: string): Promise<World> {
  return { ...(await worlds[`../../exercises/${path}/world.ts`]?.()) };
}
