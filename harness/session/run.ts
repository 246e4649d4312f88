// One run of a check: learner processes, a tap with a name table of its own, one history.
import type { Broker } from '../brokers/broker.ts';
import type { Check } from '../grading/check.ts';
import type { HistoryEvent, RunEvent } from '../grading/history.ts';
import { Interruption } from '../grading/interruption.ts';
import { createRandom } from '../grading/random.ts';
import { faultNotes } from '../grading/fault-notes.ts';
import type { Learner, Stage } from '../grading/stage.ts';
import type { LearnerCode } from '../learner/code.ts';
import type { LearnerPool } from '../learner/pool.ts';
import { shapeFinding } from '../learner/shape.ts';
import type { Boundary } from '../wire-tap/boundaries.ts';
import { createFaultPlan } from '../wire-tap/faults.ts';
import { createNameTable } from '../wire-tap/names.ts';
import { createNodes } from '../wire-tap/nodes.ts';
import { createSharedCluster } from '../wire-tap/shared-cluster.ts';
import type { TapServer, TapTarget } from '../wire-tap/tap-server.ts';
import { createTap } from '../wire-tap/tap.ts';
import type { WireEvent } from '../wire-tap/wire-event.ts';
import { deleteGroups, leaveGroup, readCommits } from './broker-groups.ts';
import { deleteRecords, readLog } from './broker-topics.ts';
import type { Cluster } from './cluster.ts';
import { loadLearner } from './learner.ts';
import { linger } from './linger.ts';
import { place } from './place.ts';
import { createPlayed } from './played.ts';
import { createPorts } from './ports.ts';
import { createStageFaults } from './stage-faults.ts';
import { produceRecords } from './produce-records.ts';
import type { TopicPool } from './topic-pool.ts';
import { createWaiting } from './waiting.ts';

export interface RunOptions {
  check: Check;
  code: LearnerCode;
  seed: number;
  sweepAll: boolean;
  /** Is given each event as it happens. */
  onEvent?: ((event: HistoryEvent) => void) | undefined;
  /** Put before the names the learner makes up; no other run has it. */
  prefix: string;
  broker: Broker;
  cluster: Cluster;
  learners: LearnerPool;
  topics: TopicPool;
  taps: TapServer;
  /** Where the tap server finds whose connection a token is. */
  targets: Map<string, TapTarget>;
}

export interface Run {
  stage: Stage;
  /** What the learner's processes printed, its last part. */
  output(): string;
  /** A session timeout of the learner's (ms) that only this cluster does not take. */
  refusedSessionMs(): number | undefined;
  /** Kills what still runs and gives topics and groups back. */
  end(): Promise<void>;
}

/** Kafka's group.initial.rebalance.delay.ms (3 s), which a second member begins anew, and some more. */
const groupsWaitMs = 7_000;

/** How long an empty Fetch answer takes while a scenario keeps the broker slow. */
const slowFetchMs = 10;

