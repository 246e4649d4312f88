// Feeds the bonus service grades that change, are withdrawn, come again and come late; takes Settlement away;
// kills it, sets its groups back, and asks it each time what every farm gets.
import { defineCheck } from '#harness/grading/check.ts';
import type { Finding } from '#harness/grading/finding.ts';
import type { HistoryEvent } from '#harness/grading/history.ts';
import { openLotGrades, type LotGrade } from '#harness/grading/lot-grades.ts';
import { askedOthers } from '#harness/grading/rules/asked-others.ts';
import { ownStore } from '#harness/grading/rules/own-store.ts';
import { viewedRules, type Misread, type ViewFold } from '#harness/grading/rules/viewed.ts';
import type { Fed, ViewEvent } from '#harness/grading/scenes/fed.ts';
import { sweepNotes } from '#harness/grading/scenes/sweep-notes.ts';
import { viewUnderFaults, type ViewingFacts } from '#harness/grading/scenes/viewing.ts';
import { settle } from '#harness/grading/settle.ts';
import { ctx } from '#harness/grading/stage.ts';

type Rule = (facts: ViewingFacts, history: readonly HistoryEvent[]) => Finding[];

const topic = 'quality.grades';
const service = 'bonus';
const farms = 5;
const wonPerLot = 3_000;
const explainedAt = 'traditional-computing#stream';

const gradeIn = ({ value }: Fed): LotGrade => value as LotGrade;

function bonusOf(farmId: string, grades: Iterable<LotGrade>) {
  const lots = [...grades]
    .filter((one) => one.farmId === farmId && one.grade === 'A')
    .map(({ lotId }) => lotId);
  return { farmId, lots: lots.sort(), won: wonPerLot * lots.length };
}

/** Of each lot the event that `holds` prefers, in the order of publishing. */
const foldBy =
  (holds: (one: LotGrade, known: LotGrade) => boolean): ViewFold =>
  (fed, farmId) => {
    const latest = new Map<string, LotGrade>();
    for (const grade of fed.map(gradeIn)) {
      const known = latest.get(grade.lotId);
      if (known === undefined || holds(grade, known)) latest.set(grade.lotId, grade);
    }
    return bonusOf(farmId, latest.values());
  };

const expected = foldBy((one, known) => one.version > known.version);

const asksOfOld = {
  en: 'What does the event itself say about whether it is news?',
  ko: '이벤트가 새 소식인지 아닌지, 이벤트 자신은 무엇으로 말해 주나요?',
};

/** The lots of the farm whose last event is not the one that holds, and where these came. */
function overtaken(fed: readonly Fed[], farmId: string): string {
  const newest = new Map<string, number>();
  const last = new Map<string, Fed>();
  for (const one of fed.filter((event) => gradeIn(event).farmId === farmId)) {
    const { lotId, version } = gradeIn(one);
    newest.set(lotId, Math.max(version, newest.get(lotId) ?? 0));
    last.set(lotId, one);
  }
  return [...last]
    .filter(([lotId, one]) => gradeIn(one).version < (newest.get(lotId) ?? 0))
    .map(
      ([lotId, one]) =>
        `${lotId} v${newest.get(lotId)}${isWithdrawn(fed, lotId, newest.get(lotId)) ? ' (withdrawn)' : ''} → v${gradeIn(one).version} (${one.topic}/${one.partition}@${one.offset})`,
    )
    .slice(0, 3)
    .join(', ');
}

function isWithdrawn(fed: readonly Fed[], lotId: string, version: number | undefined): boolean {
  return fed
    .map(gradeIn)
    .some((one) => one.lotId === lotId && one.version === version && one.grade === null);
}

