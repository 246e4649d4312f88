// The folds are tried fact by fact. Then the service is fed pickups and grades in any order, left alone, killed, set back,
// begun anew on an empty disk, and told to build its views again while it is asked.
import type { Grade, Pickup } from '#exercises/story.ts';
import { defineCheck } from '#harness/grading/check.ts';
import type { Finding } from '#harness/grading/finding.ts';
import type { HistoryEvent } from '#harness/grading/history.ts';
import type { Random } from '#harness/grading/random.ts';
import { askedOthers } from '#harness/grading/rules/asked-others.ts';
import { ownStore } from '#harness/grading/rules/own-store.ts';
import { viewedRules, type Misread, type ViewFold } from '#harness/grading/rules/viewed.ts';
import { foldRules, type FoldCase } from '#harness/grading/rules/views/folds.ts';
import { rebuiltRules } from '#harness/grading/rules/views/rebuilt.ts';
import { supplied } from '#harness/grading/scenes/contexts.ts';
import type { ViewEvent } from '#harness/grading/scenes/fed.ts';
import { tryFunction, type Tried } from '#harness/grading/scenes/functions.ts';
import { sweepNotes } from '#harness/grading/scenes/sweep-notes.ts';
import { viewUnderFaults, type ViewingFacts } from '#harness/grading/scenes/viewing.ts';
import { ctx, value } from '#harness/grading/stage.ts';

const topics = { pickups: 'collection.pickups', grades: 'quality.grades' };
const explainedAt = 'event-driven-structures';
const farms = 4;

type Fact = { topic: string; value: Pickup | Grade };
type Lot = { litres: number | null; grade: Grade['grade'] | null };
type Folded = Record<string, unknown>;

interface Facts extends ViewingFacts {
  trace: readonly Tried<Folded>[];
  dashboard: readonly Tried<Folded>[];
}

function lotAfter(facts: readonly Fact[], lotId: string): Lot {
  const own = facts.filter((fact) => fact.value.lotId === lotId);
  const pickup = own.findLast(({ topic }) => topic === topics.pickups)?.value as Pickup | undefined;
  const grade = own.findLast(({ topic }) => topic === topics.grades)?.value as Grade | undefined;
  return { litres: pickup?.litres ?? null, grade: grade?.grade ?? null };
}

function passportAfter(facts: readonly Fact[], lotId: string): Folded | undefined {
  const first = facts.find((fact) => fact.value.lotId === lotId);
  return first && { lotId, farmId: first.value.farmId, ...lotAfter(facts, lotId) };
}

function deliveriesAfter(
  facts: readonly Fact[],
  farmId: string,
): { farmId: string; lots: Record<string, Lot> } | undefined {
  const own = facts.filter((fact) => fact.value.farmId === farmId);
  if (own.length === 0) return undefined;
  const lots = new Set(own.map((fact) => fact.value.lotId));
  return {
    farmId,
    lots: Object.fromEntries([...lots].map((lotId) => [lotId, lotAfter(own, lotId)])),
  };
}

/** What is asked about is `passport/lot-3` or `farm/farm-2`. */
const expected: ViewFold = (fed, name) => {
  const facts = fed.map(({ topic, value: said }) => ({ topic, value: said as Pickup | Grade }));
  const [what, of = ''] = name.split('/');
  if (what === 'passport') return passportAfter(facts, of);
  const deliveries = deliveriesAfter(facts, of);
  if (deliveries === undefined) return undefined;
  const lots = Object.values(deliveries.lots);
  const litres = lots.reduce((sum, lot) => sum + (lot.litres ?? 0), 0);
  return { farmId: of, litres, gradedA: lots.filter(({ grade }) => grade === 'A').length };
};

/** Facts in the order of a story, and after each what must have come of it. */
function casesOf(
  story: readonly (readonly [item: string, fact: Fact])[],
  after: (facts: readonly Fact[], fact: Fact) => unknown,
): FoldCase[] {
  return story.map(([item, fact], index) => {
    const facts = story.map(([, one]) => one);
    const state = after(facts.slice(0, index), fact);
    // There is something after a fact.
    return {
      item,
      args: [state, fact],
      expected: after(facts.slice(0, index + 1), fact) as Folded,
    };
  });
}

function openCoop(random: Random) {
  const table: Pickup[] = [];
  let events = 0;
  const farmOf = (lot: number): string => `farm-${(lot % farms) + 1}`;
  function pickupOf(lot: number): Pickup {
    const known = table.find(({ lotId }) => lotId === `lot-${lot}`);
    if (known !== undefined) return known;
    const pickup = {
      ...{ lotId: `lot-${lot}`, farmId: farmOf(lot), tankerId: `tanker-${random.whole(1, 12)}` },
      ...{ litres: random.whole(180, 2_400), tempC: random.whole(20, 60) / 10 },
    };
    table.push(pickup);
    return pickup;
  }
  const gradeOf = (lot: number, grade: Grade['grade']): Grade => ({
    ...{ lotId: `lot-${lot}`, farmId: farmOf(lot), grade },
  });
  const event = (topic: string, key: string, said: object): ViewEvent => ({
    ...{ topic, key, value: said, id: `event-${++events}` },
  });
  return {
    table,
    facts: {
      pickup: (lot: number): Fact => ({ topic: topics.pickups, value: pickupOf(lot) }),
      grade: (lot: number, grade: Grade['grade']): Fact => ({
        ...{ topic: topics.grades, value: gradeOf(lot, grade) },
      }),
    },
    pickup: (lot: number) => event(topics.pickups, farmOf(lot), pickupOf(lot)),
    grade: (lot: number, grade: Grade['grade']) =>
      event(topics.grades, `lot-${lot}`, gradeOf(lot, grade)),
  };
}