export async function createRun(options: RunOptions): Promise<Run> {
  const { check, code, seed, prefix, broker, cluster, learners, taps, targets } = options;
  const begun = performance.now();
  const history: HistoryEvent[] = [];
  const waiting = createWaiting();

  const logical = Object.entries(check.topics);
  const physical = await Promise.all(logical.map(([, spec]) => options.topics.take(spec)));
  const names = createNameTable(
    prefix,
    Object.fromEntries(logical.map(([name], index) => [name, physical[index] ?? name])),
    broker.prefix !== '',
  );
  const nodes = createNodes([broker, ...broker.others]);
  const shared = broker.prefix === '' ? undefined : createSharedCluster();
  const partitionsOf = (topic: string): number => check.topics[topic]?.partitions ?? 1;

  const note = (event: WireEvent | RunEvent): void => {
    const ms = Math.round((performance.now() - begun) * 10) / 10;
    const noted: HistoryEvent = { ...event, seq: history.length + 1, ms };
    history.push(noted);
    options.onEvent?.(noted);
    waiting.changed();
  };
  const boundaries: Boundary[] = [];
  const faults = createFaultPlan({
    changed: waiting.changed,
    passed: (boundary) => void boundaries.push(boundary),
  });
  const tap = createTap({ names, faults, record: note, pause: pauseUnless, nodes, shared });
  /** Every process there was, those of one name in the order of their lives. */
  const processes: { learner: Learner; output: () => string; token: string }[] = [];
  const living = (name: string): Learner | undefined =>
    processes.findLast(({ learner }) => learner.name === name)?.learner;
  const played = createPlayed(note);
  const ports = createPorts({
    faults,
    note,
    async request(service, route, body) {
      const unreachable = { unreachable: true, response: { status: 503 } };
      if (faults.isDown(service)) return unreachable;
      const answer = played.ask(service, route, body) ?? living(service)?.request(route, body);
      return answer ?? unreachable;
    },
  });

  /** Group members of a process that have not said goodbye. */
  function membersOf(process: string): { group: string; memberId: string }[] {
    const members = new Map<string, { group: string; memberId: string }>();
    for (const event of history) {
      if (!('memberId' in event) || event.process !== process || event.memberId === '') continue;
      const isForgotten = event.type === 'rebalance' && event.error === 'UNKNOWN_MEMBER_ID';
      if (event.type === 'leave' || isForgotten) members.delete(event.memberId);
      else members.set(event.memberId, event);
    }
    return [...members.values()];
  }

  /** What a crash leaves behind for the harness: cut sockets, and members the group still counts. */
  async function cleanUpAfter(process: string, token: string): Promise<void> {
    targets.delete(token);
    taps.cut(token);
    await expire(process);
  }

  async function expire(process: string): Promise<void> {
    await Promise.all(
      membersOf(process).map(async ({ group, memberId }) => {
        await leaveGroup(cluster, names.toBroker('group', group), memberId);
        note({ type: 'leave', process, connection: 0, group, memberId, byHarness: true });
      }),
    );
  }

  async function load(name: string): Promise<Learner> {
    if (code.problem !== undefined) {
      throw new Interruption(shapeFinding(code.problem, code.answer));
    }
    const token = crypto.randomUUID();
    targets.set(token, { tap, process: name, nodes, dial: broker.dial });
    const loaded = await loadLearner({
      name,
      token,
      process: await learners.take(),
      tap: taps.path,
      brokers: nodes.seeds,
      code,
      exports: check.exports,
      ...(check.values === undefined ? {} : { values: check.values }),
      note,
      ports,
      asked: () => tap.asked(name),
      cleanUp: () => cleanUpAfter(name, token),
    });
    if ('problem' in loaded) {
      throw new Interruption(shapeFinding(loaded.problem, code.answer));
    }
    processes.push({ ...loaded, token });
    return loaded.learner;
  }

  // All at once, while the first of them is already at work.
  const loading = new Map(
    check.processes.map((name) => {
      const learner = load(name);
      // The scenario hears of a failure when it asks for the process.
      learner.catch(() => undefined);
      return [name, learner] as const;
    }),
  );

  const stageFaults = createStageFaults({
    ...{ faults, names, cluster, note, expire },
    async linger(at) {
      const learner = living(at.process);
      if (learner !== undefined) await linger(learner, at);
    },
    // What goes wrong with it, whoever ends the process after that hears.
    kill: (at) =>
      void living(at.process)
        ?.kill(at)
        .catch(() => undefined),
    cut: tap.cut,
  });

  const stage: Stage = {
    seed,
    sweepAll: options.sweepAll,
    random: createRandom(seed),
    history,
    learner(name) {
      const learner = loading.get(name);
      if (learner === undefined) throw new Error(`The check has no process called ${name}`);
      return learner;
    },
    async restart(name) {
      await (await stage.learner(name)).kill();
      const learner = load(name);
      // The next crash is not far away.
      void learners.fill(2, { unrehearsed: true });
      loading.set(name, learner);
      return learner;
    },
    boundaries,
    groupsWaitMs: broker.prefix === '' ? 0 : groupsWaitMs,
    until: waiting.until,
    look: waiting.changed,
    ...stageFaults,
    play: played.play,
    async produce(topic, records) {
      const partitions = partitionsOf(topic);
      const placed = place(records, { topic, partitions, now: Date.now() });
      note({ type: 'harness', process: null, did: faultNotes.written(topic, records.length) });
      const offsets = await produceRecords(cluster, names.toBroker('topic', topic), placed);
      return placed.map(({ partition }, index) => ({ partition, offset: offsets[index] ?? -1 }));
    },
    note: (did, process) => note({ type: 'harness', process: process ?? null, did }),
    noteMeasured: (did, process) =>
      note({ type: 'harness', process: process ?? null, did, measured: true }),
    log: (topic) => readLog(cluster, names.toBroker('topic', topic), partitionsOf(topic)),
    committed: (group, topic) =>
      readCommits(
        cluster,
        names.toBroker('group', group),
        names.toBroker('topic', topic),
        partitionsOf(topic),
      ),
    removeBefore: (topic, offsets) =>
      deleteRecords(cluster, names.toBroker('topic', topic), offsets),
  };

  return {
    stage,
    output: () =>
      check.processes
        .flatMap((name) => processes.filter(({ learner }) => learner.name === name))
        .map(({ learner, output }) => prefixed(learner.name, output()))
        .filter((text) => text !== '')
        .join('\n'),
    refusedSessionMs: () => shared?.refusedSessionMs,
    async end() {
      await stageFaults.end();
      await Promise.allSettled(loading.values());
      await Promise.all(processes.map((one) => one.learner.kill()));
      for (const { token } of processes) targets.delete(token);
      await Promise.all([
        options.topics.discard(names.used('topic')),
        deleteGroups(cluster, names.used('group')),
      ]);
    },
  };
}

function prefixed(name: string, output: string): string {
  if (output.trim() === '') return '';
  return output
    .trimEnd()
    .split('\n')
    .map((line) => `${name}: ${line}`)
    .join('\n');
}

async function pauseUnless(early: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([
    early,
    new Promise((resolve) => {
      timer = setTimeout(resolve, slowFetchMs);
    }),
  ]);
  clearTimeout(timer);
}
