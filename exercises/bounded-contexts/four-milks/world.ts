// The co-op around the learner's translators: Collection, which publishes, and three contexts in one
// process, where the same pickup is handed round. What a context is given is wrapped while it works
// on it, so that it shows which attributes it reads; what it keeps goes to a topic, whole.
import { differing, flat, plain, type Fields } from '#harness/grading/contexts/attributes.ts';
import type { Handed, Measured, Stopped } from '#harness/grading/contexts/handed.ts';
import { dependencies, translated, type Given } from '#harness/grading/contexts/translate.ts';
import { watched } from '#harness/grading/contexts/watched.ts';
import type { LabResult } from '#exercises/story.ts';
import type { Ctx, Running } from '#harness/learner/ctx.ts';

type Translators = Record<'toSample' | 'toSiloFill' | 'toPayable', (...from: unknown[]) => unknown>;

/** A pickup on its way through the contexts, and the record it came in. */
type Lot = Pick<Handed, 'lotId' | 'partition' | 'offset'> & { pickup: Fields };

/** What a context adds to what it was given, and why it can work no more, where it cannot. */
type Work = (milk: Fields) => { adds?: Fields; stopped?: Stopped };

/** Collection: writes pickups as it calls things today. */
export async function collect(
  _: unknown,
  ctx: Ctx,
  pickups: readonly { lotId: string; farmId: string }[],
): Promise<void> {
  const producer = ctx.kafka.producer();
  await producer.connect();
  await producer.send({
    topic: 'collection.pickups',
    messages: pickups.map((pickup) => message(pickup.farmId, pickup.lotId, pickup)),
  });
  await producer.disconnect();
}

/**
 * Starts Quality, Processing and Settlement on what is in `collection.pickups` and comes to it.
 * @param bottles what the lab will find, by lot
 */
export async function openContexts(
  { toSample, toSiloFill, toPayable }: Translators,
  ctx: Ctx,
  bottles: Record<string, Omit<LabResult, 'lotId' | 'farmId'>>,
  onHanded: (handed: Handed) => void,
): Promise<Running> {
  const lots = new Map<string, Lot>();
  const levels: Record<string, number> = {};

  // #region contexts
  const quality = openContext('quality', 'rack', onHanded, ({ lotId, farmId: _ }) => {
    const found = bottles[String(lotId)];
    return found ? { adds: found } : { stopped: { because: 'bottle', of: [String(lotId)] } };
  });
  const processing = openContext('processing', 'pump', onHanded, ({ lotId: _, siloId, volume }) => {
    const level = (levels[String(siloId)] ?? 0) + Number(volume);
    levels[String(siloId)] = level;
    return { adds: { level }, ...unlessNumbers({ volume }) };
  });
  const settlement = openContext('settlement', 'invoice', onHanded, (payable) => {
    const { lotId: _, farmId: __, kgFat, kgProtein, amount } = payable;
    return unlessNumbers({ kgFat, kgProtein, amount });
  });
  // #endregion contexts

  const producer = ctx.kafka.producer();
  const intake = ctx.kafka.consumer({ groupId: 'intake' });
  const payments = ctx.kafka.consumer({ groupId: 'settlement' });
  await Promise.all([producer, intake, payments].map((client) => client.connect()));
  await intake.subscribe({ topic: 'collection.pickups', fromBeginning: true });
  await payments.subscribe({ topic: 'quality.lab-results', fromBeginning: true });
  await Promise.all([
    intake.run({
      async eachBatch({ batch: { partition, messages } }) {
        const results = [];
        const fills = [];
        for (const { offset, headers, value } of messages) {
          const lotId = String(headers?.['event-id']);
          const lot = { lotId, partition, offset: Number(offset), pickup: parse(value) };
          lots.set(lotId, lot);
          const result = quality(lot, () => toSample(lot.pickup));
          if (result) results.push(message(lotId, lotId, result));
          const fill = processing(lot, () => toSiloFill(lot.pickup));
          if (fill) fills.push(message(String(fill['siloId']), lotId, fill));
        }
        const topicMessages = [
          { topic: 'quality.lab-results', messages: results },
          { topic: 'processing.silo-levels', messages: fills },
        ].filter((one) => one.messages.length > 0);
        if (topicMessages.length > 0) await producer.sendBatch({ topicMessages });
      },
    }),
    payments.run({
      async eachBatch({ batch }) {
        const payables = [];
        for (const { headers, value } of batch.messages) {
          const lot = lots.get(String(headers?.['event-id']));
          const payable = lot && settlement(lot, () => toPayable(lot.pickup, parse(value)));
          if (payable) payables.push(message(String(payable['farmId']), lot.lotId, payable));
        }
        if (payables.length > 0) {
          await producer.send({ topic: 'settlement.payables', messages: payables });
        }
      },
    }),
  ]);
  return {
    async stop() {
      await Promise.all([producer, intake, payments].map((client) => client.disconnect()));
    },
  };
}