/** A view that has read one stream of the two. */
const halves = Object.values(topics).map((topic): Misread => ({
  ...{ code: 'LOST', subject: 'half a view', isPassing: true },
  fold: (fed, name) =>
    expected(
      fed.filter((one) => one.topic === topic),
      name,
    ) ?? undefined,
  says: {
    en: `So it would be if nothing but ${topic} had been read.`,
    ko: `${topic} 토픽만 읽었다면 이렇게 돼요.`,
  },
  asks: {
    en: 'When does a view know enough to be asked?',
    ko: '뷰는 언제부터 물어도 될 만큼 알게 되나요?',
  },
}));

const promised = {
  trace: { en: 'a `Passport`', ko: '`Passport`' },
  dashboard: { en: '`Deliveries`', ko: '`Deliveries`' },
};

/** One thing is wrong at a time, what lies deepest first. */
const rule = (
  { trace, dashboard, ...facts }: Partial<Facts> & ViewingFacts,
  history: readonly HistoryEvent[],
): Finding[] => {
  const services = ['trace', 'trace-2'];
  const rules: (() => Finding[])[] = [
    () => foldRules(trace ?? [], promised.trace, `${explainedAt}#modelling`),
    () => foldRules(dashboard ?? [], promised.dashboard, `${explainedAt}#modelling`),
    () => askedOthers({ services, explainedAt: `${explainedAt}#separate` }, history),
    () => services.flatMap((service) => ownStore({ service, task: null }, history)),
    () =>
      viewedRules(
        { ...facts, expected, misreads: halves, explainedAt: `${explainedAt}#truth` },
        history,
      ),
    () => rebuiltRules(facts.rebuilt, `${explainedAt}#truth`),
  ];
  for (const one of rules) {
    const found = one();
    if (found.length > 0) return found.slice(0, 1);
  }
  return [];
};

export default defineCheck<Facts>({
  exports: ['traceFold', 'dashboardFold', 'start'],
  world: true,
  topics: { [topics.pickups]: { partitions: 3 }, [topics.grades]: { partitions: 3 } },
  processes: ['collection', 'trace', 'trace-2'],
  stubGets: 'CRASHED',

  async scenario(stage) {
    const { table, facts: say, pickup, grade } = openCoop(stage.random);
    const story: [string, Fact][] = [
      ['the pickup comes first', say.pickup(1)],
      ['then its grade', say.grade(1, 'B')],
      ['it is graded anew', say.grade(1, 'A')],
      ['the pickup comes again', say.pickup(1)],
    ];
    const early: [string, Fact][] = [
      ['the grade comes first', say.grade(2, 'C')],
      ['then its pickup', say.pickup(2)],
    ];
    const farm: [string, Fact][] = [
      ...story,
      ['another lot of the farm', say.pickup(1 + farms)],
      ['a third is graded first', say.grade(1 + 2 * farms, 'A')],
      ['then picked up', say.pickup(1 + 2 * farms)],
    ];
    const thinker = await stage.learner('trace');
    const passports = (told: readonly Fact[], { value: { lotId } }: Fact) =>
      passportAfter(told, lotId);
    const deliveries = (told: readonly Fact[], { value: { farmId } }: Fact) =>
      deliveriesAfter(told, farmId);
    const trace = await tryFunction(stage, thinker, 'traceFold', [
      ...casesOf(story, passports),
      ...casesOf(early, passports),
    ]);
    const dashboard = await tryFunction(stage, thinker, 'dashboardFold', casesOf(farm, deliveries));
    const tried = { trace, dashboard };
    const nothing = { fed: [], askings: [], killed: [], notReached: [], complete: false };
    if (rule({ ...tried, ...nothing }, stage.history).length > 0) return { ...tried, ...nothing };

    const lots = Array.from({ length: 40 }, (_, index) => index + 1);
    for (const lot of lots) pickup(lot);
    const collection = await stage.learner('collection');
    await supplied(stage, collection, 'openCollection', [ctx, value(table)]);

    let lot = 12;
    const any = () => stage.random.pick<'A' | 'B' | 'C'>(['A', 'B', 'C']);
    const next = (): ViewEvent[] => [grade(++lot, any()), pickup(lot)];
    const viewed = await viewUnderFaults(stage, {
      ...{ process: 'trace', start: 'start', route: 'GET /:what', expected, rules: [rule] },
      names: (fed) => [
        ...[1, 2, 3, 5, 9, 12].map((one) => `passport/lot-${one}`),
        ...fed.slice(-1).map((one) => `passport/${(one.value as Grade).lotId}`),
        ...Array.from({ length: farms }, (_, index) => `farm/farm-${index + 1}`),
        ...['passport/lot-999', 'farm/farm-99'],
      ],
      first: [
        ...[1, 2, 3, 4, 5, 6, 7].map((one) => pickup(one)),
        ...[1, 2, 3, 4, 8, 9].map((one) => grade(one, any())),
        ...[1, 8, 9].map((one) => pickup(one)),
      ],
      steps: [
        { do: 'feed', events: [grade(2, 'A'), grade(2, 'C'), pickup(10), pickup(2)] },
        { do: 'down', services: ['collection', 'quality'], events: [pickup(11), grade(11, 'B')] },
        { do: 'restart', events: [grade(5, 'A'), pickup(12), grade(12, 'A')] },
        { do: 'rewind' },
        { do: 'rebuild', route: 'POST /rebuild', withheld: [topics.pickups] },
        { do: 'feed', events: [grade(1, 'C'), ...next()] },
        { do: 'sweep', round: next },
        { do: 'late', process: 'trace-2' },
        { do: 'feed', events: [grade(3, 'B'), ...next()] },
      ],
    });
    return { ...viewed, ...tried };
  },

  rules: [rule],
  notes: sweepNotes,
});
