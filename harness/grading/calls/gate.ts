// A gate where a question has to be answered now. Quality is played: it has holds, places and lifts them, is slow, fails
// and dies. A board beside the gate reads the same holds from a stream and is asked the same, for comparison.
import { caughtUp, eventsOf, type HistoryEvent } from '../history.ts';
import { supplied } from '../scenes/contexts.ts';
import { untilStill, waitFor, type CallWaited } from '../scenes/calls.ts';
import { Interruption } from '../interruption.ts';
import { crashed, threw } from '../settle.ts';
import { ctx, value, type HttpAnswer, type Stage } from '../stage.ts';

export const holdsTopic = 'quality.holds';
export const asks = 'mayUnload';
const route = 'http.request';

/** What becomes of the requests of one question. */
export type Fate =
  | 'answered'
  /** The hold is placed while the request is on its way. */
  | 'placed on the way'
  /** Quality answers after 0.9 s; never; after the driver has gone. */
  | 'slow'
  | 'never'
  | 'late'
  | 'down'
  | 'dies'
  | 'reply lost'
  | '503'
  | '404'
  | 'does not say'
  | 'no body';

export interface Question {
  /** Which of the scenario's questions it is, whatever the tanker is called. */
  step: string;
  tanker: string;
  fate: Fate;
  /** Whether Quality has a hold on it, as the question ends. */
  held: boolean;
  /** Where that stands in the stream, when it was ever placed or lifted. */
  record: string | null;
  /** What the answer's function gave; `undefined` where it gave nothing. */
  got: unknown;
  waited: CallWaited;
  /** The history between question and answer, and until nothing of it was under way any more. */
  from: number;
  to: number;
  after: number;
  /** What the board said meanwhile. */
  board: unknown;
}

export interface GateFacts {
  questions: Question[];
  /** Whether everything was asked that there was to ask. */
  complete: boolean;
}

/** Slower than a second, nobody has to wait for; by two, the driver has an answer. */
const slowMs = 900;
const longestMs = 31_000;

const doubts: readonly Fate[] = [
  ...(['never', 'late', 'down', 'dies', 'reply lost'] as const),
  ...(['503', '404', 'does not say', 'no body'] as const),
];

const answers: Partial<Record<Fate, HttpAnswer['response']>> = {
  '503': { status: 503, body: { held: false } },
  '404': { status: 404 },
  'does not say': { status: 200, body: { tankerId: 'unknown' } },
  'no body': { status: 200 },
};