/** Versions are compared, and a withdrawal takes the lot's away, so that whatever comes next is news. */
const forgetful: ViewFold = (fed, farmId) => {
  const latest = new Map<string, LotGrade>();
  for (const grade of fed.map(gradeIn)) {
    const known = latest.get(grade.lotId);
    if (known !== undefined && grade.version <= known.version) continue;
    if (grade.grade === null) latest.delete(grade.lotId);
    else latest.set(grade.lotId, grade);
  }
  return bonusOf(farmId, latest.values());
};

/** What a sum has that is added to at every A. */
const addedUp =
  (isSet: boolean): ViewFold =>
  (fed, farmId) => {
    const added = fed.map(gradeIn).filter((one) => one.farmId === farmId && one.grade === 'A');
    const lots = added.map(({ lotId }) => lotId).sort();
    const listed = isSet ? [...new Set(lots)] : lots;
    // Where nothing was added twice it is no sum that went wrong.
    return {
      farmId,
      lots: listed,
      won: new Set(lots).size < lots.length ? wonPerLot * lots.length : -1,
    };
  };

const added: Omit<Misread, 'fold'> = {
  ...{ code: 'DUP', subject: 'added twice' },
  says: {
    en: 'So it would be if every A were added, also one that came again.',
    ko: 'A가 올 때마다 더하면, 한 번 더 온 것까지 더하면 이렇게 돼요.',
  },
  asks: {
    en: 'What is the same when an event comes a second time, and what does your sum make of that?',
    ko: '이벤트가 두 번째 올 때 그대로인 것은 무엇이고, 여러분의 합계는 그것을 어떻게 다루나요?',
  },
};

const misreads: readonly Misread[] = [
  { ...added, fold: addedUp(false) },
  { ...added, fold: addedUp(true) },
  {
    ...{ code: 'STALE', subject: 'forgotten withdrawal', fold: forgetful },
    says: (fed, farmId) => ({
      en: `So it would be if a lot were forgotten with its withdrawal, and the next event of it taken for news: ${overtaken(fed, farmId)}.`,
      ko: `철회될 때 그 로트를 아예 잊고, 다음에 온 이벤트를 새 소식으로 여기면 이렇게 돼요: ${overtaken(fed, farmId)}.`,
    }),
    asks: {
      en: 'What did your view still know of the lot when the older event came?',
      ko: '더 오래된 이벤트가 왔을 때, 여러분의 뷰는 그 로트에 대해 무엇을 아직 알고 있었나요?',
    },
  },
  {
    ...{ code: 'STALE', subject: 'older version', asks: asksOfOld },
    fold: foldBy(() => true),
    says: (fed, farmId) => ({
      en: `So it would be if the event that came last held, whatever its version: ${overtaken(fed, farmId)}.`,
      ko: `버전과 상관없이 맨 나중에 온 이벤트를 따르면 이렇게 돼요: ${overtaken(fed, farmId)}.`,
    }),
  },
  {
    ...{ code: 'STALE', subject: 'first version' },
    fold: foldBy(() => false),
    says: {
      en: 'So it would be if the first event of each lot held, and what came after were a repeat.',
      ko: '로트마다 첫 이벤트만 따르고 그 뒤에 온 것을 모두 반복으로 여기면 이렇게 돼요.',
    },
    asks: {
      en: 'How do you tell an event that comes again from a new one about the same lot?',
      ko: '같은 이벤트가 다시 온 것과, 같은 로트에 관한 새 이벤트를 무엇으로 구별하나요?',
    },
  },
  {
    ...{ code: 'STALE', subject: 'withdrawn' },
    fold: (fed, farmId) =>
      expected(
        fed.filter((one) => gradeIn(one).grade !== null),
        farmId,
      ),
    says: {
      en: 'So it would be if grades that were withdrawn still held.',
      ko: '철회된 등급이 아직 유효하다고 보면 이렇게 돼요.',
    },
    asks: {
      en: 'What does `grade: null` say about the lot, and what remains of it in your view?',
      ko: '`grade: null`은 그 로트에 대해 무엇을 말하고, 여러분의 뷰에는 그 로트의 무엇이 남나요?',
    },
  },
];

