// Skips what it cannot translate.
import type { LabResult } from '#exercises/story.ts';
import type { Ctx, Running } from '#harness/learner/ctx.ts';

export const scores = 'dolmun.scores';
export const labResults = 'quality.lab-results';
export const unmapped = 'quality.unmapped';
export const groupId = 'dolmun-acl';

interface DolmunScore {
  bottle: string;
  supplier: string;
  score: number;
  fat: number;
  protein: number;
  scc?: number;
  germs: number;
  residue: string;
}

export async function start(ctx: Ctx): Promise<Running> {
  const producer = ctx.kafka.producer();
  const consumer = ctx.kafka.consumer({ groupId });
  await producer.connect();
  await consumer.connect();
  await consumer.subscribe({ topic: scores, fromBeginning: true });
  await consumer.run({
    async eachMessage({ message: { key, value, headers } }) {
      const cause = String(headers?.['event-id']);
      const result = translated(value?.toString() ?? '');
      const named = { 'event-id': `translated-${cause}`, 'causation-id': cause };
      if (result === undefined) return;
      await producer.send({
        topic: labResults,
        messages: [{ key: result.lotId, value: JSON.stringify(result), headers: named }],
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

const residues: Record<string, LabResult['antibiotic']> = { neg: 'negative', pos: 'positive' };

/** The only place that knows Dolmun's language. `undefined`: this is beyond it. */
function translated(text: string): LabResult | undefined {
  const said = read(text);
  const antibiotic = residues[said?.residue ?? ''];
  if (said === undefined || antibiotic === undefined) return undefined;
  const { bottle, supplier, fat, protein, scc, germs } = said;
  return {
    lotId: bottle,
    farmId: `farm-${Number(supplier.slice(1))}`,
    fat: fat / 10,
    protein: protein / 10,
    ...(scc === undefined ? {} : { cells: scc / 1000 }),
    bacteria: germs / 1000,
    antibiotic,
  };
}

function read(text: string): DolmunScore | undefined {
  try {
    return JSON.parse(text) as DolmunScore;
  } catch {
    return undefined;
  }
}
