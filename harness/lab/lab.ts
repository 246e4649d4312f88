// The lab as a page sees it: it grades answers in workers, with no backend. Small, and loads nothing before it
// is asked for something.
import type { HistoryEvent } from '../grading/history.ts';
import type { Text } from '../grading/text.ts';
import type { Verdict } from '../grading/verdict.ts';
import { furtherTries } from './not-loaded.ts';
import type { FromGrading, ToGrading } from './said.ts';

export interface Lab {
  /**
   * Grades an answer; one after the other, in the order of the asking.
   * @param exercise its slug
   * @param source TypeScript, as somebody wrote it
   * @throws {LabUnavailable} when nothing can be graded here
   * @throws {LabStopped} when `stop` was called meanwhile
   */
  grade(exercise: string, source: string, options?: GradeOptions): Promise<Verdict>;
  /** Has everything ready that grading the exercise needs, so that a verdict comes sooner. */
  warmUp(exercise: string): Promise<void>;
  /** Ends whatever goes on, at once; the next `grade` begins anew. */
  stop(): void;
}

export interface GradeOptions {
  /** Repeats a run. By default one of chance, which the verdict tells. */
  seed?: number;
  /** Has sweeps try every boundary. */
  sweepAll?: boolean;
  /** Grade a stub as an answer too, instead of calling it todo. */
  stubToo?: boolean;
  /** Is given each event of the run as it happens. */
  onEvent?(event: HistoryEvent): void;
}

/** Nothing can be graded in this page. */
export class LabUnavailable extends Error {
  readonly text: Text;

  constructor(text: Text) {
    super(text.en);
    this.text = text;
  }
}

/** Somebody stopped it. */
export class LabStopped extends Error {}

const noWorkers: Text = {
  en: 'This browser has no workers, or they are switched off. Exercises run in them: take another browser, or run `npm test` on your machine.',
  ko: '이 브라우저에는 워커가 없거나 꺼져 있어요. 연습은 워커에서 실행돼요. 다른 브라우저를 쓰거나 여러분의 컴퓨터에서 `npm test`를 실행하세요.',
};
const notLoaded: Text = {
  en: 'The lab could not be loaded. Is the network there? Does the site’s Content-Security-Policy allow workers of its own and `blob:` scripts in them?',
  ko: '연습 채점기를 불러오지 못했어요. 네트워크에 연결돼 있나요? 사이트의 Content-Security-Policy가 자기 워커와 그 안의 `blob:` 스크립트를 허용하나요?',
};

interface Asked {
  message: ToGrading;
  onEvent?: ((event: HistoryEvent) => void) | undefined;
  resolve(said: FromGrading): void;
  reject(error: Error): void;
}

/** @param base where the built lab lies; beside this file, unless said */
export function createLab({ base = import.meta.url }: { base?: string | URL } = {}): Lab {
  let worker: Worker | undefined;
  let isLoaded = false;
  /** Anew whenever something was answered. */
  let tryAgain = furtherTries();
  /** In the order of the asking, which is that of the answers. */
  let asked: Asked[] = [];

  function end(error: Error): void {
    worker?.terminate();
    worker = undefined;
    tryAgain = furtherTries();
    const failed = asked;
    asked = [];
    for (const one of failed) one.reject(error);
  }

  function hear(message: FromGrading): void {
    switch (message.type) {
      case 'ready':
        isLoaded = true;
        return;
      case 'event':
        asked[0]?.onEvent?.(message.event);
        return;
      case 'not-loaded':
        loadAgain();
        return;
      case 'unavailable':
        end(new LabUnavailable(message.why));
        return;
      default:
        tryAgain = furtherTries();
        asked.shift()?.resolve(message);
    }
  }

  function start(): Worker {
    if (!('Worker' in globalThis)) throw new LabUnavailable(noWorkers);
    isLoaded = false;
    // A variable, so that the build takes it for no asset: the entry lies beside this file.
    const entry: string = 'grading-worker.js';
    const started = new Worker(new URL(entry, base), { type: 'module', name: 'lab' });
    started.onmessage = ({ data }: MessageEvent<FromGrading>) => {
      if (worker === started) hear(data);
    };
    started.onerror = (event) => {
      event.preventDefault();
      const { message } = event;
      if (isLoaded) end(new LabUnavailable({ en: message, ko: message }));
      else loadAgain();
    };
    return started;
  }

  /** In another worker, since one may keep as failed what failed once; it is asked the same. */
  function loadAgain(): void {
    const failed = worker;
    failed?.terminate();
    const isTried = tryAgain(() => {
      if (worker !== failed) return;
      worker = start();
      for (const { message } of asked) worker.postMessage(message);
    });
    if (!isTried) end(new LabUnavailable(notLoaded));
  }

  function ask(message: ToGrading, onEvent?: (event: HistoryEvent) => void): Promise<FromGrading> {
    return new Promise((resolve, reject) => {
      worker ??= start();
      asked.push({ message, onEvent, resolve, reject });
      worker.postMessage(message);
    });
  }

  return {
    async grade(exercise, source, options = {}) {
      const { sweepAll = false, stubToo = false, onEvent } = options;
      const seed = options.seed ?? Math.floor(Math.random() * 2 ** 32);
      const tellEvents = onEvent !== undefined;
      const said = await ask(
        { type: 'grade', exercise, source, seed, sweepAll, stubToo, tellEvents },
        onEvent,
      );
      if (said.type !== 'verdict') throw new Error(`A verdict was to come, not ${said.type}`);
      return said.verdict;
    },
    async warmUp(exercise) {
      await ask({ type: 'warm-up', exercise });
    },
    stop: () => end(new LabStopped('Stopped.')),
  };
}
