// A service that reads one topic and writes another, from its first start to its stop: it is given events,
// asked for what it knows, killed at one boundary after another, and stopped. Each step is only taken
// when everything before it was right.
import { eventsOf, type HistoryEvent } from '../history.ts';
import type { Finding } from '../finding.ts';
import type { Asking } from '../rules/answered.ts';
import type { Aside } from '../rules/aside.ts';
import type { Stopped } from '../rules/committed.ts';
import type { Derived, Input } from '../rules/derived.ts';
import { settle } from '../settle.ts';
import type { LogPartition, Stage } from '../stage.ts';
import type { Boundary } from '../../wire-tap/boundaries.ts';
import { askFor, serves, startAndAsk } from './asking.ts';
import {
  callStart,
  untilDone,
  untilStarted,
  wasBrought,
  type LiveService,
  type ServiceSpec,
} from './service.ts';
import { startAgain, sweep, type Planned } from './sweep.ts';

/** What the broker says once to a send: nothing that trying again would change. */
const refusal = 'TOPIC_AUTHORIZATION_FAILED';

/** An event that the service is given, and the partition it is to lie in. */
export interface Given<In> {
  event: In;
  partition: number;
}

export interface DerivingSpec<In, Out>
  extends ServiceSpec, Pick<Derived<In, Out>, 'from' | 'to' | 'group' | 'expected' | 'about'> {
  /** What lies there before the service begins. */
  first: readonly Given<In>[];
  /** What each round of the sweep brings: always as many, to the same partitions. */
  round(): readonly Given<In>[];
  /** The route by which it is asked, in which `:lot` stands for what is asked about; where it answers anybody. */
  route?: string;
  /** Where events go of which nothing else may come. */
  aside?: Pick<Aside<In>, 'topic' | 'belongs'>;
  /** An event's value, where that is not its JSON. */
  text?(event: In): string;
  /** The rules that hold at each step. */
  rules: readonly ((facts: DerivingFacts<In>, history: readonly HistoryEvent[]) => Finding[])[];
}

export interface DerivingFacts<In> {
  inputs: Input<In>[];
  /** What the service has written by now. */
  log: LogPartition[];
  askings: Asking[];
  /** After it was stopped; `null` when it came to no stop. */
  stopped: Stopped | null;
  killed: readonly Boundary[];
  notReached: readonly Planned[];
  /** Whether one of its sends was refused. */
  refused: boolean;
  /** Whether one of its calls to a vendor failed. */
  failed: boolean;
  /** Whether everything was tried that there was to try. */
  complete: boolean;
}

