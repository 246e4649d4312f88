// The query endpoint: answers from a view, the latest grade of each lot, which is read from the stream of
// grades from its beginning at each start. It lives and dies with the service.
import type { Happening } from '../../../../harness/figure-world/happening.ts';
import type { Process } from '../../../../harness/figure-world/process.ts';
import type { Script } from '../../../../harness/figure-world/script.ts';
import type { World } from '../../../../harness/figure-world/world.ts';
import { recordsIn } from '../../../../harness/figure-world/writing.ts';
import { topics } from './events.ts';

export interface Endpoint {
  readonly process: Process;
  /** The grade that it would answer now; `undefined`: 404. */
  gradeOf(lot: string): string | undefined;
}

export const endpointName = 'grade-view';

export function startEndpoint(world: World): Endpoint {
  const view = new Map<string, string>();
  let next = 0;

  function* readOn(me: Process): Script {
    for (;;) {
      const partition = { partition: 0, fetchOffset: BigInt(next), partitionMaxBytes: 65_536 };
      const answer = yield* me.ask('Fetch', 11, {
        ...{ maxWaitMs: 0, minBytes: 1, maxBytes: 65_536, isolationLevel: 0 },
        topics: [{ topic: topics.grades, partitions: [partition] }],
      });
      const records = recordsIn(answer.responses[0]?.partitions[0]?.records ?? new Uint8Array());
      const fresh = records.filter(({ offset }) => Number(offset) >= next);
      if (fresh.length === 0) return;
      for (const { value, offset } of fresh) {
        const { lotId, grade } = JSON.parse(new TextDecoder().decode(value ?? undefined)) as {
          lotId: string;
          grade: string;
        };
        view.set(lotId, grade);
        next = Number(offset) + 1;
      }
    }
  }

  const process = world.start(endpointName, function* (me) {
    for (;;) {
      yield* readOn(me);
      me.tell({ type: 'mark', who: endpointName, mark: 'view', detail: { lots: view.size } });
      yield* me.idle(600_000);
    }
  });
  return { process, gradeOf: (lot) => view.get(lot) };
}

/** Whether something new may be there to read. */
export function concernsView(happening: Happening): boolean {
  return happening.type === 'written' && happening.record.topic === topics.grades;
}
