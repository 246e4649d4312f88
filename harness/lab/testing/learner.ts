// For tests in a page: learner processes without a lab, given an answer.
import { onTestFinished } from 'vitest';
import type { FromLearner, ToLearner } from '../../learner/messages.ts';
import type { StartedLearner } from '../../learner/pool.ts';
import { virtualSource } from '../../learner/virtual-modules.ts';
import { prepare } from '../grading/prepare.ts';
import { startProcess } from '../grading/processes.ts';
import type { PageTaps } from '../grading/taps.ts';

const offered = { kafkajs: { Kafka: 0, logLevel: 0 }, 'timers/promises': { setTimeout: 0 } };

const javascript = (source: string): string =>
  URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));

export interface Assigned {
  process: StartedLearner['process'];
  said: FromLearner[];
  /** The first thing it says of this type; fails when it ends before. */
  says<T extends FromLearner['type']>(type: T): Promise<Extract<FromLearner, { type: T }>>;
  /** Why it ended. */
  ended: Promise<string>;
}

/** Starts a process with this answer; it is gone after the test. */
export async function assign(
  source: string,
  connect: PageTaps['connect'] = () => undefined,
): Promise<Assigned> {
  const { process, ready } = startProcess({
    taps: { connect },
    start: () => new Worker('/built-lab/process-worker.js', { type: 'module' }),
    notLoaded: () => undefined,
  });
  onTestFinished(() => process.kill());
  await ready;
  const said: FromLearner[] = [];
  const listeners = new Set<() => void>();
  const { promise: ended, resolve: end } = Promise.withResolvers<string>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  process.attend({
    message(message) {
      said.push(message);
      tell();
    },
    ended(why) {
      end(why);
      tell();
    },
  });
  const prepared = prepare(source, (name) =>
    name in offered ? javascript(virtualSource(offered, name)) : undefined,
  );
  if ('problem' in prepared) throw new Error(JSON.stringify(prepared.problem));
  const answer = 'exercise.ts';
  process.send({
    ...{ type: 'assign', name: 'driver', token: 'token', tap: 'page', world: null, answer },
    ...{ brokers: ['broker:9092'], exports: ['deliver'] },
    stripped: { [answer]: javascript(prepared.code), source },
  } satisfies ToLearner);
  return {
    ...{ process, said, ended },
    says(type) {
      return new Promise((resolve, reject) => {
        const look = (): void => {
          const found = said.find((message) => message.type === type);
          // Found by the very type that is named.
          if (found !== undefined) resolve(found as never);
        };
        listeners.add(look);
        look();
        void ended.then((why) => {
          look();
          reject(new Error(`ended (${why}) having said ${JSON.stringify(said)}`));
        });
      });
    },
  };
}

/** A process with this answer, called. */
export async function called(body: string): Promise<Assigned> {
  const assigned = await assign(
    `export async function deliver(ctx: any, out: (value: unknown) => void) {\n${body}\n}\n`,
  );
  await assigned.says('loaded');
  const args = [{ $: 'ctx' }, { $: 'sink', name: 'out' }] as const;
  assigned.process.send({ type: 'call', call: 0, name: 'deliver', args });
  return assigned;
}
