// A season that one version of a service has settled is replayed by the learner's code for the next
// version: the old one takes its time to leave, and more comes while the new one is at work.
import { eventsOf } from '../history.ts';
import { Interruption } from '../interruption.ts';
import { replayRules } from '../rules/replayed.ts';
import { crashed, settle } from '../settle.ts';
import type { SeasonPickup } from '../season.ts';
import type { Argument, Call, Learner, LogPartition, NewRecord, Stage } from '../stage.ts';
import type { Text } from '../text.ts';
import { unlessStill, untilNoMore, waitsForAnother } from './nothing-more.ts';
import { committedBy } from './readers.ts';

/** What a lot is settled as; `Payable` of the exercise's own story. */
export interface Payable {
  lotId: string;
  farmId: string;
}

/** A pickup that stands in the topic. */
export interface Lot {
  id: string;
  partition: number;
  offset: number;
  /** `old`: before the day from which all is settled again. `during` and `after`: while and after that. */
  came: 'old' | 'since' | 'during' | 'after';
  payable: Payable;
}

/** Who replays what. */
export interface ReplaySpec {
  group: string;
  topic: string;
  /** Where the old version writes. */
  paid: string;
  /** Where the new version is to write. */
  corrected: string;
  /** Milliseconds since 1970. */
  since: number;
  /** `since` for the reader's eye. */
  day: Text;
  /** The processes of the two versions. */
  from: string;
  to: string;
}

export interface ReplayScript extends ReplaySpec {
  season: readonly SeasonPickup[];
  /** Pickups that come while the replay is under way, and when it has caught up. */
  later: Readonly<Record<'during' | 'after', readonly SeasonPickup[]>>;
  payableOf(pickup: SeasonPickup): Payable;
  /** Starts the old version. */
  start: { name: string; args: readonly Argument[] };
  /** The learner's function. */
  replay: { name: string; args: readonly Argument[] };
}

/** What came of a replay, for the rules. */
export interface Replayed extends ReplaySpec {
  /** The learner's function. */
  name: string;
  /** What it threw, or its process died of. */
  threw: string | undefined;
  lots: readonly Lot[];
  /** Where retention has left the first record of each partition. */
  starts: ReadonlyMap<number, number>;
  /** The pickups, the old payables and the corrected ones as the broker has them in the end. */
  logs: Readonly<Record<'pickups' | 'paid' | 'corrected', readonly LogPartition[]>>;
  /** What the group had committed before the replay. */
  before: ReadonlyMap<number, number>;
  started: boolean;
  hasStop: boolean;
  /** What the group had committed after the new version was stopped; `null` before that. */
  committed: ReadonlyMap<number, number> | null;
}

export async function replayTheSeason(stage: Stage, script: ReplayScript): Promise<Replayed> {
  const { topic, group, paid, corrected, since, day, from, to, later, replay } = script;
  const lots: Lot[] = [];
  const arrive = async (
    pickups: readonly SeasonPickup[],
    cameOf: (pickup: SeasonPickup) => Lot['came'],
  ): Promise<void> => {
    const places = await stage.produce(topic, pickups.map(recordOf));
    for (const [index, pickup] of pickups.entries()) {
      const { partition, offset } = places[index] ?? { partition: 0, offset: -1 };
      const came = cameOf(pickup);
      lots.push({
        id: pickup.pickup.lotId,
        partition,
        offset,
        came,
        payable: script.payableOf(pickup),
      });
    }
  };

  const oldVersion = await stage.learner(from);
  const starting = oldVersion.call(script.start.name, script.start.args);
  await arrive(script.season, ({ at }) => (at < since ? 'old' : 'since'));
  await settledBy(stage, script, oldVersion, starting, lots);
  const before = await stage.committed(group, topic);
  const starts = await retire(stage, topic, lots);

  const newVersion = await stage.learner(to);
  const production = stage.hold({ api: 'Produce', process: to });
  const leaving = stage.hold({ api: 'LeaveGroup', process: from });
  const call = newVersion.call(replay.name, replay.args);
  const run = { stage, learner: newVersion, call, askBroker: () => stage.committed(group, topic) };
  const gone = (): boolean => !newVersion.alive || call.error !== undefined;

  // Who does not wait until the old version has left goes on here.
  await unlessStill(run, () => leaving.waiting + production.waiting > 0);
  if (leaving.waiting > 0) await unlessStill(run, () => production.waiting > 0, waitsForAnother);
  leaving.release();
  await unlessStill(run, () => production.waiting > 0);
  if (!gone()) await arrive(later.during, () => 'during');
  // Who does not wait until its payables are there goes on here, and commits.
  if (production.waiting > 0) {
    await untilNoMore(run, () => production.arrived + eventsOf(stage.history, 'commit', to).length);
  }
  production.release();
  const settledAll = (): boolean => isSettled(stage, script, lots);
  await unlessStill(run, settledAll);
  if (settledAll()) {
    await unlessStill(run, () => call.settled);
    if (!gone()) await arrive(later.after, () => 'after');
    await unlessStill(run, settledAll);
  }
  if (!newVersion.alive) throw new Interruption(crashed(stage, newVersion, replay.name));

  const logs = async (): Promise<Replayed['logs']> => {
    const [pickups, old, fresh] = await Promise.all(
      [topic, paid, corrected].map((one) => stage.log(one)),
    );
    return { pickups: pickups ?? [], paid: old ?? [], corrected: fresh ?? [] };
  };
  const replayed: Replayed = {
    ...{ group, topic, paid, corrected, since, day, from, to },
    name: replay.name,
    threw: call.error,
    lots,
    starts,
    logs: await logs(),
    before,
    started: call.settled,
    hasStop: call.methods.includes('stop'),
    committed: null,
  };
  // One that is wrong already need not show that it can stop.
  if (replayRules(replayed, stage.history).length > 0) return replayed;
  await settle(stage, newVersion, call.handle('stop'), 'stop');
  const committed = await committedBy(stage, { name: to }, group, topic);
  return { ...replayed, logs: await logs(), committed };
}