/** One wrong thing at a time, what lies deepest first. */
const rule: Rule = ({ fed, askings }, history) => {
  const asked = askedOthers(
    { services: [service], explainedAt: 'traditional-computing#ask' },
    history,
  );
  if (asked.length > 0) return asked;
  const shared = ownStore({ service, task: null }, history);
  if (shared.length > 0) return shared;
  return viewedRules({ fed, askings, expected, misreads, read: inOrder, explainedAt }, history);
};

/** The order of the lots is free. */
function inOrder(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('lots' in body)) return body;
  const { lots } = body;
  return { ...body, lots: Array.isArray(lots) ? byText(lots) : lots };
}

function byText(list: readonly unknown[]): unknown[] {
  const text = (one: unknown): string => JSON.stringify(one);
  return [...list].sort((a, b) => (text(a) < text(b) ? -1 : 1));
}

export default defineCheck<ViewingFacts>({
  exports: ['start'],
  world: true,
  topics: { [topic]: { partitions: 3 } },
  processes: ['settlement', service],
  stubGets: 'CRASHED',

  async scenario(stage) {
    // Other lots and farms in every run.
    const base = 3 * stage.random.whole(0, 60);
    const { next, again } = openLotGrades({ farms, partitions: 3, base });
    const any = () => stage.random.pick<'A' | 'B' | 'C'>(['A', 'B', 'C']);
    let lots = 0;
    const fresh = (grade: LotGrade['grade']): ViewEvent => next(++lots, grade);

    const settlement = await stage.learner('settlement');
    const opened = settlement.call('openSettlement', [ctx]);
    await settle(stage, settlement, opened, 'openSettlement');

    // Two of each farm. The first farm has two that count, of which one is left alone; the second has a B.
    const dawn = Array.from({ length: 2 * farms }, (_, index) =>
      fresh(index <= farms ? 'A' : index === farms + 1 ? 'B' : any()),
    );
    const eight = Array.from({ length: 8 }, (_, index) => next(9, index % 2 === 0 ? 'C' : 'A'));
    const [tenth, eleventh] = [next(9, 'A'), next(9, 'C')];
    const [older, newer] = [fresh('A'), next(lots, 'C')];

    let round = 0;
    return viewUnderFaults(stage, {
      ...{ process: service, start: 'start', route: 'GET /bonus/:farm', expected, rules: [rule] },
      names: () => [
        ...Array.from({ length: farms }, (_, index) => `farm-${base + index + 1}`),
        'farm-999',
      ],
      // Changed and changed back; many versions, the last but one late; a first version behind the second.
      first: [
        ...dawn,
        again(1, 1),
        next(2, 'C'),
        next(2, 'A'),
        ...eight,
        eleventh,
        tenth,
        newer,
        older,
      ],
      steps: [
        { do: 'feed', events: [next(1, 'C'), next(3, null), fresh(any()), fresh('A')] },
        // Old ones come again: of a changed lot, of one that was withdrawn, and what holds anyway.
        { do: 'feed', events: [again(1, 1), again(3, 1), again(4, 1), again(2, 2)] },
        { do: 'down', services: ['settlement'], events: [fresh('A'), next(5, 'B'), again(5, 1)] },
        { do: 'feed', events: [fresh('A'), next(1, 'B')] },
        { do: 'restart', events: [again(1, 1), again(3, 1), next(4, null), fresh('A')] },
        { do: 'rewind' },
        { do: 'feed', events: [again(4, 1), fresh('A')] },
        {
          do: 'sweep',
          round() {
            round += 1;
            const [one, two, three] = [100 + 3 * round, 101 + 3 * round, 102 + 3 * round];
            return [next(one, 'A'), next(two, any()), next(three, 'A'), next(three, 'B')];
          },
        },
      ],
    });
  },

  rules: [rule],
  notes: sweepNotes,
});
