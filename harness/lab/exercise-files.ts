// The exercises' own files, which the build puts beside the lab: each is loaded when it is wanted.
/// <reference types="vite/client" />
import type { Check } from '../grading/check.ts';
import type { World } from '../learner/answer.ts';

const checks = import.meta.glob<Check>('../../exercises/*/*/check.ts', { import: 'default' });
const stubs = import.meta.glob<string>('../../solutions/*/*/stub.ts', {
  import: 'default',
  query: '?raw',
});

export async function loadCheck(path: string): Promise<Check | undefined> {
  return checks[`../../exercises/${path}/check.ts`]?.();
}

/** The exercise as it was shipped; a worked example has none. */
export async function loadStub(path: string): Promise<string | undefined> {
  return stubs[`../../solutions/${path}/stub.ts`]?.();
}

const worlds = import.meta.glob<World>('../../exercises/*/*/world.ts');

/** What an exercise supplies beside the answer. */
export async function loadWorldOf(path: string): Promise<World> {
  return { ...(await worlds[`../../exercises/${path}/world.ts`]?.()) };
}