/** @throws when the old version, which is no learner's, does not do its work */
async function settledBy(
  stage: Stage,
  { topic, group, paid, from }: ReplaySpec,
  oldVersion: Learner,
  starting: Call,
  lots: readonly Lot[],
): Promise<void> {
  const ends = new Map<number, number>();
  for (const { partition, offset } of lots) {
    ends.set(partition, Math.max(ends.get(partition) ?? 0, offset + 1));
  }
  const hasCommitted = ([partition, end]: [number, number]): boolean =>
    eventsOf(stage.history, 'commit', from).some(
      (event) =>
        event.group === group &&
        event.topic === topic &&
        event.partition === partition &&
        event.offset === end,
    );
  const waited = await stage.until({
    what: { en: `${from} to settle the season`, ko: `${from}의 한 철 정산` },
    met: () => starting.settled && [...ends].every(hasCommitted),
    hopeless: () => starting.error !== undefined || !oldVersion.alive,
  });
  if (waited !== 'met') {
    throw new Error(`${from} has not written ${paid}: ${starting.error ?? waited}`);
  }
}

/** Removes the oldest part of each partition, as retention does; where each begins now. */
async function retire(
  stage: Stage,
  topic: string,
  lots: readonly Lot[],
): Promise<ReadonlyMap<number, number>> {
  const starts = new Map<number, number>();
  for (const [partition, ofOne] of Map.groupBy(lots, (lot) => lot.partition)) {
    starts.set(partition, Math.floor(ofOne.filter(({ came }) => came === 'old').length / 3));
  }
  await stage.removeBefore(topic, starts);
  stage.note({
    en: 'retention: the first weeks of the season are gone',
    ko: '보존: 한 철의 첫 몇 주가 사라짐',
  });
  return starts;
}

function recordOf({ pickup, at }: SeasonPickup): NewRecord {
  return {
    key: pickup.farmId,
    value: JSON.stringify(pickup),
    headers: { 'event-id': pickup.lotId },
    timestamp: at,
  };
}

/** Whether the broker has acknowledged a corrected payable for each lot that needs one. */
function isSettled(stage: Stage, { to, corrected }: ReplaySpec, lots: readonly Lot[]): boolean {
  const written = new Set<string>();
  for (const event of eventsOf(stage.history, 'produce', to)) {
    if (event.topic !== corrected || event.outcome !== 'acknowledged') continue;
    for (const { value } of event.records) written.add(lotIn(value) ?? '');
  }
  return lots.every(({ id, came }) => came === 'old' || written.has(id));
}

/** As JSON has it, however it is spaced. */
function lotIn(value: string | null): string | undefined {
  return /"lotId"\s*:\s*"([^"]*)"/.exec(value ?? '')?.[1];
}
