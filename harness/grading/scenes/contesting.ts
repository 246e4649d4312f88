// Two services that both have a say in one value: the desk's service is sent decisions, Quality's reads them beside
// the lab's results. What reaches Quality first is turned round, Quality is killed and made to read again.
import { eventsOf } from '../history.ts';
import type { Finding } from '../finding.ts';
import type { HistoryEvent } from '../history.ts';
import { objectIn } from '../record-json.ts';
import { settle } from '../settle.ts';
import { ctx, value, type Learner, type LogPartition, type Stage } from '../stage.ts';
import { casesOf, openContest } from '../contested/contest.ts';
import {
  gradeAfter,
  topics,
  type ContestFacts,
  type Decision,
  type Posting,
  type Result,
} from '../contested/facts.ts';
import { sameData } from '../rules/same-data.ts';
import { supplied } from './contexts.ts';
import { untilSilent } from './quiet.ts';
import {
  callStart,
  untilDone,
  untilStarted,
  wasBrought,
  type LiveService,
  type ServiceSpec,
} from './service.ts';
import { startAgain, sweep } from './sweep.ts';

/** What the broker says once to a send: nothing that trying again would change. */
const refusal = 'TOPIC_AUTHORIZATION_FAILED';

/** A round has many calls to a store, at which nothing new is to be learned: fewer boundaries will do. */
const boundaries = 12;

const quality: ServiceSpec = { process: 'quality', start: 'quality' };
const desk: ServiceSpec = { process: 'appeals', start: 'appeals' };

