// Feeds Collection what Membership publishes: farms that join, are held, released, leave and come back. Then
// Membership goes down, Collection is killed and set back, and each time it is asked at every gate.
import { defineCheck } from '#harness/grading/check.ts';
import type { Finding } from '#harness/grading/finding.ts';
import type { HistoryEvent } from '#harness/grading/history.ts';
import { askedOthers } from '#harness/grading/rules/asked-others.ts';
import { ownStore } from '#harness/grading/rules/own-store.ts';
import { viewedRules, type Misread, type ViewFold } from '#harness/grading/rules/viewed.ts';
import type { Fed, ViewEvent } from '#harness/grading/scenes/fed.ts';
import { sweepNotes } from '#harness/grading/scenes/sweep-notes.ts';
import { viewUnderFaults, type ViewingFacts } from '#harness/grading/scenes/viewing.ts';
import { settle } from '#harness/grading/settle.ts';
import { ctx } from '#harness/grading/stage.ts';
import type { FarmEvent, Gate } from './exercise.ts';

type Rule = (facts: ViewingFacts, history: readonly HistoryEvent[]) => Finding[];

const topic = 'membership.farms';
const service = 'collection';

function gateOf(farmId: string, last: Fed | undefined): Gate {
  // What this check has published itself.
  const farm = (last?.value ?? null) as FarmEvent | null;
  if (farm === null) return { farmId, collect: false, reason: 'not a member' };
  const isHeld = farm.holdSince !== null;
  return { farmId, collect: !isHeld, reason: isHeld ? 'hold' : null };
}

const expected: ViewFold = (fed, name) =>
  gateOf(
    name,
    fed.findLast(({ key }) => key === name),
  );

/** What it would be if a held farm were taken for this. */
const heldFor =
  (reason: Gate['reason']): ViewFold =>
  (fed, name) => {
    const gate = expected(fed, name) as Gate;
    // A farm of which only the hold was published may be one that nothing is known of.
    const isKnown = fed.filter(({ key }) => key === name).length > 1;
    return gate.reason === 'hold' && isKnown ? { ...gate, collect: reason === null, reason } : gate;
  };

const asksOfHolds = {
  en: 'Which values can `holdSince` have, and what does each say about the gate?',
  ko: '`holdSince`에는 어떤 값이 올 수 있고, 그 값은 저마다 게이트에 대해 무엇을 말하나요?',
};

const misreads: readonly Misread[] = [
  {
    ...{ code: 'STALE', subject: 'hold', fold: heldFor(null), asks: asksOfHolds },
    says: {
      en: 'So it would be if a farm on hold were collected like any other.',
      ko: '집유가 보류된 농가도 다른 농가처럼 집유하면 이렇게 돼요.',
    },
  },
  {
    ...{ code: 'PHANTOM', subject: 'hold', fold: heldFor('not a member'), asks: asksOfHolds },
    says: {
      en: 'So it would be if a farm on hold had left: it has not.',
      ko: '집유가 보류된 농가를 떠난 농가로 여기면 이렇게 돼요. 그 농가는 떠나지 않았어요.',
    },
  },
  {
    ...{ code: 'STALE', subject: 'tombstone' },
    fold: (fed, name) =>
      gateOf(
        name,
        fed.findLast(({ key, value }) => key === name && value !== null),
      ),
    says: (fed, name) => {
      const left = fed.findLast(({ key, value }) => key === name && value === null);
      const at = `${topic}/${left?.partition ?? '?'}@${left?.offset ?? '?'}`;
      return {
        en: `So it would be if records without a value were passed over: ${name} left at ${at}, and is collected as before.`,
        ko: `값이 없는 레코드를 지나치면 이렇게 돼요. ${name} 농가는 ${at}에서 조합을 떠났는데 전과 같이 취급돼요.`,
      };
    },
    asks: {
      en: 'What does a record without a value say about its key?',
      ko: '값이 없는 레코드는 그 키에 대해 무엇을 말하나요?',
    },
  },
];

/** One wrong thing at a time, what lies deepest first. */
const rule: Rule = ({ fed, askings }, history) => {
  const asked = askedOthers(
    { services: [service], explainedAt: 'business-requirements#ask' },
    history,
  );
  if (asked.length > 0) return asked;
  const shared = ownStore({ service, task: null }, history);
  if (shared.length > 0) return shared;
  const explainedAt = 'business-requirements#copy';
  return viewedRules({ fed, askings, expected, misreads, explainedAt }, history);
};

export default defineCheck<ViewingFacts>({
  exports: ['start'],
  world: true,
  topics: { [topic]: { partitions: 3 } },
  processes: ['membership', service],
  stubGets: 'CRASHED',

  async scenario(stage) {
    let events = 0;
    // Other farms in every run.
    let farms = 0;
    const base = 3 * stage.random.whole(0, 60);
    const idOf = (farm: number): string => `farm-${base + farm}`;
    const publish = (farm: number, said: Pick<FarmEvent, 'holdSince'> | null): ViewEvent => ({
      ...{ topic, key: idOf(farm), id: `farm-event-${++events}`, partition: farm % 3 },
      value: said && {
        ...{ farmId: idOf(farm), name: `Farm ${base + farm}`, cows: stage.random.whole(8, 90) },
        ...said,
      },
    });
    const says = (farm: number, holdSince: string | null = null): ViewEvent =>
      publish(farm, { holdSince });
    const leaves = (farm: number): ViewEvent => publish(farm, null);
    const joins = (): ViewEvent => says(++farms);
    const today = '2025-11-03';

    const membership = await stage.learner('membership');
    const opened = membership.call('openMembership', [ctx]);
    await settle(stage, membership, opened, 'openMembership');

    let round = 0;
    return viewUnderFaults(stage, {
      ...{ process: service, start: 'start', route: 'GET /gate/:farm', expected, rules: [rule] },
      // Those of the last rounds of a sweep are enough: what was there before it is asked as well.
      names: (fed) => {
        const keys = [...new Set(fed.map(({ key }) => key))];
        return [...keys.slice(0, 10), ...keys.slice(10).slice(-6), 'farm-999'];
      },
      first: [
        ...Array.from({ length: 9 }, joins),
        // Held; held and released; left; left and back; held, left and back.
        ...[says(2, today), says(3, today), says(3), leaves(4), leaves(5), says(5)],
        ...[says(6, today), leaves(6), says(6), says(7, today)],
      ],
      steps: [
        { do: 'feed', events: [leaves(1), says(2), says(4), says(8, today), joins()] },
        { do: 'down', services: ['membership'], events: [] },
        { do: 'feed', events: [leaves(3), says(7)] },
        { do: 'restart', events: [leaves(8), says(9, today), says(1)] },
        { do: 'rewind' },
        { do: 'feed', events: [says(9), leaves(5)] },
        {
          do: 'sweep',
          round() {
            round += 1;
            const [one, two, three] = [100 + 3 * round, 101 + 3 * round, 102 + 3 * round];
            // Whichever of them is lost first, a farm is missing.
            return [says(one), says(two, today), says(three), leaves(three - 3)];
          },
        },
      ],
    });
  },

  rules: [rule],
  notes: sweepNotes,
});
