// The exercises' checks, which the build puts beside the lab: each is loaded when it is wanted.
/// <reference types="vite/client" />
import type { Check } from '../../grading/check.ts';
import { NotLoaded } from '../not-loaded.ts';

const checks = import.meta.glob<Check>('../../../exercises/*/*/check.ts', { import: 'default' });

/** @throws {NotLoaded} */
export async function loadCheck(path: string): Promise<Check | undefined> {
  const load = checks[`../../../exercises/${path}/check.ts`];
  return load?.().catch((cause: unknown) => {
    throw new NotLoaded(cause);
  });
}
