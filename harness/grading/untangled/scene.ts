// Collection and Settlement with a stream between them: the one works while the other is down, is killed at each of its
// boundaries, becomes three, and is replaced instance by instance while both versions of an event come in.
import { dawn, type DawnPickup } from '../dawn.ts';
import type { Finding } from '../finding.ts';
import {
  assignedTo,
  caughtUp,
  eventsOf,
  groupsAreSettled,
  isReading,
  type HistoryEvent,
} from '../history.ts';
import { waitFor, untilStill } from '../scenes/calls.ts';
import { deriveUnderCrashes, type Given } from '../scenes/deriving.ts';
import {
  callStart,
  untilDone,
  untilStarted,
  wasBrought,
  type LiveService,
} from '../scenes/service.ts';
import type { Input } from '../rules/derived.ts';
import { settle } from '../settle.ts';
import { ctx, value, type Stage } from '../stage.ts';
import {
  group,
  instances,
  inV2,
  payableOf,
  payablesTopic,
  pickupsTopic,
  type PayableEvent,
  type PickupEvent,
  type UntangledFacts,
} from './facts.ts';

type Rules = (facts: UntangledFacts, history: readonly HistoryEvent[]) => Finding[];

const start = 'settle';
/** For so long (ms of the learner's) Settlement is down while drivers press. */
const outageMs = 10_000;

export async function untangle(stage: Stage, rules: Rules): Promise<UntangledFacts> {
  const facts: UntangledFacts = {
    ...{ deriving: null, captured: [], pickups: [], shared: null, rolled: null },
    duringRollout: 0,
  };
  const wrong = (): boolean => rules(facts, stage.history).length > 0;
  const all = dawn(stage.random, 400);
  const take = (count: number): DawnPickup[] => all.splice(0, count);
  const given = (count: number): Given<PickupEvent>[] =>
    take(count).map((pickup, index) => ({ event: inV2(pickup), partition: index % 3 }));

  facts.deriving = await deriveUnderCrashes<PickupEvent, PayableEvent>(stage, {
    ...{ process: instances[0], start, group, from: pickupsTopic, to: payablesTopic },
    ...{ route: 'GET /none/:lot', about: ({ lotId }) => lotId, expected: payableOf },
    first: given(6),
    round: () => given(3),
    rules: [(deriving, history) => rules({ ...facts, deriving }, history)],
  });
  if (wrong() || !facts.deriving.complete) return facts;

  await capturePickups(stage, facts, take(30));
  facts.pickups = await stage.log(pickupsTopic);
  if (wrong()) return facts;

  const inputs: Omit<Input<PickupEvent>, 'round'>[] = [
    ...facts.deriving.inputs,
    ...facts.pickups.flatMap(({ partition, records }) =>
      records.flatMap((record) => {
        const pickup = facts.captured.find(
          ({ pickup: { lotId } }) => record.headers['event-id'] === lotId,
        );
        return pickup === undefined
          ? []
          : [
              {
                event: inV2(pickup.pickup),
                id: pickup.pickup.lotId,
                partition,
                offset: record.offset ?? -1,
              },
            ];
      }),
    ),
  ];

  const lives = new Map<string, LiveService>();
  const open = async (name: string): Promise<void> => {
    const live = await callStart(stage, { process: name, start });
    await untilStarted(stage, { process: name, start }, live);
    lives.set(name, live);
  };
  const done = (): boolean => {
    const causes = new Set<string | undefined>();
    for (const event of eventsOf(stage.history, 'produce')) {
      if (event.topic !== payablesTopic || event.outcome !== 'acknowledged') continue;
      for (const { headers } of event.records) causes.add(headers['causation-id']);
    }
    return inputs.every(({ id }) => causes.has(id));
  };
  const untilAllDone = async (): Promise<void> => {
    for (const live of lives.values()) {
      if (!done()) await untilDone(stage, live, done);
    }
  };
  const feed = async (events: readonly PickupEvent[]): Promise<void> => {
    const places = await stage.produce(
      pickupsTopic,
      events.map((event) => ({
        ...{ key: event.farmId, value: JSON.stringify(event) },
        headers: { 'event-id': event.lotId },
      })),
    );
    for (const [index, event] of events.entries()) {
      const place = places[index] ?? { partition: -1, offset: -1 };
      inputs.push({ event, id: event.lotId, ...place });
    }
  };

  // The first had stopped, the others were never called.
  await stage.restart(instances[0]);
  await Promise.all(instances.map(open));
  await untilShared(stage);
  await untilAllDone();
  facts.shared = await share(stage, take(30).map(inV2), feed, untilAllDone);
  if (wrong()) return facts;

  const from = stage.history.length;
  for (const [index, name] of instances.entries()) {
    const ghost = index === 0 ? await stage.ghost(group, [pickupsTopic]) : undefined;
    await feed(mixed(take(10)));
    const live = lives.get(name);
    if (live !== undefined) await settle(stage, live.learner, live.starting.handle('stop'), 'stop');
    lives.delete(name);
    await feed(mixed(take(10)));
    await stage.restart(name);
    await open(name);
    await ghost?.leave();
    await feed(mixed(take(10)));
    await untilAllDone();
  }
  await untilAllDone();
  facts.duringRollout = payablesIn(stage.history.slice(from)).length;
  facts.rolled = { inputs, log: await stage.log(payablesTopic) };
  return facts;
}

