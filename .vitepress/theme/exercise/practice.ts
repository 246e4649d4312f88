// The lab as this site serves it: answers are practised in workers of this page. It is asked for when somebody
// wants to run something, and begun anew after it failed.
import { createLab, LabStopped, LabUnavailable, type Lab } from '../../../harness/lab/lab.ts';
import type { HistoryEvent } from '../../../harness/grading/history.ts';
import { Refused, Stopped, type Ran, type RunOptions } from './workbench.ts';

export interface Practice {
  /** @throws {Refused} {Stopped} */
  run(exercise: string, source: string, options?: RunOptions): Promise<Ran>;
  /** Fails in silence: `run` says it. */
  warmUp(exercise: string): void;
  stop(): void;
}

/** @param base where the built lab lies, as an absolute address */
export function openPractice(base: URL): Practice {
  const lab: Lab = createLab({ base });
  return {
    async run(exercise, source, { seed, onEvent } = {}) {
      const history: HistoryEvent[] = [];
      try {
        const verdict = await lab.grade(exercise, source, {
          ...(seed === undefined ? {} : { seed }),
          onEvent(event) {
            history.push(event);
            onEvent?.(event);
          },
        });
        return { verdict, history };
      } catch (error) {
        throw said(error);
      }
    },
    warmUp(exercise) {
      lab.warmUp(exercise).catch(() => undefined);
    },
    stop: () => lab.stop(),
  };
}

function said(error: unknown): unknown {
  if (error instanceof LabStopped) return new Stopped(error.message);
  if (error instanceof LabUnavailable) return new Refused(error.text);
  return error;
}
