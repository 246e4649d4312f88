// Collection at work: tankers are let in, lots are weighed once more, and what it publishes comes to rest.
import type { Hold } from '../../wire-tap/faults.ts';
import { eventsOf } from '../history.ts';
import { Interruption } from '../interruption.ts';
import { jsonIn } from '../record-json.ts';
import { onlyRests, onlyTimers, quietMs, watchSilence } from '../scenes/quiet.ts';
import { crashed } from '../settle.ts';
import { supplied } from '../scenes/contexts.ts';
import { ctx, value, type Learner, type Stage } from '../stage.ts';
import { booked, collection, topic, type Meanwhile, type MonthEndFacts } from './facts.ts';
import type { Load, PickupRow } from './plant.ts';
import { mostThrows, throwsOnEnd } from './rules.ts';
import { askToUnload, unloadingOf, waitForAnswers } from './unload.ts';

/** So many rests of its client are skipped. */
const mostRests = 24;
/** While only its timers are open, the time of the process is moved on by so much (ms), and so often. */
const passMs = 10_000;
const mostPasses = 20;

/** Its entry that publishes what is in its books. */
export const publishing = 'publish';

export interface CollectionAtWork {
  /** Ends when everything is on the stream, or when nothing more will come; the stream is looked at then. */
  published(): Promise<void>;
  /**
   * Tankers come, and are answered before anything that is failed is put right.
   * @param hold what keeps something of Collection's waiting meanwhile
   */
  unload(during: Meanwhile, loads: readonly Load[], hold?: Hold): Promise<void>;
  weigh(lotId: string): Promise<void>;
  /** The load's silo is filled up while its tanker, for which there was room, is being let in. */
  race(load: Load): Promise<void>;
}

/**
 * @param facts what happens is noted there
 * @param gate Collection's process
 * @param neighbours whoever else fills silos and draws from them
 */
export function collectionAtWork(
  stage: Stage,
  facts: MonthEndFacts,
  { gate, neighbours }: { gate: Learner; neighbours: Learner },
): CollectionAtWork {
  /** Sees what the stream has by now. */
  async function look(): Promise<void> {
    facts.log = await stage.log(topic);
    const known = new Set(facts.fed.map(({ partition, offset }) => `${partition}@${offset}`));
    for (const { partition, records } of facts.log) {
      for (const { key, value: said, offset } of records) {
        const at = offset ?? -1;
        if (known.has(`${partition}@${at}`)) continue;
        const pickup = (jsonIn(said) ?? null) as PickupRow | null;
        facts.fed.push({
          ...{ topic, key: key ?? '', value: pickup, partition, offset: at },
          id: `${partition}@${at}`,
        });
      }
    }
  }

  function isPublished(): boolean {
    const told = new Set<string>();
    for (const event of eventsOf(stage.history, 'produce', collection)) {
      if (event.topic !== topic || event.outcome !== 'acknowledged') continue;
      for (const record of event.records) {
        const pickup = jsonIn(record.value) as Record<string, unknown> | null | undefined;
        told.add(`${String(pickup?.['lotId'])} ${String(pickup?.['litres'])}`);
      }
    }
    return booked(stage.history).every(({ row }) => told.has(`${row.lotId} ${row.litres}`));
  }

  async function published(): Promise<void> {
    let over = false;
    let rests = 0;
    let passed = 0;
    await watchSilence(stage, gate, {
      over: () => over || isPublished() || throwsOnEnd(stage.history).length >= mostThrows,
      async seen({ open, still, ms }) {
        over = still || ms >= quietMs || rests >= mostRests;
        if (over || open === undefined) return;
        // Whoever publishes now and then does so now.
        if (onlyTimers(open) && passed < mostPasses) {
          passed += 1;
          await gate.passTime(passMs);
        }
        if (!onlyRests(open)) return;
        rests += 1;
        await gate.skipRest();
      },
    });
    if (!gate.alive) throw new Interruption(crashed(stage, gate, publishing));
    // What would be sent besides is on its way by then.
    await gate.turn();
    await look();
    facts.atRest = true;
  }

  async function unload(during: Meanwhile, loads: readonly Load[], hold?: Hold): Promise<void> {
    facts.atRest = false;
    const asked = loads.map((one) => ({ load: one, asked: askToUnload(stage, gate, one) }));
    const waitedMs = await waitForAnswers(
      stage,
      gate,
      asked.map((one) => one.asked),
      hold,
    );
    facts.unloadings.push(...asked.map((one) => unloadingOf(stage, { ...one, during }, waitedMs)));
  }

  let weighings = 0;
  async function weigh(lotId: string): Promise<void> {
    facts.atRest = false;
    // More each time: a lot that is weighed twice is told too little as well by who lost the second.
    const litres = 2_401 + weighings++ * 10 + stage.random.whole(0, 9);
    await supplied(stage, gate, 'weigh', [ctx, value(lotId), value(litres)]);
  }

  async function race(one: Load): Promise<void> {
    const hold = stage.hold({ api: 'db.transaction', process: collection });
    facts.atRest = false;
    const asked = askToUnload(stage, gate, one);
    await stage.until({
      what: { en: 'the load to be booked', ko: '집유의 기장' },
      met: () => hold.waiting > 0 || asked.answer !== undefined || !gate.alive,
    });
    await supplied(stage, neighbours, 'fillUp', [ctx, value(one.siloId)]);
    hold.release();
    await asked.answered;
    facts.unloadings.push(unloadingOf(stage, { load: one, asked, during: 'race' }));
    facts.raced = true;
    await published();
    await supplied(stage, neighbours, 'drain', [ctx, value(one.siloId)]);
  }

  return { published, unload, weigh, race };
}
