// A release is rolled out in the middle of a dawn: services are at work, some are stopped and started anew, and
// whoever reports pickups goes on doing so.
import { settle } from '../settle.ts';
import { ctx, value, type HttpAnswer, type Stage } from '../stage.ts';
import { untilDone, wasBrought, type LiveService } from './service.ts';

/** A request that the harness made, and what lay in the streams by then. */
export interface Reported {
  lotId: string;
  farmId: string;
  answer: HttpAnswer;
  /** So many events had been published. */
  upTo: number;
  when: 'before' | 'after' | 'restart';
  /** The event of the answer. */
  seq: number;
}

export interface Place {
  partition: number;
  offset: number;
}

export interface Rollout {
  /** Starts a service as it was. */
  start(name: string): Promise<void>;
  /** Stops it, and starts it as the answer has it. */
  renew(name: string): Promise<void>;
  /** Kills it, and starts it as the answer has it. */
  restart(name: string): Promise<void>;
  /** Waits until it has read what lies at these places, and has nothing left to do. */
  idle(name: string, topic: string, places: readonly Place[]): Promise<void>;
  /** Stops all. */
  end(): Promise<void>;
}

/** Services by the supplied function `startService(answer, ctx, name, version)`. */
export function openRollout(stage: Stage): Rollout {
  const live = new Map<string, LiveService>();

  async function begin(name: string, version: 1 | 2): Promise<void> {
    const learner = await stage.learner(name);
    const starting = learner.call('startService', [ctx, value(name), value(version)]);
    await settle(stage, learner, starting, 'startService');
    live.set(name, { learner, starting });
    await untilDone(stage, { learner }, () => true);
  }
  async function idle(name: string, topic: string, places: readonly Place[]): Promise<void> {
    const service = live.get(name);
    const isBrought = (): boolean => wasBrought(stage, name, topic, places);
    if (service !== undefined) await untilDone(stage, service, isBrought);
  }
  async function stop(name: string): Promise<void> {
    const service = live.get(name);
    if (service === undefined) return;
    await settle(stage, service.learner, service.starting.handle('stop'), 'stop');
    live.delete(name);
  }

  return {
    start: (name) => begin(name, 1),
    async renew(name) {
      await stop(name);
      await stage.restart(name);
      await begin(name, 2);
    },
    async restart(name) {
      await stage.restart(name);
      await begin(name, 2);
    },
    idle,
    async end() {
      for (const name of [...live.keys()]) await stop(name);
    },
  };
}