/** @param isWrong looks at what came of it so far; `true` ends the scenario */
export async function askAtTheGate(
  stage: Stage,
  isWrong: (facts: GateFacts, history: readonly HistoryEvent[]) => boolean,
): Promise<GateFacts> {
  const [gate, board] = await Promise.all([stage.learner('gate'), stage.learner('board')]);
  const facts: GateFacts = { questions: [], complete: false };
  const holds = new Map<string, boolean>();
  const records = new Map<string, string>();
  let fate: Fate = 'answered';
  let tankers = 0;
  const nextTanker = (): string => `tanker-${(tankers += stage.random.whole(1, 3))}`;

  stage.play('quality', ({ path }) => {
    if (fate === 'dies') return undefined;
    const held = holds.get(path.replace('/hold/', '')) === true;
    return answers[fate] ?? { status: 200, body: { held } };
  });
  await supplied(stage, board, 'openBoard', [ctx]);

  async function hold(tanker: string, held: boolean): Promise<void> {
    holds.set(tanker, held);
    const record = { key: tanker, value: JSON.stringify({ tankerId: tanker, held }) };
    const [at] = await stage.produce(holdsTopic, [record]);
    records.set(tanker, `${holdsTopic}/${at?.partition ?? 0}@${at?.offset ?? '?'} (${tanker})`);
  }

  /** Whoever reads the holds, the board or another, has read what there is to read. */
  async function allHaveRead(): Promise<void> {
    const end = (await stage.log(holdsTopic))[0]?.end ?? 0;
    const hasRead = (process: string): boolean => {
      const last = eventsOf(stage.history, 'fetch', process).at(-1);
      const isReader = process === 'board' || eventsOf(stage.history, 'join', process).length > 0;
      if (last === undefined) return !isReader;
      return caughtUp(stage.history, process) && last.next >= end;
    };
    await stage.until({
      what: { en: 'the holds to be read', ko: '보류 기록의 읽기' },
      met: () => hasRead('board') && hasRead('gate'),
    });
  }

  async function ask(tanker: string, of: Fate, step: string = of): Promise<boolean> {
    fate = of;
    const from = stage.history.length;
    const cut = of === 'reply lost' ? stage.loseAnswer({ api: route, process: 'gate' }) : undefined;
    const down = of === 'down' ? stage.down('quality') : undefined;
    const side = of === 'slow' || of === 'late' ? 'after' : 'before';
    const isHeld = ['slow', 'late', 'never', 'placed on the way'].includes(of);
    const waits = isHeld ? stage.hold({ api: route, process: 'gate', side }) : undefined;
    const call = gate.call(asks, [ctx, value(tanker)]);
    let waited: CallWaited;
    if (of === 'placed on the way') {
      await untilStill(stage, [gate]);
      await hold(tanker, true);
      waits?.release();
      waited = await waitFor(stage, [gate], { call, limitMs: longestMs });
    } else if (of === 'slow') {
      const first = await waitFor(stage, [gate], { call, limitMs: slowMs });
      waits?.release();
      const rest = await waitFor(stage, [gate], { call, limitMs: longestMs });
      waited = { ...rest, waitedMs: first.waitedMs + rest.waitedMs };
    } else {
      waited = await waitFor(stage, [gate], { call, limitMs: longestMs });
    }
    const to = stage.history.length;
    const said = await board.request(`GET /board/${tanker}`);
    down?.release();
    cut?.release();
    // What was on its way breaks off, or comes now; either way nobody is there for it any more.
    if (of === 'never') waits?.drop();
    else waits?.release();
    await untilStill(stage, [gate]);
    if (!gate.alive) throw new Interruption(crashed(stage, gate, asks));
    if (call.error !== undefined) throw new Interruption(threw(stage, gate, asks, call.error));
    facts.questions.push({
      ...{ step, tanker, fate: of, held: holds.get(tanker) === true, waited, from, to },
      after: stage.history.length,
      record: records.get(tanker) ?? null,
      got: call.settled ? call.result : undefined,
      board: (said.response.body as { mayUnload?: unknown } | undefined)?.mayUnload,
    });
    return isWrong(facts, stage.history);
  }

  const plain = async (held: boolean, step = held ? 'held' : 'free'): Promise<boolean> => {
    const tanker = nextTanker();
    if (held) await hold(tanker, true);
    await allHaveRead();
    return ask(tanker, 'answered', step);
  };
  /** It was asked about before; what has changed since, no stream has told yet. */
  const changed = async (held: boolean): Promise<boolean> => {
    const tanker = nextTanker();
    const step = held ? 'held since' : 'lifted since';
    if (!held) await hold(tanker, true);
    await allHaveRead();
    if (await ask(tanker, 'answered', `not yet ${step}`)) return true;
    const withheld = stage.withhold({ topic: holdsTopic });
    await hold(tanker, held);
    const wrong = await ask(tanker, 'answered', step);
    withheld.release();
    return wrong;
  };
  const onTheWay = async (): Promise<boolean> => {
    const withheld = stage.withhold({ topic: holdsTopic });
    const wrong = await ask(nextTanker(), 'placed on the way');
    withheld.release();
    return wrong;
  };

  const steps: (() => Promise<boolean>)[] = [
    ...[() => plain(false), () => plain(true), () => changed(true), () => changed(false), onTheWay],
    ...(['slow', ...doubts] as const).map((of) => () => ask(nextTanker(), of)),
    // After all that, it answers as before; which is held, only the seed knows.
    ...shuffled([true, true, false, false], stage).map((held) => () => plain(held, 'at the end')),
  ];
  for (const step of steps) {
    if (await step()) return facts;
  }
  facts.complete = true;
  return facts;
}

function shuffled<T>(list: readonly T[], { random }: Stage): T[] {
  const left = [...list];
  return list.flatMap(() => left.splice(random.whole(0, left.length - 1), 1));
}
