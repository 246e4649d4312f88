// The chain as streams: each service reads what the one before has written, and writes what the next one reads. What
// was in a service's hands when it crashed is read again. The driver hears from the broker.
import type { Random } from '../../../../harness/grading/random.ts';
import type { Agenda } from './agenda.ts';
import { createFifo } from './fifo.ts';
import { build, type Settings } from './settings.ts';

export interface StreamsOptions {
  agenda: Agenda;
  random: Random;
  settings(): Settings;
  services: number;
  isDown(service: number): boolean;
  isBrokerDown(): boolean;
  /** A pickup has come to its end: so long (s) after the press. */
  done(took: number): void;
}

export interface Streams {
  /** Gives whether the broker has it. */
  press(accepted: (ok: boolean, waited: number) => void): void;
  /** Events that a service has not read to the end yet. */
  lag(service: number): number;
  crash(service: number): void;
  /** Whoever waited for something to be there again looks once more. */
  wake(): void;
}

export function createStreams(options: StreamsOptions): Streams {
  const { agenda, random, settings, services, isDown, isBrokerDown, done } = options;
  const last = services - 1;
  const states = Array.from({ length: services }, () => ({
    stream: createFifo<number>(),
    inHand: new Map<number, number>(),
    life: 0,
  }));
  let taken = 0;

  const handsOf = (service: number): number =>
    service === last ? Math.max(1, Math.round(settings().capacity * build.settling)) : build.slots;
  function work(service: number, done: () => void): void {
    if (service === last) agenda.in(-Math.log(1 - random.next()) * build.settling, done);
    else agenda.after(build.work, done);
  }

  function append(service: number, pressedAt: number): void {
    states[service]?.stream.push(pressedAt);
    read(service);
  }

  function read(service: number): void {
    const state = states[service];
    if (state === undefined || isDown(service) || isBrokerDown()) return;
    while (state.inHand.size < handsOf(service)) {
      const pressedAt = state.stream.shift();
      if (pressedAt === undefined) return;
      const id = (taken += 1);
      const { life } = state;
      state.inHand.set(id, pressedAt);
      work(service, () => finish(service, id, life));
    }
  }

  function finish(service: number, id: number, life: number): void {
    const state = states[service];
    const pressedAt = state?.inHand.get(id);
    if (state === undefined || pressedAt === undefined || state.life !== life) return;
    // What cannot be written yet is tried again.
    if (isBrokerDown()) {
      agenda.after(1, () => finish(service, id, life));
      return;
    }
    state.inHand.delete(id);
    if (service === last) done(agenda.now - pressedAt);
    else agenda.after(build.hop, () => append(service + 1, pressedAt));
    read(service);
  }

  return {
    press(accepted) {
      const pressedAt = agenda.now;
      if (isBrokerDown()) {
        const wait = settings().timeout;
        agenda.after(wait, () => accepted(false, wait));
        return;
      }
      agenda.after(build.append, () => {
        accepted(true, build.append);
        append(0, pressedAt);
      });
    },
    lag: (service) => (states[service]?.stream.length ?? 0) + (states[service]?.inHand.size ?? 0),
    crash(service) {
      const state = states[service];
      if (state === undefined) return;
      state.life += 1;
      const again = [...state.inHand.values()].reverse();
      state.inHand.clear();
      for (const pressedAt of again) state.stream.unshift(pressedAt);
    },
    wake() {
      for (let service = 0; service < services; service += 1) read(service);
    },
  };
}
