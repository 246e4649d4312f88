// Asks a service for what it knows: at work, and between a crash and the work that the crash left behind.
import { eventsOf, sinceStart, type HistoryEvent } from '../history.ts';
import type { Asking } from '../rules/answered.ts';
import type { Learner, LogPartition, Stage } from '../stage.ts';
import { untilSilent } from './quiet.ts';
import {
  callStart,
  untilDone,
  untilStarted,
  type LiveService,
  type ServiceSpec,
} from './service.ts';

/** Whether the service answers requests at all. */
export function serves(history: readonly HistoryEvent[]): boolean {
  return eventsOf(history, 'port').some(({ api }) => api === 'http.serve');
}

interface Question {
  /** In which `:lot` stands for what is asked about. */
  route: string;
  name: string;
  /** What the stream has. */
  log: readonly LogPartition[];
  afterRestart: boolean;
}

export async function askFor(
  stage: Stage,
  learner: Learner,
  { route, name, log, afterRestart }: Question,
): Promise<Asking> {
  const asked = route.replace(/:\w+/, name);
  const answer = await learner.request(asked);
  const event = stage.history.findLast((one) => one.type === 'port' && one.subject === asked);
  const seq = event?.seq ?? 0;
  return { route: asked, name, answer, afterRestart, facts: factsOf(log, name), seq };
}

/** What the stream has about it, the latest last. */
function factsOf(log: readonly LogPartition[], name: string): unknown[] {
  return log
    .flatMap(({ records }) => records)
    .filter(({ key }) => key === name)
    .map(({ value }): unknown => JSON.parse(value ?? 'null'));
}

export interface BehindSpec extends ServiceSpec {
  /** The topic that it reads, of which nothing reaches it until it was asked. */
  from: string;
  route: string;
  /** What it was about to write when it was killed. */
  names: readonly string[];
  log(): Promise<LogPartition[]>;
  done(): boolean;
}

/**
 * Starts it again after a crash that came before its send, and asks for what it was about to write before
 * it can go on with that: it may know no more than the stream does.
 */
export async function startAndAsk(
  stage: Stage,
  spec: BehindSpec,
): Promise<{ live: LiveService; askings: Asking[] }> {
  const { process, from, route } = spec;
  await stage.restart(process);
  const { release } = stage.withhold({ topic: from, process });
  const live = await callStart(stage, spec);
  const { learner, starting } = live;
  await untilSilent(
    stage,
    learner,
    () => serves(sinceStart(stage.history, process)) || starting.error !== undefined,
  );
  const askings: Asking[] = [];
  const log = await spec.log();
  for (const name of spec.names.filter((one) => factsOf(log, one).length === 0)) {
    if (!serves(sinceStart(stage.history, process))) break;
    const asking = await askFor(stage, learner, { route, name, log, afterRestart: true });
    // Who says that it cannot tell yet is right, in whatever words.
    if (asking.answer.response.status !== 200) continue;
    // Who keeps what it has still to send may be sending it just now.
    await untilSilent(stage, learner, () => false);
    askings.push({ ...asking, facts: factsOf(await spec.log(), name) });
    break;
  }
  release();
  await untilStarted(stage, spec, live);
  await untilDone(stage, live, spec.done);
  return { live, askings };
}