export async function contestGrades(
  stage: Stage,
  rules: readonly ((facts: ContestFacts, history: readonly HistoryEvent[]) => Finding[])[],
): Promise<ContestFacts> {
  const facts: ContestFacts = {
    ...{ cases: [], declared: null, results: [], postings: [], decisions: [], grades: [] },
    ...{ restarts: 0, killed: [], notReached: [], complete: false },
  };
  const contest = openContest(stage.random);
  const [lab, settlement] = await Promise.all([stage.learner('lab'), stage.learner('settlement')]);
  /** The last record of each partition that Quality reads. */
  let ends: { topic: string; partition: number; offset: number }[] = [];

  async function look(): Promise<void> {
    const read = async (topic: string): Promise<LogPartition[]> => stage.log(topic);
    const [results, decisions] = await Promise.all([read(topics.results), read(topics.decisions)]);
    facts.decisions = decisions;
    ends = [
      ...results.map((one) => ({ ...one, topic: topics.results })),
      ...decisions.map((one) => ({ ...one, topic: topics.decisions })),
    ].flatMap(({ topic, partition, records }) => {
      const offset = records.at(-1)?.offset;
      return typeof offset === 'number' ? [{ topic, partition, offset }] : [];
    });
  }

  async function measure(...results: Result[]): Promise<void> {
    await supplied(stage, lab, 'measure', [ctx, value(results)]);
    facts.results.push(...results);
    await look();
  }

  async function post(...decisions: Decision[]): Promise<void> {
    const clerk = await stage.learner(desk.process);
    for (const decision of decisions) await postOne(clerk, decision, 'usual');
    await look();
  }

  async function postOne(
    clerk: Learner,
    decision: Decision,
    while_: Posting['while'],
  ): Promise<void> {
    const answer = await clerk.request('POST /appeals', decision);
    const event = stage.history.findLast(
      (one) => one.type === 'port' && one.subject === 'POST /appeals',
    );
    facts.postings.push({ decision, answer, seq: event?.seq ?? 0, while: while_ });
  }

  /** The latest grade of each lot that Quality was told is written. */
  function latest(): Map<string, unknown> {
    const written = new Map<string, unknown>();
    for (const event of eventsOf(stage.history, 'produce', quality.process)) {
      if (event.topic !== topics.grades || event.outcome !== 'acknowledged') continue;
      for (const record of event.records) {
        const said = objectIn(record.value);
        written.set(String(said?.['lotId']), said);
      }
    }
    return written;
  }

  function done(): boolean {
    const isBrought = [topics.results, topics.decisions].every((topic) =>
      wasBrought(
        stage,
        quality.process,
        topic,
        ends.filter((end) => end.topic === topic),
      ),
    );
    if (!isBrought) return false;
    const written = latest();
    const decided = new Map(
      facts.decisions
        .flatMap(({ records }) => records)
        .map((record) => objectIn(record.value))
        .map((said) => [said?.['lotId'], said as unknown as Decision | undefined]),
    );
    return [...new Map(facts.results.map((one) => [one.lotId, one])).values()].every((result) =>
      sameData(written.get(result.lotId), gradeAfter(result, decided.get(result.lotId))),
    );
  }

  async function wrong(): Promise<boolean> {
    facts.grades = await stage.log(topics.grades);
    return rules.some((rule) => rule(facts, stage.history).length > 0);
  }

  async function again(): Promise<LiveService> {
    facts.restarts += 1;
    return startAgain(stage, { ...quality, done });
  }

  // The decision alone, before anything runs.
  const thinker = await stage.learner(quality.process);
  const cases = [];
  for (const { result, decision } of casesOf(stage.random)) {
    const call = thinker.call('decide', [value(result), value(decision)]);
    if (cases.length === 0) await thinker.turn();
    await settle(stage, thinker, call, 'decide');
    cases.push({ result, decision, got: call.result });
  }
  facts.cases = cases;
  facts.declared = await supplied(stage, thinker, 'declared', []);
  if (await wrong()) return facts;

  // A day as usual: results, then decisions about some of them, then second thoughts of both.
  const lots = (['C', 'B', 'C', 'A', 'B'] as const).map((letter) => contest.measured(letter));
  const [one, two, three, four] = lots;
  if (one === undefined || two === undefined || three === undefined || four === undefined) {
    throw new Error('the day has its lots');
  }
  await measure(...lots);
  await supplied(stage, settlement, 'settle', [ctx]);
  const clerk = await callStart(stage, desk);
  await untilStarted(stage, desk, clerk);
  let service = await callStart(stage, quality);
  await untilStarted(stage, quality, service);
  const work = (): Promise<void> => untilDone(stage, service, done);
  await work();
  if (await wrong()) return facts;
  const startUp = stage.boundaries
    .slice(
      0,
      stage.boundaries.findIndex(({ process, api }) => process === 'quality' && api === 'Fetch'),
    )
    .filter(({ process }) => process === quality.process);
  await post(
    contest.decided(one, 'A'),
    contest.decided(two, null),
    contest.decided(three, 'B', 'ahead'),
  );
  await work();
  if (await wrong()) return facts;
  await post(contest.decided(three, 'A', 'behind'));
  await measure(contest.measured('B', one), contest.measured('C', four));
  await work();
  if (await wrong()) return facts;

  // The desk's decisions are read first.
  const early = [contest.lot(), contest.lot()] as const;
  const withheld = stage.withhold({ topic: topics.results, process: quality.process });
  await post(contest.decided(early[0], 'A'), contest.decided(early[1], null));
  await untilSilent(stage, service.learner, () => false);
  await measure(contest.measured('C', early[0]), contest.measured('B', early[1]));
  withheld.release();
  await work();
  if (await wrong()) return facts;

  // What the broker does not take, the desk does not promise.
  const refused = contest.measured('C');
  await measure(refused);
  const refusing = stage.refuse({ api: 'Produce', process: desk.process }, refusal);
  await postOne(clerk.learner, contest.decided(refused, 'A'), 'send refused');
  // Who answers before it has sent is sending just now.
  await untilSilent(stage, clerk.learner, () => false);
  refusing.release();
  await look();
  await work();
  if (await wrong()) return facts;

  // A decision is read, and the process that read it ends before the result comes. The desk goes on meanwhile.
  const overnight = [contest.lot(), contest.lot()] as const;
  await post(contest.decided(overnight[0], 'A'));
  await work();
  await service.learner.kill();
  await postOne(clerk.learner, contest.decided(overnight[1], 'A'), 'quality down');
  await look();
  if (await wrong()) return facts;
  service = await again();
  await measure(...overnight.map((lot) => contest.measured('C', lot)));
  await work();
  if (await wrong()) return facts;

  const swept = await sweep(
    stage,
    {
      ...{ ...quality, done, wrong, again, limit: boundaries },
      async feed() {
        const fresh = contest.measured('C');
        const waiting = contest.lot();
        await post(
          contest.decided(waiting, 'A'),
          contest.decided(two, 'A'),
          contest.decided(fresh, 'B'),
        );
        await measure(contest.measured('B', waiting), fresh);
      },
    },
    service,
    startUp,
  );
  service = swept.service;
  facts.killed = swept.killed;
  facts.notReached = swept.notReached;
  if (await wrong()) return facts;

  // Another member takes part of the partitions, does nothing with them, and goes.
  const [shared] = groupsOf(stage.history);
  if (shared !== undefined) {
    const ghost = await stage.ghost(shared.group, [topics.results, topics.decisions]);
    const fresh = contest.measured('C');
    await measure(fresh);
    await post(contest.decided(fresh, 'B'));
    await ghost.leave();
    await work();
    if (await wrong()) return facts;
  }

  // Everything is read once more.
  await service.learner.kill();
  stage.look();
  for (const { group, topic } of groupsOf(stage.history)) {
    await stage.rewind(group, topic, new Map([0, 1, 2].map((partition) => [partition, 0])));
  }
  service = await again();
  if (await wrong()) return facts;

  for (const { learner, starting } of [service, clerk]) {
    await settle(stage, learner, starting.handle('stop'), 'stop');
  }
  facts.complete = true;
  return facts;
}

/** Where Quality's groups left bookmarks. */
function groupsOf(history: readonly HistoryEvent[]): { group: string; topic: string }[] {
  const kept = new Map<string, { group: string; topic: string }>();
  for (const { group, topic, error } of eventsOf(history, 'commit', quality.process)) {
    if (error === null) kept.set(`${group} ${topic}`, { group, topic });
  }
  return [...kept.values()];
}
