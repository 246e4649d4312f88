// Puts the workbench of this place together: the machine's where a bridge answers, else the page's.
import { labPlace } from 'virtual:milk-run-lab';
import type { ExerciseFacts } from '../../markdown/exercise.ts';
import { openKeptWork } from './kept-work.ts';
import { openPageWorkbench } from './page-workbench.ts';
import { openPractice } from './practice.ts';
import { shippedCode } from './texts.ts';
import type { OpenWorkbench } from './workbenches.ts';

/** @param base of the site, with a slash at both ends */
export async function openWorkbench(
  { slug, path }: ExerciseFacts,
  base: string,
): Promise<OpenWorkbench> {
  const practice = openPractice(new URL(base + labPlace, location.href));
  const now = (): Date => new Date();
  const workbench = openPageWorkbench({
    exercise: slug,
    shipped: () => shippedCode(path),
    practice,
    work: openKeptWork(() => localStorage, now),
    now,
    onStorage(listener) {
      addEventListener('storage', listener);
      return () => removeEventListener('storage', listener);
    },
  });
  return Promise.resolve({ workbench, practice });
}
