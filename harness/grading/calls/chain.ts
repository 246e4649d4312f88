// Four services in line, the last of which is played: messages get lost on each hop, the last one is overloaded, down or
// slow, and one in the middle dies over a call. What the driver was told is compared with what Settlement wrote down.
import { dawn, type DawnPickup } from '../dawn.ts';
import type { HistoryEvent } from '../history.ts';
import { Interruption } from '../interruption.ts';
import { untilStill, waitFor, type CallWaited } from '../scenes/calls.ts';
import { supplied } from '../scenes/contexts.ts';
import { crashed, threw } from '../settle.ts';
import { ctx, value, type HttpAnswer, type Learner, type Stage } from '../stage.ts';

export const hops = [
  { from: 'collection', to: 'quality' },
  { from: 'quality', to: 'membership' },
  { from: 'membership', to: 'settlement' },
] as const;
const route = 'POST /pickups';
const api = 'http.request';

/** What the chain does in a press of the button, and so what the driver is to be told. */
export type Trouble =
  | 'none'
  /** Settlement says no. */
  | 'no'
  /** One message is lost: trying again helps. */
  | 'one lost'
  /** Settlement answers 503, cannot be reached, or its answer does not come before the driver has gone. */
  | 'busy'
  | 'down'
  | 'slow'
  /** The order comes to Quality when its time is over. */
  | 'overdue'
  /** Membership dies over a call. */
  | 'dies'
  /** The driver presses again, now that nothing is wrong. */
  | 'again';

export interface Press {
  step: string;
  trouble: Trouble;
  pickup: DawnPickup;
  told: { status?: unknown; payableId?: unknown } | undefined;
  waited: CallWaited;
  /** The history from the press until nothing of it was under way any more. */
  from: number;
  after: number;
  /** Payables that Settlement has for this pickup, after that. */
  payables: string[];
}

export interface ChainFacts {
  presses: Press[];
}

interface Order {
  pickup?: DawnPickup;
  key?: unknown;
}

const longestMs = 31_000;
/** Whoever still tries after the driver has gone has so long (ms). */
const restMs = 8_000;

/** @param isWrong looks at what came of it so far; `true` ends the scenario */
export async function pressTheButton(
  stage: Stage,
  isWrong: (facts: ChainFacts, history: readonly HistoryEvent[]) => boolean,
): Promise<ChainFacts> {
  const facts: ChainFacts = { presses: [] };
  const pickups = dawn(stage.random, 40);
  const farmsLeft = new Set<string>();
  const payables = new Map<string, { payableId: string; lotId: string }>();
  let isBusy = false;

  stage.play('settlement', ({ body }): HttpAnswer['response'] => {
    const { pickup, key } = (body ?? {}) as Order;
    if (isBusy) return { status: 503 };
    if (typeof key !== 'string' || typeof pickup?.lotId !== 'string') return { status: 400 };
    if (farmsLeft.has(pickup.farmId)) return { status: 422, body: { why: 'no such member' } };
    const payable = payables.get(key) ?? {
      payableId: `payable-${payables.size + 1}`,
      lotId: pickup.lotId,
    };
    payables.set(key, payable);
    return { status: 201, body: { payableId: payable.payableId } };
  });
  const collection = await stage.learner('collection');
  let chain: Learner[] = [collection];
  async function open(): Promise<void> {
    const middle = await Promise.all(hops.slice(1).map(({ from }) => stage.learner(from)));
    await Promise.all(
      hops
        .slice(1)
        .map(({ to }, index) =>
          supplied(stage, middle[index] ?? collection, 'openHop', [ctx, value(to)]),
        ),
    );
    chain = [collection, ...middle];
  }
  await open();

  async function press(
    pickup: DawnPickup,
    trouble: Trouble,
    step: string,
    begin: () => () => unknown = () => () => undefined,
  ): Promise<boolean> {
    const from = stage.history.length;
    const end = begin();
    const call = collection.call('capture', [ctx, value(pickup)]);
    const waited = await waitFor(stage, chain, { call, limitMs: longestMs });
    await end();
    await untilStill(stage, chain);
    for (let rest = 0; rest < restMs; rest += 1_000) {
      const open = await Promise.all(chain.map((one) => one.turn()));
      if (open.every(({ timers }) => timers === 0)) break;
      await Promise.all(chain.map((one) => one.passTime(1_000)));
      await untilStill(stage, chain);
    }
    for (const one of chain) {
      const isKilled = trouble === 'dies' && one.name === 'membership';
      if (!one.alive && !isKilled) throw new Interruption(crashed(stage, one, nameIn(one)));
    }
    if (call.error !== undefined)
      throw new Interruption(threw(stage, collection, 'capture', call.error));
    facts.presses.push({
      ...{ step, trouble, pickup, waited, from, after: stage.history.length },
      told: call.settled ? (call.result ?? {}) : undefined,
      payables: [...payables.values()]
        .filter(({ lotId }) => lotId === pickup.lotId)
        .map(({ payableId }) => payableId),
    });
    return isWrong(facts, stage.history);
  }

  const next = (): DawnPickup =>
    pickups.splice(stage.random.whole(0, pickups.length - 1), 1)[0] ?? dawnless();
  const subject = ({ to }: (typeof hops)[number]): string => `${to} ${route}`;
  const lost = (side: 'request' | 'reply') =>
    hops.map((hop) => () => {
      const match = { api, process: hop.from, subject: subject(hop) } as const;
      return press(next(), 'one lost', `${side} to ${hop.to} lost`, () =>
        side === 'request' ? stage.loseRequest(match).release : stage.loseAnswer(match).release,
      );
    });
  const again = (): Promise<boolean> => {
    const before = facts.presses.at(-1);
    return press(before?.pickup ?? next(), 'again', `pressed again after ${before?.step ?? ''}`);
  };
  const sameFarm = async (): Promise<boolean> => {
    const first = next();
    const second = { ...first, lotId: `${first.lotId}-evening` };
    return (
      (await press(first, 'none', 'a pickup')) || (await press(second, 'none', 'its farm’s second'))
    );
  };
  const steps: (() => Promise<boolean>)[] = [
    sameFarm,
    ...lost('request'),
    ...lost('reply'),
    () => {
      const pickup = next();
      farmsLeft.add(pickup.farmId);
      return press(
        pickup,
        'no',
        'a farm that has left',
        () => () => farmsLeft.delete(pickup.farmId),
      );
    },
    () =>
      press(next(), 'busy', 'Settlement overloaded', () => {
        isBusy = true;
        return () => (isBusy = false);
      }),
    again,
    () => press(next(), 'down', 'Settlement down', () => stage.down('settlement').release),
    () =>
      press(
        next(),
        'slow',
        'Settlement slow',
        () => stage.hold({ api, process: 'membership', side: 'after' }).release,
      ),
    again,
    () =>
      press(
        next(),
        'overdue',
        'the order late at Quality',
        () => stage.hold({ api, process: 'collection', side: 'before' }).release,
      ),
    again,
    async () => {
      const crash = (): (() => unknown) =>
        stage.crashAt({ api, process: 'membership', side: 'after' }).release;
      const wrong = await press(next(), 'dies', 'Membership dies', crash);
      await stage.restart('membership');
      await open();
      return wrong;
    },
    again,
  ];
  for (const step of steps) {
    if (await step()) break;
  }
  return facts;
}

const nameIn = ({ name }: Learner): string => (name === 'collection' ? 'capture' : 'passOn');

function dawnless(): never {
  throw new Error('the dawn has too few pickups for this scenario');
}
