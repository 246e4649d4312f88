// Version 8 as a class of its own, joining while version 7 is leaving; three partitions side by side.
import type { Consumer, Producer } from 'kafkajs';
import type { Ctx, Running } from '#harness/learner/ctx.ts';
import type { Payable, Pickup } from '#exercises/story.ts';
import type { Order, Settlement } from '#exercises/why-event-driven/replay-the-season/world.ts';

export const corrected = 'settlement.payables.v8';

class Version8 implements Running {
  private readonly consumer: Consumer;
  private readonly producer: Producer;
  private readonly settlement: Settlement;

  constructor(ctx: Ctx, group: string, settlement: Settlement) {
    this.consumer = ctx.kafka.consumer({ groupId: group });
    this.producer = ctx.kafka.producer();
    this.settlement = settlement;
  }

  async start({ topic, since }: Order): Promise<void> {
    await Promise.all([this.producer.connect(), this.consumer.connect()]);
    await this.consumer.subscribe({ topics: [topic] });
    const [offsets] = await Promise.all([
      this.settlement.offsetsSince(topic, since),
      this.settlement.v7.stop(),
    ]);
    await this.consumer.run({
      partitionsConsumedConcurrently: 3,
      eachMessage: async ({ message }) => {
        const pickup = JSON.parse(message.value!.toString()) as Pickup;
        await this.write(this.settlement.payableOf(pickup));
      },
    });
    for (const one of offsets) this.consumer.seek({ topic, ...one });
  }

  private async write(payable: Payable): Promise<void> {
    const { farmId: key, lotId } = payable;
    const message = { key, value: JSON.stringify(payable), headers: { 'event-id': lotId } };
    await this.producer.send({ topic: corrected, messages: [message] });
  }

  async stop(): Promise<void> {
    await this.consumer.disconnect();
    await this.producer.disconnect();
  }
}

export async function replay(ctx: Ctx, order: Order, settlement: Settlement): Promise<Running> {
  const version8 = new Version8(ctx, order.group, settlement);
  await version8.start(order);
  return version8;
}
