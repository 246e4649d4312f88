// Publishes one dawn through the learner's code, lets two groups read it after the publisher is gone,
// then removes the oldest records and lets a third group begin.
import { defineCheck } from '#harness/grading/check.ts';
import { dawn, type DawnPickup } from '#harness/grading/dawn.ts';
import { publishCarefully } from '#harness/grading/scenes/publish.ts';
import { readTogether, type Reading } from '#harness/grading/scenes/readers.ts';
import { ctx, sink, value, type LogPartition } from '#harness/grading/stage.ts';
import { publishedRules, type Published } from '#harness/grading/rules/published.ts';
import { readingRules } from '#harness/grading/rules/readers.ts';

const topic = 'collection.pickups';
const pickups = 240;
/** How much of each partition is gone when the third reader begins. */
const retired = 1 / 4;

interface Facts {
  published: Published<DawnPickup>;
  readings: readonly Reading<DawnPickup>[];
}

const expectations = {
  keyOf: (pickup: DawnPickup) => pickup.farmId,
  idOf: (pickup: DawnPickup) => pickup.lotId,
  noun: { en: 'pickups', ko: '집유 기록' },
};

export default defineCheck<Facts>({
  exports: ['publishDawn', 'startReader'],
  topics: { [topic]: { partitions: 3 } },
  processes: ['publisher', 'settlement', 'trace', 'audit'],
  stubGets: 'CRASHED',

  async scenario(stage) {
    const events = dawn(stage.random, pickups);
    const publish = await publishCarefully(stage, 'publishDawn', [ctx, value(events)]);
    const log = await stage.log(topic);
    const published = { topic, events, log, publish, ...expectations };
    if (publishedRules(published, stage.history).length > 0) return { published, readings: [] };

    const reading = {
      topic,
      log,
      start: 'startReader',
      args: (name: string) => [ctx, value(name), sink('onPickup')],
      sink: 'onPickup',
      ...expectations,
    };
    const expected = stillThere(events, log);
    const dawnReaders = await readTogether(stage, reading, [
      { name: 'settlement', expected },
      { name: 'trace', expected },
    ]);
    if (readingRules(dawnReaders.readings, stage.history).length > 0) {
      await dawnReaders.stop();
      return { published, readings: dawnReaders.readings };
    }

    const cut = new Map(log.map(({ partition, end }) => [partition, Math.floor(end * retired)]));
    await stage.removeBefore(topic, cut);
    stage.note({
      en: 'retention: the oldest quarter is gone',
      ko: '보존: 가장 오래된 4분의 1이 사라짐',
    });
    const late = await readTogether(stage, reading, [
      { name: 'audit', expected: stillThere(events, log, cut) },
    ]);
    await Promise.all([dawnReaders.stop(), late.stop()]);
    return { published, readings: [...dawnReaders.readings, ...late.readings] };
  },

  rules: [
    ({ published }, history) => publishedRules(published, history),
    ({ readings }, history) => readingRules(readings, history),
  ],
});

/** The events whose records the topic still has. */
function stillThere(
  events: readonly DawnPickup[],
  log: readonly LogPartition[],
  cut: ReadonlyMap<number, number> = new Map(),
): DawnPickup[] {
  const there = new Set(
    log.flatMap(({ partition, records }) =>
      records
        .filter(({ offset }) => (offset ?? 0) >= (cut.get(partition) ?? 0))
        .map(({ headers }) => headers['event-id']),
    ),
  );
  return events.filter(({ lotId }) => there.has(lotId));
}
