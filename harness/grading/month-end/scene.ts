// A plant at a month's end: tankers are let in, Collection publishes, accounting reads. Silos fill up at the wrong moment, a
// report says nothing, the broker refuses and keeps silent, and accounting is killed, set back and asked each time.
import { commitsBy, eventsOf, sinceStart, type HistoryEvent } from '../history.ts';
import type { DawnPickup } from '../dawn.ts';
import type { Finding } from '../finding.ts';
import { settle } from '../settle.ts';
import { ctx, value, type Stage } from '../stage.ts';
import { supplied } from '../scenes/contexts.ts';
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
import { collectionAtWork, publishing } from './collection.ts';
import { accounting, collection, noFacts, topic, type MonthEndFacts } from './facts.ts';
import { openPlant, siloIds, type Load } from './plant.ts';

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

const dispatch: ServiceSpec = { process: collection, start: 'dispatch' };
const publish: ServiceSpec = { process: collection, start: publishing };
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

  const { published, unload, weigh, race } = collectionAtWork(stage, facts, { gate, neighbours });
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
  await race(plant.load(siloIds[1], 2));
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
