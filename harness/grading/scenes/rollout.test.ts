import { expect, it } from 'vitest';
import type { HistoryEvent } from '../history.ts';
import { assigned, fetched, process } from '../testing/history.ts';
import type { LooseEvent } from '../testing/history.ts';
import { callThat, learnerThat, stageOf } from '../testing/stage.ts';
import { openRollout } from './rollout.ts';

function stageThat() {
  const seen: HistoryEvent[] = [];
  const did: string[] = [];
  const note = (...events: LooseEvent[]): void => {
    for (const one of events) seen.push({ ...one, seq: seen.length + 1, ms: 0 });
  };
  const learnerNamed = (name: string) =>
    learnerThat({
      name,
      call(called, args) {
        const version = args.at(-1);
        did.push(`${called} ${name} ${JSON.stringify(version && '$' in version && version)}`);
        note(process(name), assigned(name, name, [0]));
        note(fetched(name, 0, { from: 0, count: 0, logEnd: 0 }));
        return callThat({
          settled: true,
          handle(method) {
            did.push(`${method} ${name}`);
            return callThat({ settled: true });
          },
        });
      },
    });
  const stage = stageOf(seen, [], {
    learner: (name) => Promise.resolve(learnerNamed(name)),
    restart(name) {
      did.push(`restart ${name}`);
      return Promise.resolve(learnerNamed(name));
    },
  });
  return { stage, did };
}

const version = (number: number): string => JSON.stringify({ $: 'value', value: number });

it('starts services as they were, renews those it is told to after a stop, and stops each once', async () => {
  const { stage, did } = stageThat();
  const rollout = openRollout(stage);
  await rollout.start('collection');
  await rollout.start('quality');
  await rollout.renew('collection');
  await rollout.restart('collection');
  await rollout.end();
  expect(did).toEqual([
    `startService collection ${version(1)}`,
    `startService quality ${version(1)}`,
    ...['stop collection', 'restart collection', `startService collection ${version(2)}`],
    ...['restart collection', `startService collection ${version(2)}`],
    ...['stop quality', 'stop collection'],
  ]);
});
