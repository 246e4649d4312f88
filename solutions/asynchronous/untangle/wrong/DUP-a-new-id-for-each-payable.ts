// A payable that is written again has another name.
import type { Pickup } from '#exercises/story.ts';
import type { Ctx, Running } from '#harness/learner/ctx.ts';

export const pickups = 'collection.pickups';
export const payables = 'settlement.payables';
export const groupId = 'settlement';

export interface PickupV2 {
  version: 2;
  lotId: string;
  farmId: string;
  tankerId: string;
  kg: number;
  tempC: number;
}

export interface Payable {
  lotId: string;
  farmId: string;
  kg: number;
}

/** Litres of milk in kilograms. It is supplied: leave it as it is. */
export function kilograms(litres: number): number {
  return Math.round(litres * 103) / 100;
}

export async function capture(ctx: Ctx, pickup: Pickup): Promise<void> {
  const { litres, ...rest } = pickup;
  const event: PickupV2 = { version: 2, ...rest, kg: kilograms(litres) };
  const producer = ctx.kafka.producer();
  await producer.connect();
  await producer.send({
    topic: pickups,
    messages: [
      {
        key: pickup.farmId,
        value: JSON.stringify(event),
        headers: { 'event-id': pickup.lotId },
      },
    ],
  });
  await producer.disconnect();
}

export async function settle(ctx: Ctx): Promise<Running> {
  const producer = ctx.kafka.producer();
  const consumer = ctx.kafka.consumer({ groupId });
  await Promise.all([producer.connect(), consumer.connect()]);
  await consumer.subscribe({ topic: pickups, fromBeginning: true });
  await consumer.run({
    async eachMessage({ message: { value, headers } }) {
      const cause = String(headers?.['event-id']);
      const payable = payableOf(JSON.parse(String(value)) as Pickup | PickupV2);
      await producer.send({
        topic: payables,
        messages: [
          {
            key: payable.lotId,
            value: JSON.stringify(payable),
            headers: { 'event-id': crypto.randomUUID(), 'causation-id': cause },
          },
        ],
      });
    },
  });
  return {
    async stop() {
      await consumer.disconnect();
      await producer.disconnect();
    },
  };
}

/** What is owed for a pickup, whichever version tells of it. */
function payableOf(pickup: Pickup | PickupV2): Payable {
  const { lotId, farmId } = pickup;
  return { lotId, farmId, kg: 'version' in pickup ? pickup.kg : kilograms(pickup.litres) };
}
