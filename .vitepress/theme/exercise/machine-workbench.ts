// The workbench of a machine: the answer is the file exercises/…/exercise.ts, and the bridge of `npm start` grades
// it. What cannot be written yet is kept in the browser; nothing is written over what was changed elsewhere.
import type { Answer, Told } from '../../../harness/dev-bridge/said.ts';
import type { HistoryEvent } from '../../../harness/grading/history.ts';
import type { AnswerText } from '../../../harness/workbench/answer-file.ts';
import type { Question } from './machine/connection.ts';
import type { OpenMachine } from './machine/open-machine.ts';
import { createRuns, runOf, type Ended } from './machine/runs.ts';
import { machineTexts } from './machine/texts.ts';
import type { Unsaved } from './machine/unsaved.ts';
import { Conflict, Refused, Stopped, type Ran, type Workbench } from './workbench.ts';

export interface MachinePlace extends OpenMachine {
  /** Its slug. */
  exercise: string;
  unsaved: Unsaved;
}

export function openMachineWorkbench(place: MachinePlace): Workbench {
  const { exercise, machine, unsaved, onBroker } = place;
  const about = { exercise };
  const runs = createRuns();
  const changed = new Set<(source: string) => void>();
  const types = new Set<Parameters<NonNullable<Workbench['onTypes']>>[0]>();
  /** Texts by their revision: a run tells only that. */
  const texts = new Map<string, string>();
  let base: string | null = null;
  let path: string | undefined;
  let opened = false;
  /** Runs that somebody here waits for. */
  let awaited = 0;

  const closers = [
    machine.onTold(hear),
    machine.onLink((link) => {
      if (link.state === 'gone') runs.lose(machineTexts.lost);
      // Another connection: it is to hear of this exercise too.
      if (link.state === 'connected' && opened) void comeBack();
    }),
  ];

  function hear(told: Told): void {
    if (told.type === 'changed' && told.exercise === exercise) {
      inPlace(told.answer);
      tellChanged(told.answer.source);
    }
    const run = runOf(told, exercise);
    if (run === undefined) return;
    runs.hear(run.run, run);
    if (run.type === 'types') for (const listener of types) listener(run.problems);
    if (run.type === 'began') for (const listener of types) listener([]);
  }

  function tellChanged(source: string): void {
    for (const listener of [...changed]) listener(source);
  }

  function inPlace({ source, revision }: AnswerText): string {
    base = revision;
    if (revision !== null) texts.set(revision, source);
    return source;
  }

  async function ask<T extends Answer['type']>(
    question: Question,
    wanted: T,
    options?: { once: boolean },
  ): Promise<Answer & { type: T }> {
    const answer = await machine.ask(question, options);
    if (answer.type === 'refused') {
      if (answer.code === 'stopped') throw new Stopped(answer.text.en);
      if (answer.theirs === undefined) throw new Refused(answer.text);
      throw new Conflict(answer.text, inPlace(answer.theirs));
    }
    if (answer.type !== wanted) throw new Error(`${wanted} was to come, not ${answer.type}`);
    // The type was looked at.
    return answer as Answer & { type: T };
  }

  async function open(): Promise<string> {
    const { answer } = await ask({ type: 'open', ...about }, 'opened');
    opened = true;
    path = answer.path;
    return inPlace(answer);
  }

  /** The server was started anew, or the connection cut: the file may be another by now. */
  async function comeBack(): Promise<void> {
    const before = base;
    try {
      const source = await open();
      if (base !== before) tellChanged(source);
    } catch {
      // The next thing that is asked says it.
    }
  }

  async function write(source: string): Promise<void> {
    unsaved.keep(exercise, { source, base });
    const { revision } = await ask({ type: 'save', ...about, source, base }, 'saved');
    inPlace({ source, revision });
    if (unsaved.read(exercise)?.source === source) unsaved.drop(exercise);
  }

  /** What a page that was left could not write: written now, or kept, where the file is another by now. */
  async function bringUnsaved(source: string): Promise<string> {
    const waits = unsaved.read(exercise);
    if (waits === undefined) return source;
    if (waits.source !== source && waits.base === base) {
      await write(waits.source);
      return waits.source;
    }
    if (waits.source !== source)
      await ask({ type: 'keep', ...about, source: waits.source }, 'done');
    unsaved.drop(exercise);
    return source;
  }

  async function put(question: Question): Promise<string> {
    const { answer } = await ask(question, 'text');
    unsaved.drop(exercise);
    return inPlace(answer);
  }

  return {
    place: 'machine',
    get file() {
      return path;
    },
    read: async () => bringUnsaved(await open()),
    write,
    onChanged(listener) {
      changed.add(listener);
      return () => changed.delete(listener);
    },
    async run(source, { seed, onEvent }) {
      const wish = seed === undefined ? {} : { seed };
      const hears = (event: HistoryEvent): void => onEvent?.(event);
      // Before it is asked for: a stop that comes until it is answered is one of this run.
      awaited += 1;
      try {
        const asked = await ask({ type: 'run', ...about, source, base, ...wish }, 'runs', {
          once: true,
        });
        inPlace({ source, revision: asked.revision });
        unsaved.drop(exercise);
        return ranOf(await runs.follow(asked.run, hears), texts);
      } finally {
        awaited -= 1;
      }
    },
    stop() {
      if (awaited === 0) return;
      machine.ask({ type: 'stop', ...about }).catch(() => undefined);
    },
    attempts: async () => (await ask({ type: 'attempts', ...about }, 'attempts')).attempts,
    reset: () => put({ type: 'reset', ...about }),
    putBack: (name) => put({ type: 'put-back', ...about, attempt: name }),
    replace: (source) => put({ type: 'replace', ...about, source }),
    // Opening it did that.
    warmUp: () => undefined,
    close() {
      for (const end of closers) end();
      machine.ask({ type: 'close', ...about }).catch(() => undefined);
    },
    async openInEditor() {
      await ask({ type: 'open-in-editor', ...about }, 'done');
    },
    onBroker(listener) {
      const end = onBroker(listener);
      closers.push(end);
      return end;
    },
    onTypes(listener) {
      types.add(listener);
      return () => types.delete(listener);
    },
    hold(source) {
      if (machine.link.state !== 'connected') unsaved.keep(exercise, { source, base });
    },
    lookAgain() {
      machine.ask({ type: 'look-again' }).catch(() => undefined);
    },
  };
}

/** @throws {Refused} {Stopped} */
function ranOf(ended: Ended, texts: ReadonlyMap<string, string>): Ran {
  if (ended.type === 'stopped') throw new Stopped('Stopped.');
  if (ended.type === 'trouble') throw new Refused(ended.text);
  const { verdict, history, revision } = ended;
  const source = texts.get(revision ?? '');
  return { verdict, history, ...(source === undefined ? {} : { source }) };
}
