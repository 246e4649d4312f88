// A plant at a month's end: tankers are let in, Collection publishes, accounting reads. Silos fill up at the wrong moment, a
// report says nothing, the broker refuses and keeps silent, and accounting is killed, set back and asked each time.
import type { Hold } from '../../wire-tap/faults.ts';
import { commitsBy, eventsOf, sinceStart, type HistoryEvent } from '../history.ts';
import type { DawnPickup } from '../dawn.ts';
import type { Finding } from '../finding.ts';
import { Interruption } from '../interruption.ts';
import { crashed, settle } from '../settle.ts';
import { ctx, value, type Stage } from '../stage.ts';
import { supplied } from '../scenes/contexts.ts';
import { onlyRests, onlyTimers, quietMs, watchSilence } from '../scenes/quiet.ts';
import {
  callStart,
  untilDone,
  untilStarted,
  wasBrought,
  type LiveService,
  type ServiceSpec,
} from '../scenes/service.ts';
import { startAgain, sweep } from '../scenes/sweep.ts';
import { usesOfDb } from '../writers.ts';
import { jsonIn } from '../record-json.ts';
import {
  accounting,
  booked,
  collection,
  noFacts,
  topic,
  type Meanwhile,
  type MonthEndFacts,
} from './facts.ts';
import { openPlant, siloIds, type Load, type PickupRow } from './plant.ts';
import { mostThrows, throwsOnEnd } from './rules.ts';
import { askToUnload, unloadingOf, waitForAnswers } from './unload.ts';

type Rules = (facts: MonthEndFacts, history: readonly HistoryEvent[]) => Finding[];

/** Farms of the plant. */
const farms = 8;
const everyFarm = Array.from({ length: farms }, (_, index) => `farm-${index + 1}`);
/** Tankers of the month so far, and the pickups that each brought. */
const soFar = { loads: 10, pickups: 4 };
/** As many tankers come at once as at the peak. */
const atOnce = 8;
/** What the broker says once to a send: nothing that trying again would change. */
const refusal = 'TOPIC_AUTHORIZATION_FAILED';
/** A round of the sweep has many calls to a store, at which nothing new is to be learned. */
const boundaries = 8;
/** So many rests of its client are skipped. */
const mostRests = 24;
/** While only its timers are open, the time of the process is moved on by so much (ms), and so often. */
const passMs = 10_000;
const mostPasses = 20;

const dispatch: ServiceSpec = { process: collection, start: 'dispatch' };
const publish: ServiceSpec = { process: collection, start: 'publish' };
const report: ServiceSpec = { process: accounting, start: 'report' };

