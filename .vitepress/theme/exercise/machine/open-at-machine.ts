// The bench of an exercise whose answer is a file of this machine. The lab stays at hand for what is not the
// learner's run: two answers beside each other, where no real Kafka has just judged the one.
import { labPlace } from 'virtual:milk-run-lab';
import type { Language } from '../../../content/languages.ts';
import type { ExerciseFacts } from '../../../markdown/exercise.ts';
import { openMachineWorkbench } from '../machine-workbench.ts';
import { openPractice } from '../practice.ts';
import { Refused, type Ran } from '../workbench.ts';
import type { Compared, OpenWorkbench } from '../workbenches.ts';
import type { OpenMachine } from './open-machine.ts';
import { openUnsaved } from './unsaved.ts';

export interface AtMachine {
  machine: OpenMachine;
  /** Of the site, with a slash at both ends. */
  base: string;
  language: Language;
}

export function openAtMachine(
  { slug }: ExerciseFacts,
  { machine, base, language }: AtMachine,
): OpenWorkbench {
  machine.speak(language);
  const workbench = openMachineWorkbench({
    ...machine,
    exercise: slug,
    unsaved: openUnsaved(() => localStorage),
  });
  let last: (Ran & { source: string }) | undefined;

  async function reference(source: string, seed: number, own: Ran): Promise<Compared> {
    const asked = { type: 'reference', exercise: slug, source, seed } as const;
    const answer = await machine.machine.ask(asked, { once: true });
    if (answer.type === 'refused') throw new Refused(answer.text);
    if (answer.type !== 'reference') throw new Error(`No reference, but ${answer.type}`);
    const broker = answer.verdict.broker?.version;
    return { mine: own.history, reference: answer.history, broker };
  }

  return {
    workbench: {
      ...workbench,
      get file() {
        return workbench.file;
      },
      async run(source, options) {
        const ran = await workbench.run(source, options);
        last = { ...ran, source: ran.source ?? source };
        return ran;
      },
    },
    practice: openPractice(new URL(base + labPlace, location.href)),
    compare(mine, other, seed) {
      const isLast = last?.source === mine && last.verdict.seed === seed;
      if (last === undefined || !isLast || last.verdict.broker?.graded !== true) return undefined;
      return reference(other, seed, last);
    },
  };
}