export async function deriveUnderCrashes<In, Out>(
  stage: Stage,
  spec: DerivingSpec<In, Out>,
): Promise<DerivingFacts<In>> {
  const { process, from, to, about } = spec;
  const facts: DerivingFacts<In> = {
    ...{ inputs: [], log: [], askings: [], stopped: null },
    ...{ killed: [], notReached: [], refused: false, failed: false, complete: false },
  };
  let round = 0;
  /** Whether it was asked between a crash and its going on. */
  let isAsked = false;
  /** Of all events that the service wrote, and how much of the history that has been looked through for them. */
  const causes = new Set<string | undefined>();
  let looked = 0;

  async function feed(given: readonly Given<In>[]): Promise<void> {
    const first = facts.inputs.length + 1;
    const inputs = given.map((one, index) => ({ ...one, id: `result-${first + index}`, round }));
    round += 1;
    const places = await stage.produce(
      from,
      inputs.map(({ event, id, partition }) => ({
        ...{ key: about(event), value: spec.text?.(event) ?? JSON.stringify(event), partition },
        headers: { 'event-id': id },
      })),
    );
    facts.inputs.push(
      ...inputs.map((one, index) => ({ ...one, offset: places[index]?.offset ?? -1 })),
    );
  }

  function done(): boolean {
    if (!wasBrought(stage, process, from, facts.inputs)) return false;
    for (const event of eventsOf(stage.history.slice(looked), 'produce', process)) {
      const isThere = event.topic === to || event.topic === spec.aside?.topic;
      if (!isThere || event.outcome !== 'acknowledged') continue;
      for (const { headers } of event.records) causes.add(headers['causation-id']);
    }
    looked = stage.history.length;
    return facts.inputs.every(
      ({ event, id }) =>
        causes.has(id) ||
        (spec.expected(event) === undefined && spec.aside?.belongs(event) !== true),
    );
  }

  async function wrong(): Promise<boolean> {
    facts.log = await stage.log(to);
    return spec.rules.some((rule) => rule(facts, stage.history).length > 0);
  }

  async function ask(names: readonly string[], afterRestart: boolean): Promise<void> {
    const { route } = spec;
    if (route === undefined || !serves(stage.history)) return;
    const learner = await stage.learner(process);
    for (const name of names) {
      const question = { route, name, log: facts.log, afterRestart };
      facts.askings.push(await askFor(stage, learner, question));
    }
  }

  /** A send is refused. Whatever the service makes of that: once it is started again, nothing is missing. */
  async function refuseOnce(live: LiveService): Promise<LiveService> {
    const { release } = stage.refuse({ api: 'Produce', process }, refusal);
    await feed(spec.round());
    await untilDone(stage, live, done);
    release();
    facts.refused = true;
    return done() ? live : startAgain(stage, { ...spec, done });
  }

  /** One call to a vendor does not get there; the next one would. The same holds as for a send. */
  async function failOnce(live: LiveService): Promise<LiveService> {
    const { release } = stage.loseRequest({ api: 'vendor.call', process });
    await feed(spec.round());
    await untilDone(stage, live, done);
    release();
    facts.failed = true;
    return done() && !(await wrong()) ? live : startAgain(stage, { ...spec, done });
  }

  const inRound = (): string[] =>
    facts.inputs.filter((one) => one.round === round - 1).map(({ event }) => about(event));

  /** Where it was killed before it could send, it is asked before it can do so after all. */
  async function startOver(killed: Boundary | undefined): Promise<LiveService> {
    const { route } = spec;
    const beforeSend = killed?.api === 'Produce' && killed.side === 'before';
    if (route === undefined || !beforeSend || isAsked || !serves(stage.history))
      return startAgain(stage, { ...spec, done });
    isAsked = true;
    const names = inRound();
    const again = { ...spec, route, done, names, log: () => stage.log(to) };
    const { live, askings } = await startAndAsk(stage, again);
    facts.askings.push(...askings);
    return live;
  }

  /** Lots of long ago and of just now. */
  const askAgain = (): Promise<void> => ask([...names.slice(0, 2), ...inRound()], true);

  await feed(spec.first);
  const begun = await callStart(stage, spec);
  await untilStarted(stage, spec, begun);
  await untilDone(stage, begun, done);
  const startUp = beforeWork(stage.boundaries);
  if (await wrong()) return facts;
  const names = [...new Set(facts.inputs.map(({ event }) => about(event)))];
  await ask([...names, 'nobody'], false);
  if (await wrong()) return facts;

  const swept = await sweep(
    stage,
    {
      ...{ process, start: spec.start, done },
      feed: () => feed(spec.round()),
      again: startOver,
      async wrong() {
        if (await wrong()) return true;
        await askAgain();
        return wrong();
      },
    },
    begun,
    startUp,
  );
  facts.killed = swept.killed;
  facts.notReached = swept.notReached;
  if (await wrong()) return facts;

  let service = await refuseOnce(swept.service);
  if (await wrong()) return facts;
  if (tells(stage.history)) {
    service = await failOnce(service);
    if (await wrong()) return facts;
  }
  await askAgain();
  if (await wrong()) return facts;

  await settle(stage, service.learner, service.starting.handle('stop'), 'stop');
  facts.stopped = {
    ...{ name: process, group: spec.group, topic: from, log: await stage.log(from) },
    committed: await stage.committed(spec.group, from),
  };
  facts.complete = true;
  return facts;
}

/** Whether the service tells a vendor anything. */
export function tells(history: readonly HistoryEvent[]): boolean {
  return eventsOf(history, 'port').some(({ api }) => api === 'vendor.call');
}

/** What it came to before the first records reached it. */
function beforeWork(boundaries: readonly Boundary[]): Boundary[] {
  const first = boundaries.findIndex(({ api }) => api === 'Fetch');
  return boundaries.slice(0, first < 0 ? 0 : first);
}
