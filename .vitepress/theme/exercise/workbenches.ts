// How a panel comes to its workbench. Nothing of it is loaded before somebody wants to work; what failed to load
// is asked for again the next time.
import { inject, type App, type InjectionKey } from 'vue';
import type { HistoryEvent } from '../../../harness/grading/history.ts';
import type { Language } from '../../content/languages.ts';
import type { ExerciseFacts } from '../../markdown/exercise.ts';
import type { FindMachine } from './machine/use-machine.ts';
import type { Practice } from './practice.ts';
import type { Workbench } from './workbench.ts';

export interface OpenWorkbench {
  workbench: Workbench;
  /** Runs what is not the learner's, such as the reference. */
  practice: Practice;
  /**
   * On a machine: what both answers did on its own broker, where one's own has just run there with that seed.
   * `undefined`: it has not. @throws {Refused} {Stopped}
   */
  compare?(mine: string, other: string, seed: number): Promise<Compared> | undefined;
}

export interface Compared {
  mine: readonly HistoryEvent[];
  reference: readonly HistoryEvent[];
  /** A real Kafka's version; `undefined`: both were practised in the page. */
  broker: string | undefined;
}

export type OpenWorkbenches = (
  exercise: ExerciseFacts,
  language: Language,
) => Promise<OpenWorkbench>;

export const workbenchesKey: InjectionKey<OpenWorkbenches> = Symbol('workbenches');

/** @param find the workbook behind the page, if there is one */
export function provideWorkbenches(
  app: App,
  base: () => string,
  find: FindMachine = () => undefined,
): void {
  app.provide(workbenchesKey, async (exercise, language) => {
    const machine = await find();
    if (machine !== undefined) {
      const { openAtMachine } = await import('./machine/open-at-machine.ts');
      return openAtMachine(exercise, { machine, base: base(), language });
    }
    const { openWorkbench } = await import('./open-workbench.ts');
    return openWorkbench(exercise, base());
  });
}

export function useWorkbenches(): OpenWorkbenches {
  const open = inject(workbenchesKey);
  if (open === undefined) throw new Error('The theme provides no workbenches');
  return open;
}
