// What goes on at one exercise's bench: its code, the run that is under way, the last verdict, and what there is
// to say. Components show it; the workbench does it.
import { computed, onBeforeUnmount, onMounted, ref, shallowRef } from 'vue';
import type { HistoryEvent } from '../../../harness/grading/history.ts';
import type { TypeProblem } from '../../../harness/type-check/problem.ts';
import type { ExerciseFacts } from '../../markdown/exercise.ts';
import { useJournal } from '../progress/use-journal.ts';
import { openSaving } from './saving.ts';
import {
  Conflict,
  Refused,
  Stopped,
  type BrokerState,
  type KeptAttempt,
  type Ran,
} from './workbench.ts';
import { useWorkbenches, type OpenWorkbench } from './workbenches.ts';
import { usePanelWords, type PanelWords } from './words.ts';

/** Milliseconds between the last key and the keeping. */
const pause = 400;

/** Something said in place, with the ways on from there. */
export interface Notice {
  /** `trouble`: something is not as it should be. `keeping`: it is the keeping, and passes with it. */
  kind: 'news' | 'trouble' | 'keeping';
  says: string;
  ways: readonly { name: string; go(): void }[];
}

export interface Progress {
  events: number;
  last: HistoryEvent | undefined;
}

export function useWorkshop(exercise: ExerciseFacts) {
  const { say, inWords, language } = usePanelWords();
  const { change } = useJournal();
  const openWorkbench = useWorkbenches();
  const bench = shallowRef<OpenWorkbench>();
  const source = ref('');
  const attempts = shallowRef<readonly KeptAttempt[]>([]);
  const running = shallowRef<Progress>();
  const last = shallowRef<Ran & { source: string }>();
  const notice = shallowRef<Notice>();
  const keeping = ref<'kept' | 'pending' | 'refused'>('kept');
  const broker = shallowRef<BrokerState>();
  const types = shallowRef<readonly TypeProblem[]>([]);
  /** What was written elsewhere while this was typed, until somebody has chosen. */
  let theirs: string | undefined;
  const place = computed(() => bench.value?.workbench.place);

  const saving = openSaving({
    pause,
    write: (text) => workbench().write(text),
    onState(state, error) {
      keeping.value = state;
      if (error !== undefined) trouble(error, () => void saving.now(), 'keeping');
      else if (state === 'kept' && notice.value?.kind === 'keeping') notice.value = undefined;
    },
  });

  function workbench() {
    if (bench.value === undefined) throw new Error('The bench is not open yet');
    return bench.value.workbench;
  }

  const news = (name: keyof PanelWords): void => {
    notice.value = { kind: 'news', says: say.value[name], ways: [] };
  };

  /** @param again what Try again does */
  function trouble(error: unknown, again: () => void, kind: Notice['kind'] = 'trouble'): void {
    if (error instanceof Conflict) {
      changedElsewhere(error.theirs, 'undecided');
      return;
    }
    const why = error instanceof Error ? error.message : String(error);
    const says =
      error instanceof Refused ? inWords(error.text) : say.value.ended.replace('{why}', `${why}.`);
    notice.value = { kind, says, ways: [{ name: say.value.tryAgain, go: again }] };
  }

  /** Does something of the workbench's. Where it could not be done that is said, and `again` is the way on. */
  async function attempt<T>(work: () => Promise<T>, again: () => void): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      trouble(error, again);
      return undefined;
    }
  }

  async function readAttempts(): Promise<void> {
    const read = await attempt(
      () => workbench().attempts(),
      () => void readAttempts(),
    );
    attempts.value = read ?? attempts.value;
    if (workbench().hasSetAside?.() === true) news('broken');
  }

  async function open(): Promise<void> {
    notice.value = undefined;
    const again = (): void => void open();
    const opened = await attempt(() => openWorkbench(exercise, language.value), again);
    if (opened === undefined) return;
    const { workbench: own } = opened;
    const text = await attempt(() => own.read(), again);
    if (text === undefined) return;
    source.value = text;
    settled(text);
    bench.value = opened;
    own.onChanged((text) => changedElsewhere(text));
    own.onBroker?.(hearBroker);
    own.onTypes?.((problems) => (types.value = problems));
    own.warmUp();
    await readAttempts();
  }

  function hearBroker(state: BrokerState): void {
    const isBack = broker.value?.state === 'gone' && state.state !== 'gone';
    broker.value = state;
    // What could not be kept meanwhile is kept now.
    if (!isBack || theirs !== undefined) return;
    if (notice.value?.kind === 'trouble') notice.value = undefined;
    void saving.now();
  }

  /** @param how `undecided`: what stands here was refused in the file's place */
  function changedElsewhere(text: string, how?: 'undecided'): void {
    if (text === source.value) {
      settled(text);
      return;
    }
    if (how === 'undecided' || saving.pending || theirs !== undefined) {
      saving.drop();
      theirs = text;
      notice.value = {
        kind: 'trouble',
        says: say.value.conflict,
        ways: [takeTheirs(), keepMine()],
      };
      return;
    }
    source.value = text;
    settled(text);
    news(place.value === 'machine' ? 'changedInFile' : 'changedElsewhere');
    if (place.value === 'machine') void run();
  }

  function settled(text: string): void {
    theirs = undefined;
    saving.knows(text);
  }

  /** Whoever gives way becomes an attempt: mine is written first for that. */
  const takeTheirs = () => ({
    name: say.value.takeTheirs,
    go: () =>
      void replaced(async () => {
        const other = theirs ?? source.value;
        await workbench().write(source.value);
        return workbench().replace(other);
      }),
  });
  const keepMine = () => ({
    name: say.value.keepMine,
    go: () => void replaced(() => workbench().replace(source.value)),
  });

  /** @param done what is said when another text is in place; of the same text, that it was there already */
  async function replaced(work: () => Promise<string>, done?: keyof PanelWords): Promise<void> {
    const before = source.value;
    await saving.now();
    const text = await attempt(work, () => void replaced(work, done));
    if (text === undefined) return;
    source.value = text;
    settled(text);
    if (done === undefined) notice.value = undefined;
    else news(text === before ? 'thereAlready' : done);
    await readAttempts();
  }

  async function run(seed = exercise.seed ?? undefined): Promise<void> {
    if (running.value !== undefined || bench.value === undefined) return;
    notice.value = undefined;
    let progress: Progress = { events: 0, last: undefined };
    running.value = progress;
    await saving.now();
    const text = source.value;
    // Events come faster than anybody reads: once a frame is enough.
    let frame = 0;
    try {
      const ran = await workbench().run(text, {
        ...(seed === undefined ? {} : { seed }),
        onEvent(event) {
          progress = { events: progress.events + 1, last: event };
          frame ||= requestAnimationFrame(() => {
            frame = 0;
            if (running.value !== undefined) running.value = progress;
          });
        },
      });
      last.value = { ...ran, source: ran.source ?? text };
      remember(ran);
    } catch (error) {
      if (error instanceof Stopped) news('stopped');
      else trouble(error, () => void run(seed));
    } finally {
      running.value = undefined;
    }
    await readAttempts();
  }

  function remember({ verdict: { status, broker: by } }: Ran): void {
    if (status !== 'pass') return;
    const now = by?.graded === true ? 'graded' : 'practised';
    change((journal) => ({
      ...journal,
      passed: {
        ...journal.passed,
        [exercise.slug]: journal.passed[exercise.slug] === 'graded' ? 'graded' : now,
      },
    }));
  }

  function edit(text: string): void {
    source.value = text;
    bench.value?.workbench.hold?.(text);
    // Until somebody has chosen between two texts, neither overwrites the other.
    if (theirs === undefined) saving.later(text);
  }

  const leave = (): void => void saving.now();
  onMounted(() => {
    addEventListener('pagehide', leave);
    void open();
  });
  onBeforeUnmount(() => {
    removeEventListener('pagehide', leave);
    leave();
    bench.value?.workbench.close();
    bench.value?.workbench.stop();
  });

  return {
    ...{ bench, place, source, attempts, running, last, notice, keeping, broker, types },
    ...{ workbench, open, edit, run, replaced, attempt, news, readAttempts },
    stop: () => bench.value?.workbench.stop(),
  };
}

export type Workshop = ReturnType<typeof useWorkshop>;
