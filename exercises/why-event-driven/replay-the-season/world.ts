// What the co-op supplies beside the answer: version 7 of Settlement, at work, and version 8's tools.
import type { Payable, Pickup } from '#exercises/story.ts';
import type { Ctx, Running } from '#harness/learner/ctx.ts';

/** What is to be settled again. */
export interface Order {
  /** The group that Settlement reads for. */
  group: string;
  topic: string;
  /** Milliseconds since 1970. */
  since: number;
}

/** What Settlement has ready for a replay. */
export interface Settlement {
  /** Version 7, at work for the group. `stop` resolves when it has left. */
  v7: Running;
  /** For each partition, the offset of its first record that is not older; where there is none, its end. */
  offsetsSince(topic: string, since: number): Promise<{ partition: number; offset: string }[]>;
  /** What version 8 makes of a pickup. */
  payableOf(pickup: Pickup): Payable;
}

/** What the lab found, lot by lot, in percent: Settlement keeps it. */
export type Found = Readonly<Record<string, { fat: number; protein: number }>>;

const kgPerLitre = 1.03;
const wonPerKg = { fat: 9_500, protein: 13_000 };

// #region versions
/** Version 8: rounds at the end. */
export function payableOf({ lotId, farmId, litres }: Pickup, found: Found): Payable {
  const { fat, protein } = resultOf(lotId, found);
  return payable({ lotId, farmId }, litres, fat, protein);
}

/** Version 7: rounds the fat before it multiplies. */
function roundedPayableOf({ lotId, farmId, litres }: Pickup, found: Found): Payable {
  const { fat, protein } = resultOf(lotId, found);
  return payable({ lotId, farmId }, litres, Math.round(fat), protein);
}
// #endregion versions

function payable(
  lot: Pick<Payable, 'lotId' | 'farmId'>,
  litres: number,
  fat: number,
  protein: number,
): Payable {
  const kg = litres * kgPerLitre;
  const kgFat = (kg * fat) / 100;
  const kgProtein = (kg * protein) / 100;
  const amount = kgFat * wonPerKg.fat + kgProtein * wonPerKg.protein;
  return {
    ...lot,
    kgFat: hundredths(kgFat),
    kgProtein: hundredths(kgProtein),
    amount: Math.round(amount),
  };
}

function resultOf(lotId: string, found: Found): { fat: number; protein: number } {
  const result = found[lotId];
  if (result === undefined) throw new Error(`The lab knows no lot called ${lotId}`);
  return result;
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;

// #region v7
/** Version 7: settles everything for the group, from the first pickup on, until it is told to stop. */
export async function startV7(
  _answer: unknown,
  ctx: Ctx,
  { group, topic, paid, found }: Order & { paid: string; found: Found },
): Promise<void> {
  const producer = ctx.kafka.producer();
  const consumer = ctx.kafka.consumer({ groupId: group });
  await Promise.all([producer.connect(), consumer.connect()]);
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    async eachBatch({ batch }) {
      const messages = batch.messages.flatMap(({ value }) => {
        if (value === null) return [];
        const settled = roundedPayableOf(JSON.parse(value.toString()) as Pickup, found);
        const headers = { 'event-id': settled.lotId };
        return [{ key: settled.farmId, value: JSON.stringify(settled), headers }];
      });
      await producer.send({ topic: paid, messages });
    },
  });
  await ctx.http.serve('POST /stop', async () => {
    await consumer.disconnect();
    await producer.disconnect();
    return { status: 200 };
  });
}
// #endregion v7

/** Has the answer replay the season. */
export function replay(
  answer: Readonly<Record<string, ((...args: unknown[]) => unknown) | undefined>>,
  ctx: Ctx,
  { found, ...order }: Order & { found: Found },
): unknown {
  const settlement: Settlement = {
    v7: {
      async stop() {
        const { status } = await ctx.http.request('v7', 'POST /stop');
        if (status !== 200) throw new Error(`Version 7 did not stop: it answered ${status}`);
      },
    },
    async offsetsSince(topic, since) {
      const admin = ctx.kafka.admin();
      await admin.connect();
      try {
        const offsets = await admin.fetchTopicOffsetsByTimestamp(topic, since);
        return offsets.sort((a, b) => a.partition - b.partition);
      } finally {
        await admin.disconnect();
      }
    },
    payableOf: (pickup) => payableOf(pickup, found),
  };
  return answer['replay']?.(ctx, order, settlement);
}
