// A process of a figure: runs one script, may die at any point of it, and is told what to do from outside.
import type { ApiName, ResponseBody } from '../protocol/messages.ts';
import type { Agenda } from './agenda.ts';
import type { AskedBody, News } from './happening.ts';
import { type AnswerLost, type Script, type Wait } from './script.ts';
import type { Connection } from './wire.ts';

/** For its script. */
export interface Process {
  readonly name: string;
  readonly isRunning: boolean;
  /** What its clock shows: ms since 1970. */
  clock(): number;
  /** Asks the broker. Throws AnswerLost if the answer is lost. */
  ask<N extends ApiName>(api: N, version: number, body: AskedBody<N>): Script<ResponseBody<N>>;
  /** @param ms virtual */
  rest(ms: number): Script;
  /** Until `wake`, or until `ms` (virtual) are over. */
  idle(ms: number): Script;
  /** Stands at a point with a name; dies there if `crashAt` says so. */
  reach(point: string): Script;
  tell(news: News): void;

  /** From outside: ends its `idle`. */
  wake(): void;
  /** From outside: dies at once, and leaves its connection without a word. */
  crash(): void;
  /** From outside: it dies when it reaches this point; `undefined`: it does not. */
  crashAt(point: string | undefined): void;
  /** From outside: the next answer to this API never arrives. */
  loseAnswerTo(api: ApiName): void;
}

export interface ProcessOptions {
  name: string;
  connection: Connection;
  agenda: Agenda;
  /** Virtual ms. */
  now(): number;
  /** ms since 1970. */
  clock(): number;
  tell(news: News): void;
}

/** Starts a script; what comes before its first wait happens at once. */
export function startProcess(options: ProcessOptions, write: (me: Process) => Script): Process {
  const { name, connection, agenda, now, clock, tell } = options;
  let state: 'running' | 'ended' | 'crashed' = 'running';
  let deadly: string | undefined;
  let callOff: (() => void) | undefined;
  let isIdle = false;

  function resume(go: () => IteratorResult<Wait, void>): void {
    if (state !== 'running') return;
    callOff = undefined;
    isIdle = false;
    const { done, value } = go();
    if (done === true) leave('ended');
    else hold(value);
  }

  function hold(wait: Wait): void {
    switch (wait.for) {
      case 'time':
      case 'waking':
        isIdle = wait.for === 'waking';
        callOff = agenda.add(now() + wait.ms, () => resume(() => script.next()));
        return;
      case 'answer':
        wait.send(
          (body) => resume(() => script.next(body)),
          (error: AnswerLost) => resume(() => script.throw(error)),
        );
        return;
      case 'death':
        leave('crashed');
    }
  }

  function leave(how: 'ended' | 'crashed'): void {
    if (state !== 'running') return;
    state = how;
    callOff?.();
    tell({ type: how, who: name });
    connection.close();
  }

  const me: Process = {
    ...{ name, clock },
    get isRunning() {
      return state === 'running';
    },
    *ask(api, version, body) {
      const answer = yield {
        for: 'answer',
        send: (got, lost) => connection.ask({ api, version, body }, got, lost),
      };
      // The wire gives the body that was decoded for this API and version.
      return answer as ResponseBody<typeof api>;
    },
    *rest(ms) {
      yield { for: 'time', ms };
    },
    *idle(ms) {
      yield { for: 'waking', ms };
    },
    *reach(point) {
      if (deadly === point) yield { for: 'death' };
    },
    tell,
    wake() {
      if (!isIdle || state !== 'running') return;
      callOff?.();
      callOff = agenda.add(now(), () => resume(() => script.next()));
    },
    crash: () => leave('crashed'),
    crashAt(point) {
      deadly = point;
    },
    loseAnswerTo: (api) => connection.loseAnswerTo(api),
  };
  const script = write(me);
  tell({ type: 'started', who: name });
  resume(() => script.next());
  return me;
}
