// Waits for something that a process is to do, but not longer than something can still come of it.
import { eventsOf } from '../history.ts';
import type { Call, Learner, Stage } from '../stage.ts';
import { lookMs, onlyRests, quietMs, watchSilence } from './quiet.ts';

/** How far the learner's own timers are moved while nothing else can happen (ms). */
const patienceMs = 10_000;
/** A process that has said nothing for so long, and has only timers open, waits for them. */
const waitsMs = 3 * lookMs;
/** How long (ms) a process may be busy without a lot being settled. */
const settleLimitMs = 5_000;
/** So often kafkajs calls a handler that throws before it gives up, and starts anew. */
const maximumRounds = 6;
/** So many looks on end must find that nothing was added, and no more than so many are taken. */
const looks = { enough: 3, most: 50 };

export interface Run {
  stage: Stage;
  learner: Learner;
  call: Call;
  askBroker(): Promise<unknown>;
}

export interface Silent {
  ms: number;
  open: { timers: number; rests: number; work: number; unanswered: number };
}

/** Whether it waits for what it asked of another service, and for nothing else. */
export function waitsForAnother({ ms, open }: Silent): boolean {
  const { timers, rests, work, unanswered } = open;
  // Joining a group that somebody is about to leave takes as long as that takes.
  return timers + rests === 0 && work <= 1 && ms >= (unanswered === 0 ? waitsMs : quietMs);
}

/** Whether it has timers of its own, and at most a request to another service beside them. */
function waitsByTheClock({ timers, rests, work, unanswered }: Silent['open']): boolean {
  return timers > 0 && rests + unanswered === 0 && work <= 1;
}

/** Whether it is given the same records again and again, and writes nothing. */
function goesInCircles(stage: Stage, process: string): boolean {
  const wrote = eventsOf(stage.history, 'produce', process).at(-1)?.seq ?? 0;
  const rounds = new Map<string, number>();
  for (const { seq, topic, partition, from, records } of eventsOf(
    stage.history,
    'fetch',
    process,
  )) {
    const at = `${topic}/${partition}@${from}`;
    if (seq > wrote && records.length > 0) rounds.set(at, (rounds.get(at) ?? 0) + 1);
  }
  return Math.max(0, ...rounds.values()) > maximumRounds;
}

/**
 * Waits until the condition is met, the process is gone or has thrown, or nothing can come of it any
 * more: it is proven still, was not heard of for longer than any pause of its client, is busy without
 * settling anything, or `enough` of a silence says so.
 */
export async function unlessStill(
  { stage, learner, call, askBroker }: Run,
  met: () => boolean,
  enough: (silent: Silent) => boolean = () => false,
): Promise<void> {
  const progress = { produced: -1, atMs: 0 };
  let over = false;
  const isOver = (): boolean => over || met() || call.error !== undefined;
  await watchSilence(stage, learner, {
    over: isOver,
    async seen(silence) {
      const now = stage.history.at(-1)?.ms ?? 0;
      const produced = eventsOf(stage.history, 'produce', learner.name).length;
      if (produced > progress.produced) Object.assign(progress, { produced, atMs: now });
      over = now - progress.atMs > settleLimitMs || goesInCircles(stage, learner.name);
      const { open, ms, still } = silence;
      if (open === undefined) return;
      if (onlyRests(open)) await learner.skipRest();
      else if (ms >= waitsMs && waitsByTheClock(open)) await learner.passTime(patienceMs);
      over ||= enough({ ms, open });
      if (!still && ms < quietMs) return;
      // On a busy machine the broker may be the one that is silent.
      const { length } = stage.history;
      await askBroker();
      over = !stage.history.slice(length).some((event) => event.process === learner.name);
    },
  });
}

/** Waits until the process adds nothing to what is counted, whatever else it does. */
export async function untilNoMore(
  { stage, learner, call }: Pick<Run, 'stage' | 'learner' | 'call'>,
  count: () => number,
): Promise<void> {
  const ended = (): boolean => !learner.alive || call.error !== undefined;
  let counted = count();
  for (let unchanged = 0, look = 0; unchanged < looks.enough && look < looks.most; look += 1) {
    await stage.until({
      what: { en: 'something to happen', ko: '무언가 일어남' },
      met: ended,
      limitMs: lookMs,
    });
    if (ended()) return;
    await learner.turn();
    const now = count();
    unchanged = now === counted ? unchanged + 1 : 0;
    counted = now;
  }
}
