// Answers with whatever the view has of a lot, and with nothing and 200 where it has nothing.
import type { Grade, Pickup } from '#exercises/story.ts';
import type { Ctx, Running } from '#harness/learner/ctx.ts';

export const pickups = 'collection.pickups';
export const grades = 'quality.grades';

/** One event of either stream. */
export type Fact =
  { topic: 'collection.pickups'; value: Pickup } | { topic: 'quality.grades'; value: Grade };

/** What is printed on a carton about one lot; `null` where no event has said it yet. */
export interface Passport {
  lotId: string;
  farmId: string;
  litres: number | null;
  grade: Grade['grade'] | null;
}

/** What one farm has delivered, lot by lot; `null` where no event has said it yet. */
export interface Deliveries {
  farmId: string;
  lots: Record<string, Pick<Passport, 'litres' | 'grade'>>;
}

/** What the dashboard shows of it. It is supplied: leave it as it is. */
export function totalsOf({ farmId, lots }: Deliveries) {
  const all = Object.values(lots);
  const litres = all.reduce((sum, lot) => sum + (lot.litres ?? 0), 0);
  return { farmId, litres, gradedA: all.filter(({ grade }) => grade === 'A').length };
}

/**
 * The passport after one more fact about its lot. A grade may come before its pickup, a fact may come again, and a lot may
 * be graded anew: its last grade holds. Gives a new passport and leaves the given one as it is.
 * @param passport `undefined` before the first fact
 */
export function traceFold(passport: Passport | undefined, fact: Fact): Passport {
  const { lotId, farmId } = fact.value;
  const before = passport ?? { lotId, farmId, litres: null, grade: null };
  return fact.topic === pickups
    ? { ...before, litres: fact.value.litres }
    : { ...before, grade: fact.value.grade };
}

/** The farm's deliveries after one more fact about one of its lots, in the same way. */
export function dashboardFold(deliveries: Deliveries | undefined, fact: Fact): Deliveries {
  const { lotId, farmId } = fact.value;
  const lots = deliveries?.lots ?? {};
  const before = lots[lotId] ?? { litres: null, grade: null };
  const after =
    fact.topic === pickups
      ? { ...before, litres: fact.value.litres }
      : { ...before, grade: fact.value.grade };
  return { farmId, lots: { ...lots, [lotId]: after } };
}

/**
 * Starts the service; resolves once it is at work. `stop` of what it gives back resolves once it has stopped.
 * - `GET /passport/:lot` is answered with 200 and the lot's `Passport`, `GET /farm/:farm` with 200 and `totalsOf` the
 *   farm's deliveries; with 404 where no event is about it.
 * - `POST /rebuild` is answered with 202 at once. Then both views are built anew from the first event that the streams
 *   have. As long as the new ones have not caught up, the old ones answer.
 * The service asks nobody, and is killed and started again. On some mornings its disk (`ctx.store`) is new, too. It then
 * answers as one that never stopped, as soon as it has read what it needs.
 * `follow` is below.
 */
export async function start(ctx: Ctx): Promise<Running> {
  let views = await build(ctx);
  /** One rebuilding after the other. */
  let rebuilding = Promise.resolve();

  async function rebuild(): Promise<void> {
    const fresh = await build(ctx);
    const old = views;
    views = fresh;
    await old.stop();
  }

  const routes = await Promise.all([
    ctx.http.serve('GET /passport/:lot', ({ params }) => {
      return { status: 200, body: views.passports.get(params['lot'] ?? '') };
    }),
    ctx.http.serve('GET /farm/:farm', ({ params }) => {
      const deliveries = views.farms.get(params['farm'] ?? '');
      return deliveries === undefined
        ? { status: 404 }
        : { status: 200, body: totalsOf(deliveries) };
    }),
    ctx.http.serve('POST /rebuild', () => {
      rebuilding = rebuilding.then(rebuild).catch((error: unknown) => console.error(error));
      return { status: 202 };
    }),
  ]);
  return {
    async stop() {
      await Promise.all(routes.map((route) => route.stop()));
      await rebuilding;
      await views.stop();
    },
  };
}

interface Views extends Running {
  passports: Map<string, Passport>;
  farms: Map<string, Deliveries>;
}

/** Both views, from the first event on; resolves once they have caught up. */
async function build(ctx: Ctx): Promise<Views> {
  const passports = new Map<string, Passport>();
  const farms = new Map<string, Deliveries>();
  // A group of its own at each building: what it committed goes with the memory.
  const following = await follow(ctx, `views-${crypto.randomUUID()}`, (fact) => {
    const { lotId, farmId } = fact.value;
    passports.set(lotId, traceFold(passports.get(lotId), fact));
    farms.set(farmId, dashboardFold(farms.get(farmId), fact));
  });
  await following.caughtUp;
  return { passports, farms, stop: () => following.stop() };
}

/**
 * Supplied: hands over the facts of both streams, each partition in its order, one at a time, and goes on with what comes.
 * @param groupId it begins where that group has committed, and at the first event where it has committed nothing; it
 *   commits what was handed over
 * @returns `caughtUp` resolves once everything has been handed over that was there when `follow` was called
 */
// #region follow
export async function follow(
  ctx: Ctx,
  groupId: string,
  onFact: (fact: Fact) => void | Promise<void>,
): Promise<Running & { caughtUp: Promise<void> }> {
  const { promise: caughtUp, resolve } = Promise.withResolvers<undefined>();
  const topics = [pickups, grades];
  const admin = ctx.kafka.admin();
  await admin.connect();
  const left = new Map<string, number>();
  const committed = await admin.fetchOffsets({ groupId, topics });
  for (const topic of topics) {
    const own = committed.find((one) => one.topic === topic)?.partitions ?? [];
    for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) {
      const at = Number(own.find((one) => one.partition === partition)?.offset ?? -1);
      if (Math.max(at, Number(low)) < Number(high)) left.set(`${topic}/${partition}`, Number(high));
    }
  }
  await admin.disconnect();
  if (left.size === 0) resolve(undefined);

  const consumer = ctx.kafka.consumer({ groupId });
  await consumer.connect();
  await consumer.subscribe({ topics, fromBeginning: true });
  await consumer.run({
    async eachMessage({ topic, partition, message }) {
      const value: unknown = JSON.parse(message.value?.toString() ?? 'null');
      await onFact({ topic, value } as Fact);
      const place = `${topic}/${partition}`;
      if (Number(message.offset) + 1 >= (left.get(place) ?? Infinity)) left.delete(place);
      if (left.size === 0) resolve(undefined);
    },
  });
  return { caughtUp, stop: () => consumer.disconnect() };
}
// #endregion follow