export async function endTheMonth(stage: Stage, rules: Rules): Promise<MonthEndFacts> {
  const facts = noFacts();
  const plant = openPlant(stage.random, farms);
  const wrong = (): boolean => rules(facts, stage.history).length > 0;
  const [gate, neighbours] = await Promise.all([stage.learner(collection), stage.learner('plant')]);
  const full = siloIds[2];
  /** Where the next load goes that has room. */
  const roomy = (): string => stage.random.pick([siloIds[0], siloIds[1]]);
  const load = (pickups: number = stage.random.whole(1, 3)): Load => plant.load(roomy(), pickups);

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

  /** Publishing comes to rest: everything is there, or nothing more will come. */
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
    if (!gate.alive) throw new Interruption(crashed(stage, gate, publish.start));
    // What would be sent besides is on its way by then.
    await gate.turn();
    await look();
    facts.atRest = true;
  }

  /** Tankers come, and are answered before anything that is failed is put right. */
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

  /** A silo is filled up while a tanker that had room there is being let in. */
  async function race(): Promise<void> {
    const one = plant.load(siloIds[1], 2);
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

  const hasRead = (): boolean =>
    wasBrought(
      stage,
      accounting,
      topic,
      facts.log.flatMap(({ partition, records }) => {
        const offset = records.at(-1)?.offset;
        return typeof offset === 'number' ? [{ partition, offset }] : [];
      }),
    );
  const again = (): Promise<LiveService> => startAgain(stage, { ...report, done: hasRead });

  /** @param names of farms; all of them, and one that nobody knows, unless said */
  async function ask(
    after: MonthEndFacts['askings'][number]['after'],
    names: readonly string[] = [...everyFarm, 'farm-999'],
  ): Promise<void> {
    const learner = await stage.learner(accounting);
    for (const name of [...names, 'all']) {
      const route = `GET /month-end${name === 'all' ? '' : `/${name}`}`;
      const answer = await learner.request(route);
      const event = eventsOf(stage.history, 'port', accounting).findLast(
        ({ api, subject }) => api === 'http.answer' && subject === route,
      );
      facts.askings.push({
        ...{ route, name, answer, after, process: accounting },
        ...{ upTo: facts.fed.length, seq: event?.seq ?? 0 },
      });
    }
  }

  // The month so far is in the books and, once Collection is at work, on the stream; only then accounting begins.
  const month = Array.from({ length: soFar.loads }, () => load(soFar.pickups));
  await supplied(stage, gate, 'monthSoFar', [ctx, value(plant.silos), value(month)]);
  await supplied(stage, neighbours, 'fillUp', [ctx, value(full)]);
  const services = [
    { spec: dispatch, live: await callStart(stage, dispatch) },
    { spec: publish, live: await callStart(stage, publish) },
  ];
  for (const { spec, live } of services) await untilStarted(stage, spec, live);
  const stops = services.map(({ live }) => live);
  await published();
  let reporting = await callStart(stage, report);
  await untilStarted(stage, report, reporting);
  if (wrong()) return facts;

  // A usual morning, load by load, so that what each costs the store is seen.
  const perLoad: number[] = [];
  for (const one of Array.from({ length: 4 }, () => load())) {
    const from = stage.history.length;
    await unload('nothing', [one]);
    await published();
    perLoad.push(operations(stage.history.slice(from)));
    if (wrong()) return facts;
  }
  facts.perLoad = perLoad;
  await unload('full', [plant.load(full, 2)]);
  await published();
  if (wrong()) return facts;
  for (const lotId of lotsOf(month[0], month[4])) await weigh(lotId);
  await published();
  if (wrong()) return facts;
  await race();
  if (wrong()) return facts;
  await untilDone(stage, reporting, hasRead);
  await ask('start');
  if (wrong()) return facts;

  // Nobody answers Collection, whatever it asks.
  const silence = stage.hold({ api: 'http.request', process: collection });
  await unload('report silent', [load()], silence);
  facts.silenced = true;
  if (wrong()) return facts;
  silence.release();
  await published();
  if (wrong()) return facts;

  // A send is refused for good, and the answer to another is lost. What was begun with is sent again.
  facts.failed = true;
  const refused = stage.refuse({ api: 'Produce', process: collection }, refusal);
  await unload('send refused', [load(2)]);
  await published();
  refused.release();
  if (wrong()) return facts;
  const lost = stage.loseAnswer({ api: 'Produce', process: collection });
  await unload('nothing', [load(3)]);
  await published();
  lost.release();
  if (wrong()) return facts;
  await untilDone(stage, reporting, hasRead);
  await ask('feed');
  if (wrong()) return facts;

  // Accounting is down and the broker keeps silent; eight tankers come at once.
  await reporting.learner.kill();
  const silent = stage.hold({ api: 'Produce', process: collection });
  await unload(
    'broker silent',
    Array.from({ length: atOnce }, () => load()),
    silent,
  );
  if (wrong()) return facts;
  silent.release();
  await published();
  if (wrong()) return facts;
  reporting = await again();
  await ask('restart');
  if (wrong()) return facts;

  let ofRound: string[] = [];
  const soFarLots = month.flatMap(({ pickups }) => pickups) as [DawnPickup, ...DawnPickup[]];
  const swept = await sweep(
    stage,
    {
      ...{ ...report, done: hasRead, again, limit: boundaries },
      async feed() {
        const fresh = load(3);
        ofRound = fresh.pickups.map(({ farmId }) => farmId);
        await unload('nothing', [fresh]);
        // Another lot than those that are new: then each record is the last about its lot.
        const weighed = stage.random.pick(soFarLots);
        ofRound.push(weighed.farmId);
        await weigh(weighed.lotId);
        await published();
      },
      async wrong() {
        if (wrong()) return true;
        // Of those that the round was about; a sum over all has the others in it.
        await ask('sweep', [...new Set(ofRound)]);
        return wrong();
      },
    },
    reporting,
    [],
  );
  reporting = swept.service;
  facts.killed = swept.killed;
  facts.notReached = swept.notReached;
  if (wrong()) return facts;

  // Everything is read once more, and then there is news.
  await reporting.learner.kill();
  await rewindAll(stage, facts);
  reporting = await again();
  await ask('rewind');
  if (wrong()) return facts;
  await unload('nothing', [load()]);
  for (const lotId of lotsOf(month[7])) await weigh(lotId);
  await published();
  await untilDone(stage, reporting, hasRead);
  await ask('feed');
  if (wrong()) return facts;

  for (const { learner, starting } of [...stops, reporting]) {
    await settle(stage, learner, starting.handle('stop'), 'stop');
  }
  facts.complete = true;
  return facts;
}

const lotsOf = (...loads: readonly (Load | undefined)[]): string[] =>
  loads.flatMap((one) => one?.pickups.slice(0, 1).map(({ lotId }) => lotId) ?? []);

/** Reads and written rows of Collection. */
function operations(history: readonly HistoryEvent[]): number {
  const { reads = 0, writes = 0 } = usesOfDb(history).get(collection) ?? {};
  return reads + writes;
}

/** Sets every group that the report last read by back to the beginning. */
async function rewindAll(stage: Stage, { log }: MonthEndFacts): Promise<void> {
  const commits = commitsBy(sinceStart(stage.history, accounting), accounting);
  const beginning = new Map(
    log.flatMap(({ partition, end }) => (end > 0 ? [[partition, 0] as const] : [])),
  );
  for (const group of new Set(commits.flatMap((one) => (one.topic === topic ? [one.group] : [])))) {
    await stage.rewind(group, topic, beginning);
  }
}
