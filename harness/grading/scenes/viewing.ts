// A service that keeps a view of streams and answers from it. It is fed, asked, left without the services that
// it should not need, killed, given old records again, and begun anew where nothing is remembered. After each
// step it is asked for everything; what it must answer is a pure fold over what was published.
import { commitsBy, eventsOf, sinceStart } from '../history.ts';
import type { HistoryEvent } from '../history.ts';
import type { Finding } from '../finding.ts';
import type { Viewed, ViewAsking } from '../rules/viewed.ts';
import { settle } from '../settle.ts';
import type { HttpAnswer, Stage } from '../stage.ts';
import { publishEvents, type Fed, type ViewEvent } from './fed.ts';
import { untilSilent } from './quiet.ts';
import {
  callStart,
  untilDone,
  untilStarted,
  wasBrought,
  type LiveService,
  type ServiceSpec,
} from './service.ts';
import { startAgain, sweep, type Planned } from './sweep.ts';
import type { Boundary } from '../../wire-tap/boundaries.ts';

/** So long (ms) a service goes without those that are down: whoever asks them now and then asks meanwhile. */
const downForMs = 60_000;

/** What is done to the service; then it is asked for everything. */
export type ViewingStep =
  /** More is published. */
  | { do: 'feed'; events: readonly ViewEvent[] }
  /** More is published while these services are down, and a minute passes. */
  | { do: 'down'; services: readonly string[]; events: readonly ViewEvent[] }
  /** It is killed, more is published, and it is started again. */
  | { do: 'restart'; events: readonly ViewEvent[] }
  /** It is killed, its groups are set back to the beginning, and it is started again. */
  | { do: 'rewind' }
  /** It is killed at one boundary after another; each round brings as many events to the same partitions. */
  | { do: 'sweep'; round(): readonly ViewEvent[] }
  /** It is told to build its view anew, and asked while nothing of these topics reaches it. */
  | { do: 'rebuild'; route: string; withheld: readonly string[] }
  /** It is killed, and starts under another name: nothing of what it kept (`ctx.store`) is there. */
  | { do: 'late'; process: string };

export interface ViewingSpec extends ServiceSpec, Pick<Viewed, 'expected'> {
  /** What lies in the streams before the service begins. */
  first: readonly ViewEvent[];
  steps: readonly ViewingStep[];
  /** The route by which it is asked, in which `:farm` stands for what is asked about. */
  route: string;
  /** What it is asked about, once this was published; one that nothing is about belongs to it. */
  names(fed: readonly Fed[]): readonly string[];
  /** The rules that hold at each step. */
  rules: readonly ((facts: ViewingFacts, history: readonly HistoryEvent[]) => Finding[])[];
}

export interface ViewingFacts {
  /** In the order in which it was published. */
  fed: Fed[];
  askings: ViewAsking[];
  /** Where it was told to build its view anew. */
  rebuilt?: Rebuilt;
  killed: readonly Boundary[];
  notReached: readonly Planned[];
  /** Whether everything was tried that there was to try. */
  complete: boolean;
}

export interface Rebuilt {
  route: string;
  answer: HttpAnswer;
  /** The event of the answer. */
  seq: number;
  /** Whether everything was read once more afterwards. */
  isReread: boolean;
}

/**
 * @throws {Interruption} when its start or stop throws, never ends, or takes the process down
 */