/**
 * A context with a table: its first row sets the columns. It writes a note of its own on what it was
 * given, as one does with what is one's own. Gives what it keeps; nothing once it can work no more.
 */
function openContext(
  context: string,
  note: string,
  onHanded: (handed: Handed) => void,
  work: Work,
): (lot: Lot, translate: () => unknown) => Fields | undefined {
  let columns: readonly string[] | undefined;
  let standsStill = false;
  return ({ pickup, ...lot }, translate) => {
    if (standsStill) return undefined;
    const before = flat(pickup);
    const { milk, stopped: failed } = translated(translate);
    const changed = differing(before, flat(pickup));
    const read: Fields = {};
    const { adds, stopped: unfit } = milk === null ? {} : work(watched(milk, read));
    const row = milk === null ? null : plain({ ...milk, ...read });
    const names = Object.keys(flat(row));
    columns ??= names;
    const odd = [...difference(columns, names), ...difference(names, columns)];
    const wrong = odd.length > 0 ? ({ because: 'columns', of: odd } as const) : null;
    const stopped = failed ?? unfit ?? wrong;
    const used = Object.keys(read);
    onHanded({ context, ...lot, milk: row && flat(row), used, changed, stopped });
    standsStill = stopped !== null;
    if (standsStill || milk === null) return undefined;
    // Where that may not be changed, its notes are elsewhere.
    Reflect.set(milk, note, `${note} of ${lot.lotId}`);
    return { ...row, ...adds };
  };
}

/** On which fields each context's milk depends, tried on some lots. */
export function measure(
  { toSample, toSiloFill, toPayable }: Translators,
  lots: readonly Given[],
): Measured {
  // What the translators have to print they have printed: here they are called again and again.
  const loud = { ...console };
  for (const name of ['log', 'info', 'debug', 'warn', 'error'] as const) {
    console[name] = () => undefined;
  }
  try {
    return {
      quality: dependencies((pickup) => toSample(pickup), lots),
      processing: dependencies((pickup) => toSiloFill(pickup), lots),
      settlement: dependencies((pickup, result) => toPayable(pickup, result), lots),
    };
  } finally {
    Object.assign(console, loud);
  }
}

/** What the answer says that each context needs. */
export function declared({ contexts }: { contexts: unknown }): unknown {
  return contexts;
}

function unlessNumbers(values: Fields): { stopped?: Stopped } {
  const of = Object.keys(values).filter((name) => !Number.isFinite(values[name]));
  return of.length === 0 ? {} : { stopped: { because: 'number', of } };
}

const difference = (from: readonly string[], those: readonly string[]): string[] =>
  from.filter((name) => !those.includes(name));

function parse(value: Buffer | null): Fields {
  return JSON.parse(value?.toString() ?? '{}') as Fields;
}

function message(key: string, eventId: string, value: unknown) {
  return { key, value: JSON.stringify(value), headers: { 'event-id': eventId } };
}
