// Where the learner stands, for pages: also what the commands in a terminal did, as soon as they did it.
import { mkdirSync, watch } from 'node:fs';
import { openProgress } from '../progress/progress.ts';
import { verdictsUntilSolution } from '../progress/standing.ts';
import { standings } from '../workbench/standings.ts';
import type { BridgedStanding } from './said.ts';

export interface Standings {
  now(): readonly BridgedStanding[];
  /** Looks again, for what is not in the log: a file was saved. */
  look(): void;
  close(): void;
}

/** How long the log is left alone before it is read: lines may come together. */
const settleMs = 20;

/** @param changed is told when they are others than it was told last */
export function watchStandings(
  { root, stateDir }: { root: string; stateDir: string },
  changed: (standings: readonly BridgedStanding[]) => void,
): Standings {
  let told = '';
  let planned: NodeJS.Timeout | undefined;

  function now(): readonly BridgedStanding[] {
    const { events } = openProgress(stateDir);
    return standings(root, events).map(({ exercise, standing: { status, codes } }) => ({
      ...{ exercise: exercise.slug, status, codes },
      untilSolution: verdictsUntilSolution(events, exercise.path),
    }));
  }

  function look(): void {
    const standing = now();
    const text = JSON.stringify(standing);
    if (text === told) return;
    told = text;
    changed(standing);
  }

  // The folder, not the file: it may not be there yet, and a mended one is put in its place.
  mkdirSync(stateDir, { recursive: true });
  const watcher = watch(stateDir, (_, file) => {
    if (file !== 'progress.jsonl') return;
    clearTimeout(planned);
    planned = setTimeout(look, settleMs);
  });
  told = JSON.stringify(now());

  return {
    now,
    look,
    close() {
      watcher.close();
      clearTimeout(planned);
    },
  };
}
