// One dawn passes through the learner's translators; then Collection renames words of its own, and a
// second dawn follows. Who breaks was coupled; which fields reach whom is measured, and compared with
// what the answer declares.
import { defineCheck } from '#harness/grading/check.ts';
import { collected, inNewWords, inOldWords, renamed } from '#harness/grading/contexts/collected.ts';
import {
  handedSink,
  handedTo,
  type Context,
  type ContextFacts,
  type Measured,
} from '#harness/grading/contexts/handed.ts';
import { matrixOf, standsStill } from '#harness/grading/contexts/matrix.ts';
import { inTurn } from '#harness/grading/rules/in-turn.ts';
import { brokeAfterRename, receivedInVain } from '#harness/grading/rules/contexts/coupled.ts';
import {
  declaredBadly,
  neverNeeded,
  undeclared,
} from '#harness/grading/rules/contexts/declared.ts';
import { noteLeaked, pickupChanged } from '#harness/grading/rules/contexts/leaked.ts';
import { wronglyTranslated } from '#harness/grading/rules/contexts/translated.ts';
import { supplied, untilKept } from '#harness/grading/scenes/contexts.ts';
import { settle } from '#harness/grading/settle.ts';
import { ctx, sink, value } from '#harness/grading/stage.ts';

const fields = {
  pickup: ['lotId', 'farmId', 'tankerId', 'litres', 'tempC', 'gateCode', 'dipMm'],
  result: ['lotId', 'farmId', 'fat', 'protein', 'cells', 'bacteria', 'antibiotic'],
};

const contexts: readonly Context[] = [
  {
    name: 'quality',
    title: { en: 'Quality', ko: '원유 검사' },
    translator: 'toSample',
    milk: { en: 'sample', ko: '시료' },
    topic: 'quality.lab-results',
    note: 'rack',
    wanted: ({ lotId, farmId }) => ({ lotId, farmId }),
    fromResult: [],
  },
  {
    name: 'processing',
    title: { en: 'Processing', ko: '가공' },
    translator: 'toSiloFill',
    milk: { en: 'silo fill', ko: '사일로 입고' },
    topic: 'processing.silo-levels',
    note: 'pump',
    wanted: ({ lotId, tankerId, litres }) => ({
      lotId,
      siloId: `silo-${(Number(tankerId.slice('tanker-'.length)) % 4) + 1}`,
      volume: litres / 100,
    }),
    fromResult: [],
  },
  {
    name: 'settlement',
    title: { en: 'Settlement', ko: '유대 정산' },
    translator: 'toPayable',
    milk: { en: 'payable', ko: '정산 건' },
    topic: 'settlement.payables',
    note: 'invoice',
    wanted({ lotId, farmId, litres, fat, protein }) {
      const kgFat = (litres * 1.03 * fat) / 100;
      const kgProtein = (litres * 1.03 * protein) / 100;
      return {
        lotId,
        farmId,
        kgFat,
        kgProtein,
        amount: { nearest: kgFat * 9_500 + kgProtein * 13_000 },
      };
    },
    fromResult: ['kgFat', 'kgProtein'],
  },
];

/** What needs no rename to show. */
const atOnce = inTurn(declaredBadly, noteLeaked, pickupChanged, wronglyTranslated);

export default defineCheck<ContextFacts>({
  exports: ['toSample', 'toSiloFill', 'toPayable'],
  values: ['contexts'],
  world: true,
  topics: {
    'collection.pickups': { partitions: 3 },
    'quality.lab-results': { partitions: 3 },
    'processing.silo-levels': { partitions: 1 },
    'settlement.payables': { partitions: 3 },
  },
  processes: ['collection', 'co-op'],
  stubGets: 'CRASHED',

  async scenario(stage) {
    const before = collected(stage.random, 0, 60);
    const after = collected(stage.random, 60, 24);
    const lots = [...before, ...after];
    const facts = { contexts, lots, renamed, beforeRename: before.length };
    const [collection, coop] = await Promise.all([
      stage.learner('collection'),
      stage.learner('co-op'),
    ]);
    const [first] = before;
    for (const { translator } of contexts) {
      const call = coop.call(translator, [value(first?.pickup), value(first?.result)]);
      // A translator that goes round and round is told apart here from one that waits.
      await coop.turn();
      await settle(stage, coop, call, translator);
    }
    const declared = await supplied(stage, coop, 'declared', []);

    const bottles = Object.fromEntries(lots.map(({ lotId, result }) => [lotId, result]));
    const publish = (pickups: readonly object[]): Promise<unknown> =>
      supplied(stage, collection, 'collect', [ctx, value(pickups)]);
    await Promise.all([
      supplied(stage, coop, 'openContexts', [ctx, value(bottles), sink(handedSink)]),
      publish(before.map(({ pickup }) => pickup)),
    ]);
    await untilKept(stage, coop, { contexts, lots: before });
    const asYet = { ...facts, declared, measured: null };
    if (atOnce(asYet, stage.history).length > 0) return asYet;

    stage.note({
      en: `Collection renames ${Object.keys(renamed).join(', ')}`,
      ko: `집유 콘텍스트가 이름을 바꿈: ${Object.keys(renamed).join(', ')}`,
    });
    await publish(after.map(({ pickup }) => inNewWords(pickup)));
    await untilKept(stage, coop, { contexts, lots });
    for (const { value: handed } of handedTo(stage.history)) {
      if (handed.stopped === null) continue;
      stage.note(standsStill(handed), handed.context);
    }
    const samples = [
      ...before.slice(0, 4),
      ...after.slice(0, 4).map((lot) => ({ ...lot, pickup: inNewWords(lot.pickup) })),
    ].map(({ pickup, result }) => ({ pickup, result }));
    const given = await supplied(stage, coop, 'measure', [value(samples)]);
    // The world's own words.
    const measured = inOldWords(given as Measured);
    for (const { who, line } of matrixOf(stage.history, measured, fields)) {
      stage.noteMeasured(line, who);
    }
    return { ...facts, declared, measured };
  },

  rules: [inTurn(atOnce, brokeAfterRename, receivedInVain, undeclared, neverNeeded)],
});
