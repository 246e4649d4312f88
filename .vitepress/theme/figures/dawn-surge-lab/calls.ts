// The chain as calls: each service calls the next and keeps a place of its own occupied until it has an answer. Whoever
// waits longer than the timeout gives up, and may try again; what was asked for is done all the same, for nobody, unless
// the deadline goes along.
import type { Random } from '../../../../harness/grading/random.ts';
import type { Agenda } from './agenda.ts';
import { createFifo } from './fifo.ts';
import { build, type Settings } from './settings.ts';

/** What became of a press of the button. */
export interface Pressed {
  /** For how long the driver waited (s). */
  waited: number;
  ok: boolean;
  /** How often Settlement was asked for it. */
  asked: number;
}

export interface CallsOptions {
  agenda: Agenda;
  random: Random;
  /** Of now: they may change while it runs. */
  settings(): Settings;
  /** Services in line, the slowest last. */
  services: number;
  /** The chance that a service fails a request for no reason that anybody can see. */
  failing?: number;
  isDown(service: number): boolean;
}

export interface Calls {
  press(done: (pressed: Pressed) => void): void;
  /** Requests that a service has in hand or waiting. */
  load(service: number): number;
  /** Whoever was in its hands, or waited there, hears that it is gone. */
  crash(service: number): void;
}

interface Request {
  asked: { count: number };
  /** Only the first answer counts. */
  answer(ok: boolean): void;
  /** Whoever asked waits until then (s). */
  until: number;
}

export function createCalls(options: CallsOptions): Calls {
  const { agenda, random, settings, services, isDown, failing = 0 } = options;
  const last = services - 1;
  const states = Array.from({ length: services }, () => ({
    queue: createFifo<Request>(),
    busy: 0,
    /** Grows with each crash: what was begun before is lost. */
    life: 0,
  }));

  const slotsOf = (service: number): number =>
    service === last ? Math.max(1, Math.round(settings().capacity * build.settling)) : build.slots;

  function call(service: number, request: Request): void {
    if (service === last) request.asked.count += 1;
    const state = states[service];
    // A refusal is there before anybody's patience ends.
    if (state === undefined || isDown(service) || state.queue.length >= build.mostWaiting) {
      agenda.after(build.refusal, () => request.answer(false));
      return;
    }
    agenda.after(settings().timeout, () => request.answer(false));
    state.queue.push(request);
    begin(service);
  }

  function begin(service: number): void {
    const state = states[service];
    while (state !== undefined && state.busy < slotsOf(service)) {
      const request = state.queue.shift();
      if (request === undefined) return;
      if (settings().skips && agenda.now + needed(service) > request.until) continue;
      state.busy += 1;
      const { life } = state;
      const end = (ok: boolean): void => {
        if (state.life !== life) return;
        state.busy -= 1;
        request.answer(ok);
        begin(service);
      };
      work(service, () => {
        if (state.life !== life) return;
        if (failing > 0 && random.next() < failing) end(false);
        else if (service === last) end(true);
        else ask(service + 1, request, settings().tries, end);
      });
    }
  }

  /** What a service keeps of a caller's time for its own work: then nineteen of twenty are done in it. */
  const needed = (service: number): number => 3 * (service === last ? build.settling : build.work);
  function work(service: number, done: () => void): void {
    if (service === last) agenda.in(-Math.log(1 - random.next()) * build.settling, done);
    else agenda.after(build.work, done);
  }

  /** Asks until there is an answer, at most so often. */
  function ask(
    service: number,
    caller: Pick<Request, 'asked' | 'until'>,
    tries: number,
    end: (ok: boolean) => void,
  ): void {
    let isOver = false;
    const over = (ok: boolean): void => {
      if (isOver) return;
      isOver = true;
      if (!ok && tries > 1) ask(service, caller, tries - 1, end);
      else end(ok);
    };
    const until = Math.min(caller.until, agenda.now + settings().timeout);
    call(service, { asked: caller.asked, answer: over, until });
  }

  return {
    press(done) {
      const began = agenda.now;
      const asked = { count: 0 };
      let isOver = false;
      const over = (ok: boolean): void => {
        if (isOver) return;
        isOver = true;
        done({ waited: agenda.now - began, ok, asked: asked.count });
      };
      call(0, { asked, answer: over, until: began + settings().timeout });
    },
    load: (service) => (states[service]?.queue.length ?? 0) + (states[service]?.busy ?? 0),
    crash(service) {
      const state = states[service];
      if (state === undefined) return;
      state.life += 1;
      state.busy = 0;
      for (const { answer } of state.queue.clear()) answer(false);
    },
  };
}