export async function viewUnderFaults(stage: Stage, spec: ViewingSpec): Promise<ViewingFacts> {
  const facts: ViewingFacts = {
    ...{ fed: [], askings: [], killed: [], notReached: [], complete: false },
  };
  let { process } = spec;
  const done = (): boolean =>
    [...Map.groupBy(facts.fed, ({ topic }) => topic)].every(([topic, places]) =>
      wasBrought(stage, process, topic, places),
    );
  const feed = async (events: readonly ViewEvent[]): Promise<void> => {
    facts.fed.push(...(await publishEvents(stage, events)));
  };
  const again = (): Promise<LiveService> => startAgain(stage, { ...spec, process, done });
  const wrong = (): boolean => spec.rules.some((rule) => rule(facts, stage.history).length > 0);

  async function ask(after: ViewAsking['after']): Promise<void> {
    const learner = await stage.learner(process);
    for (const name of spec.names(facts.fed)) {
      const route = spec.route.replace(/:\w+/, name);
      const answer = await learner.request(route);
      const event = eventsOf(stage.history, 'port', process).findLast(
        ({ api, subject }) => api === 'http.answer' && subject === route,
      );
      facts.askings.push({
        ...{ route, name, answer, after, process },
        ...{ upTo: facts.fed.length, seq: event?.seq ?? 0 },
      });
    }
  }

  async function take(live: LiveService, step: ViewingStep): Promise<LiveService> {
    switch (step.do) {
      case 'feed':
        await feed(step.events);
        await untilDone(stage, live, done);
        return live;
      case 'down': {
        const down = step.services.map((name) => stage.down(name));
        await feed(step.events);
        await untilDone(stage, live, done);
        await live.learner.passTime(downForMs);
        await untilDone(stage, live, done);
        await ask('down');
        for (const { release } of down) release();
        return live;
      }
      case 'restart':
        await live.learner.kill();
        await feed(step.events);
        return again();
      case 'rewind':
        await live.learner.kill();
        await rewindAll(stage, process, facts.fed);
        return again();
      case 'rebuild': {
        const withheld = step.withheld.map((topic) => stage.withhold({ topic, process }));
        const answer = await live.learner.request(step.route);
        const { seq = 0 } = stage.history.at(-1) ?? {};
        await untilSilent(stage, live.learner, () => false);
        await ask('rebuild');
        for (const { release } of withheld) release();
        const isReread = (): boolean => wasBroughtSince(stage.history, process, seq, facts.fed);
        await untilDone(stage, live, isReread);
        facts.rebuilt = { route: step.route, answer, seq, isReread: isReread() };
        return live;
      }
      case 'late':
        await live.learner.kill();
        ({ process } = step);
        live = await callStart(stage, { ...spec, process });
        await untilStarted(stage, spec, live);
        await untilDone(stage, live, done);
        return live;
      case 'sweep': {
        const swept = await sweep(
          stage,
          {
            ...{ process, start: spec.start, done },
            feed: () => feed(step.round()),
            async wrong() {
              if (wrong()) return true;
              await ask('sweep');
              return wrong();
            },
          },
          live,
          [],
        );
        facts.killed = swept.killed;
        facts.notReached = swept.notReached;
        return swept.service;
      }
    }
  }

  await feed(spec.first);
  let live = await callStart(stage, spec);
  await untilStarted(stage, spec, live);
  await untilDone(stage, live, done);
  await ask('start');
  if (wrong()) return facts;
  for (const step of spec.steps) {
    live = await take(live, step);
    if (wrong()) return facts;
    // While others were down it has been asked already.
    if (step.do !== 'down') await ask(step.do);
    if (wrong()) return facts;
  }
  await settle(stage, live.learner, live.starting.handle('stop'), 'stop');
  facts.complete = true;
  return facts;
}

/** Whether all of these were brought to the process after this event of the run (its `seq`). */
function wasBroughtSince(
  history: readonly HistoryEvent[],
  process: string,
  seq: number,
  fed: readonly Fed[],
): boolean {
  const left = new Set(
    fed.map(({ topic, partition, offset }) => `${topic}/${partition}@${offset}`),
  );
  for (const event of eventsOf(history, 'fetch', process)) {
    if (event.seq < seq) continue;
    for (const { offset } of event.records) {
      left.delete(`${event.topic}/${event.partition}@${offset ?? '?'}`);
    }
  }
  return left.size === 0;
}

/** Sets every group that the process last read by back to the beginning of what was published. */
async function rewindAll(stage: Stage, process: string, fed: readonly Fed[]): Promise<void> {
  const commits = commitsBy(sinceStart(stage.history, process), process);
  const rewound = new Set<string>();
  for (const { group, topic } of commits) {
    if (rewound.has(`${group} ${topic}`)) continue;
    rewound.add(`${group} ${topic}`);
    const partitions = fed.flatMap((one) => (one.topic === topic ? [one.partition] : []));
    if (partitions.length === 0) continue;
    await stage.rewind(group, topic, new Map(partitions.map((partition) => [partition, 0])));
  }
}
