// A reader: a member of a group that fetches one record at a time, hands it to `handle`, commits the next
// offset, and hears by heartbeats when its group shares out anew. What it does in which order can be changed:
// a `handle` that commits for itself says so by `commits: 'itself'`.
import { errorCode } from '../protocol/errors.ts';
import { expectNone } from './admin.ts';
import type { Place, SceneRecord } from './happening.ts';
import { isOver, joinGroup, leaveGroup, type Membership, type Share } from './membership.ts';
import { commitOffset, committedOffset, type From, logOffset } from './offsets.ts';
import type { Process } from './process.ts';
import type { Script } from './script.ts';
import type { World } from './world.ts';
import { recordsIn, sceneRecord } from './writing.ts';

export interface ConsumerOptions {
  /** Of the process; the broker names the member after it. */
  name: string;
  group: string;
  topics: readonly string[];
  /** Where a group begins that has committed nothing. */
  from: From;
  /** What is done with a record. By default nothing, for `pace` ms. */
  handle?(record: SceneRecord, by: Reading): Script;
  /** `after` each record (the default), or by `handle` itself. */
  commits?: 'after' | 'itself';
  /** Virtual ms: how long a record takes. */
  pace?: number;
  sessionMs?: number;
}

/** For `handle`. */
export interface Reading {
  me: Process;
  /** Commits the offset after this record's; `false`: the group has been shared out anew meanwhile. */
  commit(record: SceneRecord): Script<boolean>;
}

export interface Consumer {
  readonly process: Process;
  /** Whether it was told to go elsewhere or to stop, and has not done so yet. */
  readonly isCalled: boolean;
  /** Goes to another offset of a partition that it has, commits that, and reads on from there. */
  seek(to: Place): void;
  /** Finishes its record, commits and leaves its group. */
  stop(): void;
}

/** ms a Fetch waits for a record, and so how often a waiting member says that it lives. */
const waitMs = 250;
const defaultPace = 300;

