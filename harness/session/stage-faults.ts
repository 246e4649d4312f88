// The part of a stage that fails things: each fault takes hold, says so in the history, and ends.
import { faultNotes } from '../grading/fault-notes.ts';
import type { RunEvent } from '../grading/history.ts';
import type { Crash, Stage, Stall } from '../grading/stage.ts';
import type { Text } from '../grading/text.ts';
import { errorNames } from '../protocol/errors.ts';
import type { Boundary } from '../wire-tap/boundaries.ts';
import type { FaultPlan, Slow } from '../wire-tap/faults.ts';
import type { NameTable } from '../wire-tap/names.ts';
import { commitFor } from './broker-groups.ts';
import type { Cluster } from './cluster.ts';
import { haunt } from './ghost.ts';

interface Options {
  faults: FaultPlan;
  names: NameTable;
  cluster: Cluster;
  note(event: RunEvent): void;
  /** Ends when the process that came to the boundary does nothing else any more. */
  linger(at: Boundary): Promise<void>;
  /** Ends the process that came to the boundary, as a crash would. */
  kill(at: Boundary): void;
  /** Cuts every connection of a process. */
  cut(process: string): void;
  /** Sends home the members of a process, as when their sessions have run out. */
  expire(process: string): Promise<void>;
}

export type StageFaults = Pick<
  Stage,
  | 'hold'
  | 'slowFetch'
  | 'withhold'
  | 'crashAt'
  | 'loseAnswer'
  | 'loseRequest'
  | 'refuse'
  | 'stall'
  | 'down'
  | 'ghost'
  | 'rewind'
>;

export function createStageFaults(options: Options): StageFaults & { end(): Promise<void> } {
  const { faults, names, cluster, kill } = options;
  const ghosts = new Set<{ leave(): Promise<void> }>();
  const tell = (did: Text, process: string | null = null): void =>
    options.note({ type: 'harness', process, did });

  /** Says when it begins, and, once, when it ends. */
  function told<T extends Slow>(fault: T, ends: Text, process: string | null = null): T {
    let over = false;
    return {
      ...fault,
      release() {
        if (over) return;
        over = true;
        tell(ends, process);
        fault.release();
      },
    };
  }

  return {
    hold: (match) => faults.hold(match),
    slowFetch: (match) => faults.slowFetch(match),
    withhold(match) {
      tell(faultNotes.withheld(match.topic), match.process ?? null);
      return told(
        faults.withhold(match),
        faultNotes.notWithheld(match.topic),
        match.process ?? null,
      );
    },
    crashAt(match) {
      let hit: Boundary | undefined;
      let coming: Promise<void> | undefined;
      async function come(boundary: Boundary): Promise<void> {
        await options.linger(boundary);
        hit = boundary;
        kill(boundary);
      }
      const cut = faults.cut(match, (boundary) => (coming = come(boundary)));
      const crash: Crash = {
        get hit() {
          return hit;
        },
        async release() {
          cut.release();
          await coming;
        },
      };
      return crash;
    },
    loseAnswer: (match) => faults.cut({ ...match, side: 'after' }),
    loseRequest: (match) => faults.cut({ ...match, side: 'before' }),
    refuse(match, error) {
      const code = [...errorNames].find(([, name]) => name === error)?.[0];
      if (code === undefined) throw new Error(`Kafka has no error called ${error}`);
      return faults.refuse(match, code);
    },
    stall(process) {
      tell(faultNotes.stalled(), process);
      const stall: Stall = {
        ...faults.stall(process),
        async expire() {
          tell(faultNotes.expired(), process);
          await options.expire(process);
        },
      };
      return told(stall, faultNotes.notStalled(), process);
    },
    down(name) {
      tell(faultNotes.down(name));
      const down = faults.down(name);
      options.cut(name);
      return told(down, faultNotes.up(name));
    },
    async ghost(group, topics) {
      const physical = names.toBroker('group', group);
      const own = await cluster.ownConnection(physical);
      tell(faultNotes.ghostJoins(group));
      const running = haunt({
        ...{ connection: own, leaveBy: cluster, group: physical },
        topics: topics.map((one) => names.toBroker('topic', one)),
      });
      const ghost = {
        async leave() {
          if (!ghosts.delete(ghost)) return;
          tell(faultNotes.ghostLeaves(group));
          await running.leave();
        },
      };
      ghosts.add(ghost);
      await running.joined;
      return ghost;
    },
    async rewind(group, topic, to) {
      await commitFor(cluster, names.toBroker('group', group), names.toBroker('topic', topic), to);
      tell(faultNotes.rewound(group, topic, to));
    },
    async end() {
      await Promise.allSettled([...ghosts].map((ghost) => ghost.leave()));
    },
  };
}