/** Every other one as a tablet writes it that was not updated. */
const mixed = (pickups: readonly DawnPickup[]): PickupEvent[] =>
  pickups.map((pickup, index) => (index % 2 === 0 ? pickup : inV2(pickup)));

/** Drivers press while nobody of Settlement's is there; one record's answer is lost, one is slow to arrive. */
async function capturePickups(
  stage: Stage,
  facts: UntangledFacts,
  pickups: readonly DawnPickup[],
): Promise<void> {
  const collection = await stage.learner('collection');
  const outage = instances.map((name) => stage.down(name));
  for (const [index, pickup] of pickups.entries()) {
    const match = { api: 'Produce', process: 'collection' } as const;
    const from = stage.history.length;
    const held = index === 0 ? stage.hold(match) : undefined;
    const lost = index === 1 ? stage.loseAnswer(match) : undefined;
    const call = collection.call('capture', [ctx, value(pickup)]);
    let tooEarly = false;
    if (held !== undefined) {
      await stage.until({
        what: { en: 'the record to leave', ko: '레코드의 출발' },
        met: () => held.waiting > 0 || call.settled || !collection.alive,
      });
      await collection.turn();
      tooEarly = call.settled && call.error === undefined;
      held.release();
    }
    await stage.until({
      what: { en: 'capture to finish', ko: 'capture 함수의 완료' },
      met: () => call.settled || !collection.alive,
      limitMs: 3_000,
    });
    if (!call.settled) await waitFor(stage, [collection], { call, limitMs: outageMs });
    lost?.release();
    facts.captured.push({
      ...{ pickup, settled: call.settled, error: call.error, tooEarly },
      ...{ from, to: stage.history.length },
    });
    if (!call.settled || call.error !== undefined || !collection.alive) break;
  }
  for (const { release } of outage) release();
  await untilStill(stage, [collection]);
}

/** Each of the three has its part of the topic, or there is none for it. */
async function untilShared(stage: Stage): Promise<void> {
  await stage.until({
    what: { en: 'the instances to share the partitions', ko: '인스턴스들의 파티션 분담' },
    met: () =>
      instances.every(
        (name) => isReading(stage.history, name) && groupsAreSettled(stage.history, name),
      ),
    limitMs: 5_000 + 2 * stage.groupsWaitMs,
  });
}

async function share(
  stage: Stage,
  pickups: readonly PickupEvent[],
  feed: (events: readonly PickupEvent[]) => Promise<void>,
  untilAllDone: () => Promise<void>,
): Promise<UntangledFacts['shared']> {
  const from = stage.history.length;
  await feed(pickups);
  await untilAllDone();
  // Whoever else reads them, in whatever group, has handled them too by then.
  const ends = await stage.log(pickupsTopic);
  const hasRead = (name: string): boolean => {
    const own = assignedTo(stage.history, name).map(({ partition }) => partition);
    const places = ends
      .filter(({ partition, end }) => own.includes(partition) && end > 0)
      .map(({ partition, end }) => ({ partition, offset: end - 1 }));
    if (own.length === 0) return true;
    return wasBrought(stage, name, pickupsTopic, places) && caughtUp(stage.history, name);
  };
  await stage.until({
    what: { en: 'every instance to read', ko: '모든 인스턴스의 읽기' },
    met: () => instances.every(hasRead),
    limitMs: 5_000,
  });
  const lots = pickups.map(({ lotId }) => lotId);
  const writers = new Map<string, string[]>();
  const counts = new Map<string, number>();
  for (const { process, lotId } of payablesIn(stage.history.slice(from))) {
    if (!lots.includes(lotId)) continue;
    writers.set(lotId, [...new Set([...(writers.get(lotId) ?? []), process])]);
    counts.set(process, (counts.get(process) ?? 0) + 1);
  }
  return { lots, writers, counts };
}

function payablesIn(history: readonly HistoryEvent[]): { process: string; lotId: string }[] {
  return eventsOf(history, 'produce')
    .filter(({ topic, outcome }) => topic === payablesTopic && outcome === 'acknowledged')
    .flatMap(({ process, records }) =>
      records.map(({ headers }) => ({ process, lotId: headers['causation-id'] ?? '' })),
    );
}
