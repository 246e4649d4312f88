// Before a process is killed at a boundary, what it does beside goes as far as it comes without it: whoever
// goes on without waiting for a request does so every time, and not only when it is quicker than the kill.
import type { Learner } from '../grading/stage.ts';
import type { Boundary } from '../wire-tap/boundaries.ts';

/** Looks on end at which nothing else is under way. */
const stillLooks = 3;
/** What always has something under way is not waited for longer than this (ms). */
const limitMs = 300;

/** Ends when the process, held at the boundary, waits for nothing else; or it is gone, or never waits. */
export async function linger(
  learner: Pick<Learner, 'alive' | 'turn'>,
  { api }: Pick<Boundary, 'api'>,
  now: () => number = () => performance.now(),
): Promise<void> {
  const isPort = api.includes('.');
  // A Fetch is counted apart, and a call by another port is the system's work.
  const held = { unanswered: isPort || api === 'Fetch' ? 0 : 1, work: isPort ? 1 : 0 };
  const until = now() + limitMs;
  for (let looks = 0; looks < stillLooks && learner.alive && now() < until;) {
    const { unanswered, work } = await learner.turn();
    looks = unanswered <= held.unanswered && work <= held.work ? looks + 1 : 0;
  }
}
