// A service that reads one topic and writes another, from its first start to its stop: it is given events,
// asked for what it knows, killed at one boundary after another, and stopped. Each step is only taken
// when everything before it was right.
import { sideText } from '../boundary-text.ts';
import { eventsOf, type HistoryEvent } from '../history.ts';
import type { Finding } from '../finding.ts';
import type { Asking } from '../rules/answered.ts';
import type { Stopped } from '../rules/committed.ts';
import type { Derived, Input } from '../rules/derived.ts';
import { settle } from '../settle.ts';
import type { Learner, LogPartition, Stage } from '../stage.ts';
import type { Text } from '../text.ts';
import type { Boundary } from '../../wire-tap/boundaries.ts';
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
  /** Whether one of its sends was refused. */
  refused: boolean;
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
    ...{ killed: [], notReached: [], refused: false, complete: false },
  };
  let round = 0;
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
    for (const event of eventsOf(stage.history.slice(looked), 'produce', process)) {
      if (event.topic !== to || event.outcome !== 'acknowledged') continue;
      for (const { headers } of event.records) causes.add(headers['causation-id']);
    }
    looked = stage.history.length;
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

  /** A send is refused. Whatever the service makes of that: once it is started again, nothing is missing. */
  async function refuseOnce(live: LiveService): Promise<LiveService> {
    const { release } = stage.refuse({ api: 'Produce', process }, refusal);
    await feed(spec.round());
    await untilDone(stage, live, done);
    release();
    facts.refused = true;
    return done() ? live : startAgain(stage, { ...spec, done });
  }

  /** Lots of long ago and of just now. */
  const askAgain = (): Promise<void> => {
    const latest = facts.inputs.filter((one) => one.round === round - 1);
    return ask([...names.slice(0, 2), ...latest.map(({ event }) => about(event))], true);
  };

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
        await askAgain();
        return wrong();
      },
    },
    service,
    startUp,
  );
  facts.killed = swept.killed;
  facts.notReached = swept.notReached;
  if (await wrong()) return facts;

  const { learner, starting } = await refuseOnce(swept.service);
  if (await wrong()) return facts;
  await askAgain();
  if (await wrong()) return facts;

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

/** What a verdict says of what was done to the service. */
export function sweepNotes({ killed, notReached, refused }: DerivingFacts<never>): Text[] {
  const kills: Text = {
    en: `It was killed at ${killed.length === 1 ? '1 boundary' : `${killed.length} boundaries`}, and started again.`,
    ko: `경계 ${killed.length}곳에서 서비스를 강제 종료하고 다시 시작했어요.`,
  };
  const places = notReached.map(({ api, side, skip }): Text => {
    const { en, ko } = sideText(side);
    const what = `${api} #${skip + 1}`;
    return { en: `${en} ${what}`, ko: `${what} ${ko}` };
  });
  const missed: Text[] =
    places.length === 0
      ? []
      : [
          {
            en: `It never came there, so it was not killed ${places.map(({ en }) => en).join(', ')}.`,
            ko: `다음 경계에는 이르지 않아서, 거기서는 강제 종료하지 못했어요: ${places.map(({ ko }) => ko).join(', ')}`,
          },
        ];
  const refusals: Text[] = refused
    ? [
        {
          en: 'One of its sends was refused by the broker.',
          ko: '보낸 것 하나는 브로커가 거절했어요.',
        },
      ]
    : [];
  return killed.length + missed.length === 0 ? [] : [kills, ...missed, ...refusals];
}
