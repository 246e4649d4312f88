// How a panel comes to its workbench. Nothing of it is loaded before somebody wants to work; what failed to load
// is asked for again the next time.
import { inject, type App, type InjectionKey } from 'vue';
import type { ExerciseFacts } from '../../markdown/exercise.ts';
import type { Practice } from './practice.ts';
import type { Workbench } from './workbench.ts';

export interface OpenWorkbench {
  workbench: Workbench;
  /** Runs what is not the learner's, such as the reference. */
  practice: Practice;
}

export type OpenWorkbenches = (exercise: ExerciseFacts) => Promise<OpenWorkbench>;

export const workbenchesKey: InjectionKey<OpenWorkbenches> = Symbol('workbenches');

export function provideWorkbenches(app: App, base: () => string): void {
  app.provide(workbenchesKey, async (exercise) => {
    const { openWorkbench } = await import('./open-workbench.ts');
    return openWorkbench(exercise, base());
  });
}

export function useWorkbenches(): OpenWorkbenches {
  const open = inject(workbenchesKey);
  if (open === undefined) throw new Error('The theme provides no workbenches');
  return open;
}