/** Dies or stops as one process. `process.crashAt('fetched')`, `'handled'` and `'committed'` are its points. */
export function startConsumer(world: World, options: ConsumerOptions): Consumer {
  const { name, group, topics, from, pace = defaultPace, sessionMs = 3_000 } = options;
  const commits = options.commits ?? 'after';
  const handle = options.handle ?? ((_, { me }: Reading) => me.rest(pace));
  const positions = new Map<string, { share: Share; next: number }>();
  let membership: Membership | undefined;
  let isStopping = false;
  let wanted: Place[] = [];
  const goesOn = (): boolean => !isStopping;

  function* begin(me: Process, memberId: string): Script {
    positions.clear();
    const joined = yield* joinGroup(me, { group, topics, sessionMs }, memberId);
    membership = joined.membership;
    const { generation } = membership;
    const places: Place[] = [];
    const why = new Map<Place, 'committed' | From>();
    for (const share of joined.shares) {
      const committed = yield* committedOffset(me, group, share);
      const next = committed ?? (yield* logOffset(me, from, share));
      positions.set(nameOf(share), { share, next });
      const place = { ...share, offset: next };
      why.set(place, committed === undefined ? from : 'committed');
      places.push(place);
    }
    me.tell({ type: 'assigned', who: name, group, generation, places });
    for (const [place, reason] of why) me.tell({ type: 'begins', who: name, place, why: reason });
  }

  /** Gives whether it is still in this generation. */
  function* commit(me: Process, share: Share, next: number): Script<boolean> {
    if (membership === undefined) return false;
    const code = yield* commitOffset(me, membership, share, next);
    if (!isOver(code)) expectNone('OffsetCommit', code);
    return code === 0;
  }

  function* isStillIn(me: Process): Script<boolean> {
    if (membership === undefined) return false;
    const { generation: generationId, memberId } = membership;
    const { errorCode: code } = yield* me.ask('Heartbeat', 3, {
      groupId: group,
      generationId,
      memberId,
    });
    if (code === errorCode('UNKNOWN_MEMBER_ID')) membership = { ...membership, memberId: '' };
    return code === 0;
  }

  /** One record, or none after a while. Partitions come first in turn. */
  function* fetchOne(me: Process): Script<SceneRecord | undefined> {
    const asked = [...positions.values()];
    const [first] = asked;
    if (first === undefined) {
      yield* me.idle(waitMs);
      return undefined;
    }
    const answer = yield* me.ask('Fetch', 11, {
      ...{ maxWaitMs: waitMs, minBytes: 1, maxBytes: 1, isolationLevel: 0 },
      topics: asked.map(({ share: { topic, partition }, next }) => ({
        topic,
        partitions: [{ partition, fetchOffset: BigInt(next), partitionMaxBytes: 1 }],
      })),
    });
    for (const { topic, partitions } of answer.responses) {
      for (const { partitionIndex: partition, errorCode: code, records } of partitions) {
        if (code === errorCode('OFFSET_OUT_OF_RANGE')) {
          yield* goBackIntoRange(me, { topic, partition });
          return undefined;
        }
        expectNone('Fetch', code);
        const position = positions.get(nameOf({ topic, partition }));
        const record = recordsIn(records ?? new Uint8Array()).find(
          ({ offset }) => position !== undefined && offset >= position.next,
        );
        if (record !== undefined) return sceneRecord(record, topic, partition);
      }
    }
    return undefined;
  }

  function* goBackIntoRange(me: Process, share: Share): Script {
    const next = yield* logOffset(me, from, share);
    const asked = positions.get(nameOf(share))?.next ?? next;
    me.tell({
      ...{ type: 'out-of-range', who: name },
      ...{ asked: { ...share, offset: asked }, goesTo: { ...share, offset: next } },
    });
    positions.set(nameOf(share), { share, next });
  }

  /** Gives whether it goes on in this generation. */
  function* read(me: Process): Script<boolean> {
    const record = yield* fetchOne(me);
    // Its place may have been moved while the answer was on its way: then nobody wants this record now.
    if (wanted.length > 0) return yield* goWhereWanted(me);
    if (record === undefined) return yield* isStillIn(me);
    yield* me.reach('fetched');
    me.tell({ type: 'received', who: name, record });
    moveOn(record);
    const by: Reading = {
      me,
      *commit(handled) {
        const isIn = yield* commit(me, handled, handled.offset + 1);
        yield* me.reach('committed');
        return isIn;
      },
    };
    yield* handle(record, by);
    me.tell({ type: 'handled', who: name, record });
    yield* me.reach('handled');
    if (commits === 'after') return yield* by.commit(record);
    return yield* isStillIn(me);
  }

  /** The partition that was read comes last from now on. */
  function moveOn({ topic, partition, offset }: SceneRecord): void {
    const share = { topic, partition };
    positions.delete(nameOf(share));
    positions.set(nameOf(share), { share, next: offset + 1 });
  }

  function* goWhereWanted(me: Process): Script<boolean> {
    let isIn = true;
    for (let to = wanted.shift(); to !== undefined; to = wanted.shift()) {
      const position = positions.get(nameOf(to));
      if (position === undefined) continue;
      const from = { ...position.share, offset: position.next };
      position.next = to.offset;
      me.tell({ type: 'sought', who: name, from, to });
      isIn = (yield* commit(me, position.share, to.offset)) && isIn;
    }
    return isIn;
  }

  const process = world.start(name, function* (me) {
    while (goesOn()) {
      yield* begin(me, membership?.memberId ?? '');
      let isIn = true;
      while (isIn && goesOn()) {
        isIn = wanted.length > 0 ? yield* goWhereWanted(me) : yield* read(me);
      }
    }
    if (membership !== undefined) yield* leaveGroup(me, membership);
  });

  return {
    process,
    get isCalled() {
      return process.isRunning && (isStopping || wanted.length > 0);
    },
    seek(to) {
      wanted = [...wanted.filter((one) => nameOf(one) !== nameOf(to)), to];
      process.wake();
    },
    stop() {
      isStopping = true;
      process.wake();
    },
  };
}

function nameOf({ topic, partition }: Share): string {
  return `${topic}/${partition}`;
}
