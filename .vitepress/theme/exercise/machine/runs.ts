// The runs of one exercise, put together from what the bridge tells: whoever follows one hears its events and how
// it ended. A run whose place a newer one took is followed into that.
import type { RunTold, Told } from '../../../../harness/dev-bridge/said.ts';
import type { HistoryEvent } from '../../../../harness/grading/history.ts';
import type { Text } from '../../../../harness/grading/text.ts';
import type { Verdict } from '../../../../harness/grading/verdict.ts';

export type Ended =
  | { type: 'ended'; verdict: Verdict; history: readonly HistoryEvent[]; revision: string | null }
  | { type: 'stopped' }
  | { type: 'trouble'; text: Text };

export interface Runs {
  hear(run: number, told: RunTold): void;
  /** @param onEvent hears also what came before */
  follow(run: number, onEvent: (event: HistoryEvent) => void): Promise<Ended>;
  /** The connection is gone: so are the runs. */
  lose(why: Text): void;
}

interface Heard {
  events: HistoryEvent[];
  revision: string | null;
  ended: Ended | 'superseded' | undefined;
}

interface Follower {
  run: number;
  onEvent(event: HistoryEvent): void;
  resolve(ended: Ended): void;
}

/** How many runs are remembered: one may end before somebody follows it. */
const most = 8;

export function createRuns(): Runs {
  const runs = new Map<number, Heard>();
  const followers = new Set<Follower>();

  function heardOf(run: number): Heard {
    const heard = runs.get(run) ?? { events: [], revision: null, ended: undefined };
    runs.set(run, heard);
    for (const old of [...runs.keys()].slice(0, Math.max(0, runs.size - most))) runs.delete(old);
    return heard;
  }

  function begin(run: number): void {
    // Whoever's run was taken the place of goes on with this one.
    for (const one of followers) {
      if (runs.get(one.run)?.ended === 'superseded' && run > one.run) one.run = run;
    }
  }

  function tellEnd(run: number, ended: Ended): void {
    for (const one of [...followers]) {
      if (one.run !== run) continue;
      followers.delete(one);
      one.resolve(ended);
    }
  }

  function end(run: number, heard: Heard, ended: Ended | 'superseded'): void {
    heard.ended = ended;
    if (ended !== 'superseded') tellEnd(run, ended);
  }

  return {
    hear(run, told) {
      const heard = heardOf(run);
      switch (told.type) {
        case 'began':
          heard.revision = told.revision;
          begin(run);
          return;
        case 'events':
          heard.events.push(...told.events);
          for (const one of followers) {
            if (one.run === run) told.events.forEach(one.onEvent);
          }
          return;
        case 'again':
          heard.events = [];
          return;
        case 'ended': {
          const { events: history, revision } = heard;
          end(run, heard, { type: 'ended', verdict: told.verdict, history, revision });
          return;
        }
        case 'stopped':
          end(run, heard, told.why === 'superseded' ? 'superseded' : { type: 'stopped' });
          return;
        case 'trouble':
          end(run, heard, told);
          return;
        case 'types':
      }
    },
    follow(run, onEvent) {
      const heard = heardOf(run);
      heard.events.forEach(onEvent);
      return new Promise((resolve) => {
        const follower = { run, onEvent, resolve };
        followers.add(follower);
        const { ended } = heard;
        if (ended === 'superseded') {
          const next = [...runs.keys()].find((other) => other > run);
          if (next !== undefined) follower.run = next;
        }
        const known = runs.get(follower.run)?.ended;
        if (known !== undefined && known !== 'superseded') tellEnd(follower.run, known);
      });
    },
    lose(why) {
      runs.clear();
      for (const one of [...followers]) {
        followers.delete(one);
        one.resolve({ type: 'trouble', text: why });
      }
    },
  };
}

/** What of all that is told is about a run of the exercise. */
export function runOf(told: Told, exercise: string): ({ run: number } & RunTold) | undefined {
  return 'run' in told && told.exercise === exercise ? told : undefined;
}
