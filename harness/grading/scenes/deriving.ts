// A service that reads one topic and writes another, from its first start to its stop: it is given events,
// asked for what it knows, killed at one boundary after another, and stopped. Each step is only taken
// when everything before it was right.
import { eventsOf, type HistoryEvent } from '../history.ts';
import type { Finding } from '../finding.ts';
import type { Asking } from '../rules/answered.ts';
import type { Stopped } from '../rules/committed.ts';
import type { Derived, Input } from '../rules/derived.ts';
import { settle } from '../settle.ts';
import type { Learner, LogPartition, Stage } from '../stage.ts';
import type { Text } from '../text.ts';
import type { Boundary } from '../../wire-tap/boundaries.ts';
import { callStart, untilDone, untilStarted, wasBrought, type ServiceSpec } from './service.ts';
import { sweep, type Planned } from './sweep.ts';

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
  /** The route by which it is asked, in which `:lot` stands for what is asked about. */
  route: string;
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
    ...{ killed: [], notReached: [], complete: false },
  };
  let round = 0;

  async function feed(given: readonly Given<In>[]): Promise<void> {
    const first = facts.inputs.length + 1;
    const inputs = given.map((one, index) => ({ ...one, id: `result-${first + index}`, round }));
    round += 1;
    const places = await stage.produce(
      from,
      inputs.map(({ event, id, partition }) => ({
        ...{ key: about(event), value: JSON.stringify(event), partition },
        headers: { 'event-id': id },
      })),
    );
    facts.inputs.push(
      ...inputs.map((one, index) => ({ ...one, offset: places[index]?.offset ?? -1 })),
    );
  }

  function done(): boolean {
    if (!wasBrought(stage, process, from, facts.inputs)) return false;
    const causes = new Set(
      eventsOf(stage.history, 'produce', process)
        .filter((event) => event.topic === to && event.outcome === 'acknowledged')
        .flatMap(({ records }) => records.map(({ headers }) => headers['causation-id'])),
    );
    return facts.inputs.every(
      ({ event, id }) => spec.expected(event) === undefined || causes.has(id),
    );
  }

  async function wrong(): Promise<boolean> {
    facts.log = await stage.log(to);
    return spec.rules.some((rule) => rule(facts, stage.history).length > 0);
  }

  async function ask(names: readonly string[], afterRestart: boolean): Promise<void> {
    if (!serves(stage.history)) return;
    const learner = await stage.learner(process);
    for (const name of names) {
      facts.askings.push(await askFor(stage, learner, spec.route, name, facts.log, afterRestart));
    }
  }

  await feed(spec.first);
  const service = await callStart(stage, spec);
  await untilStarted(stage, spec, service);
  await untilDone(stage, service, done);
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
      async wrong() {
        if (await wrong()) return true;
        await ask(names.slice(0, 2), true);
        return wrong();
      },
    },
    service,
    startUp,
  );
  facts.killed = swept.killed;
  facts.notReached = swept.notReached;
  if (await wrong()) return facts;

  const { learner, starting } = swept.service;
  await settle(stage, learner, starting.handle('stop'), 'stop');
  facts.stopped = {
    ...{ name: process, group: spec.group, topic: from, log: await stage.log(from) },
    committed: await stage.committed(spec.group, from),
  };
  facts.complete = true;
  return facts;
}

/** Whether the service answers requests at all. */
export function serves(history: readonly HistoryEvent[]): boolean {
  return eventsOf(history, 'port').some(({ api }) => api === 'http.serve');
}

/** What it came to before the first records reached it. */
function beforeWork(boundaries: readonly Boundary[]): Boundary[] {
  const first = boundaries.findIndex(({ api }) => api === 'Fetch');
  return boundaries.slice(0, first < 0 ? 0 : first);
}

async function askFor(
  stage: Stage,
  learner: Learner,
  route: string,
  name: string,
  log: readonly LogPartition[],
  afterRestart: boolean,
): Promise<Asking> {
  const asked = route.replace(/:\w+/, name);
  const answer = await learner.request(asked);
  const event = stage.history.findLast((one) => one.type === 'port' && one.subject === asked);
  const facts = log
    .flatMap(({ records }) => records)
    .filter(({ key }) => key === name)
    .map(({ value }): unknown => JSON.parse(value ?? 'null'));
  return { route: asked, answer, afterRestart, facts, seq: event?.seq ?? 0 };
}

/** What a verdict says of the sweep. */
export function sweepNotes({ killed, notReached }: DerivingFacts<never>): Text[] {
  const kills: Text = {
    en: `It was killed at ${killed.length} boundaries, and started again.`,
    ko: `경계 ${killed.length}곳에서 강제 종료한 뒤 다시 시작했어요.`,
  };
  const missed = notReached.map(({ api, side, skip, when }): Text => {
    const before = side === 'before';
    return {
      en: `It never came to ${api} #${skip + 1}, ${before ? 'before the broker' : 'after the answer'} (as it ${when === 'start' ? 'started' : 'worked'}), so it was not killed there.`,
      ko: `${api} #${skip + 1}(${before ? '브로커에 닿기 전' : '응답을 받기 전'}, ${when === 'start' ? '시작할 때' : '일할 때'})에는 이르지 않아서 강제 종료하지 못했어요.`,
    };
  });
  return killed.length + missed.length === 0 ? [] : [kills, ...missed];
}
