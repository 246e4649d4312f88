// Three services are at work. The answer's release is rolled out among them, and pickups are reported
// before it, after it, after holds have come and gone, and after a crash. What had to restart, whom anybody asked,
// and which streams Collection reads is observed.
import type { Pickup } from '#exercises/story.ts';
import { defineCheck } from '#harness/grading/check.ts';
import { recordName, type Finding } from '#harness/grading/finding.ts';
import { eventsOf, type HistoryEvent } from '#harness/grading/history.ts';
import { finding } from '#harness/grading/make-finding.ts';
import { askedOthers } from '#harness/grading/rules/asked-others.ts';
import { shownBy } from '#harness/grading/rules/derived.ts';
import { inTurn } from '#harness/grading/rules/in-turn.ts';
import { ownStore } from '#harness/grading/rules/own-store.ts';
import { sameData } from '#harness/grading/rules/same-data.ts';
import { oneWriterARow } from '#harness/grading/rules/two-writers.ts';
import { nameOfFed } from '#harness/grading/rules/viewed.ts';
import { publishEvents, type Fed, type ViewEvent } from '#harness/grading/scenes/fed.ts';
import { openRollout, type Reported } from '#harness/grading/scenes/rollout.ts';
import { settle } from '#harness/grading/settle.ts';
import { ctx, type LogPartition, type Stage } from '#harness/grading/stage.ts';

interface Facts {
  /** What the answer puts in place of what runs. */
  released: readonly string[];
  restarted: readonly string[];
  fed: readonly Fed[];
  reported: readonly Reported[];
  /** Pickups and payables, once everything was read; `null` before that. */
  logs: { pickups: LogPartition[]; paid: LogPartition[] } | null;
}
type Rule = (facts: Facts, history: readonly HistoryEvent[]) => Finding[];

const services = ['collection', 'quality', 'settlement'] as const;
const farmsTopic = 'membership.farms';
const pickupsTopic = 'collection.pickups';
const results = 'quality.lab-results';
const boundary = 'business-requirements#cuts';

/** What a pickup of this farm is to be answered with, and the event that says so. */
function expectedOf({ farmId, upTo, when }: Reported, fed: readonly Fed[]) {
  const last = fed.slice(0, upTo).findLast(({ key }) => key === farmId);
  const farm = last?.value as { holdSince: string | null } | null | undefined;
  if (!farm) return { status: 409, body: { reason: 'not a member' }, last };
  return when !== 'before' && farm.holdSince !== null
    ? { status: 409, body: { reason: 'hold' }, last }
    : { status: 201, body: undefined, last };
}

/** Only what belongs to the feature is touched. */
const toOne: Rule = ({ released, restarted }, history) => {
  const others = restarted.filter((name) => name !== 'collection');
  if (others.length === 0) return [];
  const starts = eventsOf(history, 'process').filter(
    ({ process, change }) => change === 'started' && restarted.includes(process),
  );
  const shared = released.includes('shared');
  return [
    finding({
      ...{ code: 'COUPLED', subject: shared ? 'shared' : 'release', where: restarted.join(', ') },
      says: {
        en: `${restarted.length} of the three services had to restart for this feature: ${restarted.join(', ')}.${shared ? ' All of them take in `shared`.' : ''}`,
        ko: `이 기능 때문에 서비스 셋 가운데 ${restarted.length}개를 재시작해야 했어요: ${restarted.join(', ')}.${shared ? ' 모두 `shared`를 가져다 쓰기 때문이에요.' : ''}`,
      },
      asks: {
        en: 'Whose decision is it whether a tanker collects, and who else needs to know how it is made?',
        ko: '집유할지 말지는 누가 정하는 일이고, 그 방법을 또 누가 알아야 하나요?',
      },
      explainedAt: boundary,
      ...shownBy(starts.slice(-restarted.length).map(({ seq }) => seq)),
    }),
  ];
};

/** Streams that Collection read nothing of before. */
const noNewEdge: Rule = (_facts, history) => {
  const fetch = eventsOf(history, 'fetch', 'collection').find(
    ({ topic, records }) => topic !== farmsTopic && records.length > 0,
  );
  if (fetch === undefined) return [];
  const { topic, partition, from, seq } = fetch;
  return [
    finding({
      ...{ code: 'COUPLED', subject: topic, where: recordName(topic, partition, from, null) },
      says: {
        en: `Collection reads \`${topic}\` now, which it did not before: whoever changes those events has to think of it.`,
        ko: `집유 서비스가 전에는 읽지 않던 \`${topic}\` 토픽을 읽어요. 이제 그 이벤트를 바꾸는 쪽은 집유까지 생각해야 해요.`,
      },
      asks: {
        en: 'Who decides that a farm is on hold, and where has that been said already?',
        ko: '농가를 보류하기로 정하는 것은 누구이고, 그 결정은 이미 어디에 나와 있나요?',
      },
      explainedAt: boundary,
      ...shownBy([seq]),
    }),
  ];
};

const answeredRightly: Rule = ({ reported, fed }, history) => {
  for (const one of reported) {
    const { status, body, last } = expectedOf(one, fed);
    const got = one.answer.response;
    if (got.status === status && (status === 201 || sameData(got.body, body))) continue;
    const gave = `${got.status}${got.body === undefined ? '' : ` ${JSON.stringify(got.body)}`}`;
    const want = `${status}${body === undefined ? '' : ` ${JSON.stringify(body)}`}`;
    const hold = body?.reason === 'hold';
    const isRefused = got.status === 409;
    const code =
      got.status === 500
        ? 'CRASHED'
        : got.status === 504 || one.answer.unreachable
          ? 'BLOCKED'
          : isRefused && status === 201
            ? 'STALE'
            : got.status === 201 && hold
              ? 'STALE'
              : got.status === 201
                ? 'PHANTOM'
                : 'SHAPE';
    const subject = hold ? 'hold' : status === 201 ? 'pickup' : 'member';
    const event = history.find(({ seq }) => seq === one.seq);
    const why = got.status === 500 && event?.type === 'port' ? ` ${String(event.answer)}` : '';
    return [
      finding({
        ...{ code, subject, where: last ? nameOfFed(last) : one.farmId },
        says: {
          en: `The pickup ${one.lotId} at ${one.farmId} was answered with ${gave}${why}, and was to be with ${want}${last ? `: so says ${nameOfFed(last)}` : ''}.`,
          ko: `${one.farmId} 농가의 집유 ${one.lotId}에 대한 응답은 ${gave}${why}, 나와야 할 응답은 ${want}예요.${last ? ` 근거: ${nameOfFed(last)}` : ''}`,
        },
        asks: hold
          ? {
              en: 'What does Collection know of this farm at that moment, and which line looks at it?',
              ko: '그 순간 집유는 이 농가에 대해 무엇을 알고 있고, 그것을 보는 줄은 어디인가요?',
            }
          : {
              en: 'Which of your lines decides about this farm, and on what?',
              ko: '이 농가에 대해 정하는 줄은 어디이고, 무엇을 보고 정하나요?',
            },
        explainedAt: 'business-requirements#copy',
        ...shownBy([one.seq]),
      }),
    ];
  }
  return [];
};

/** What was accepted is published once and paid, and nothing else is. */
const nothingLost: Rule = ({ logs, reported }, history) => {
  if (logs === null) return [];
  const ids = (log: readonly LogPartition[]): string[] =>
    log.flatMap(({ records }) => records.map(({ headers }) => headers['event-id'] ?? ''));
  const [published, paid] = [ids(logs.pickups), ids(logs.paid)];
  for (const { lotId, farmId, answer, seq } of reported) {
    const isAccepted = answer.response.status === 201;
    const times = published.filter((id) => id === lotId).length;
    const isRight = times === (isAccepted ? 1 : 0) && paid.includes(lotId) === isAccepted;
    if (isRight) continue;
    const wrote = eventsOf(history, 'produce', 'collection').find(({ records }) =>
      records.some(({ headers }) => headers['event-id'] === lotId),
    );
    const code = !isAccepted ? 'PHANTOM' : times > 1 ? 'DUP' : 'LOST';
    return [
      finding({
        ...{ code, subject: 'published', where: `${lotId} (${farmId})` },
        says: isAccepted
          ? {
              en: `The pickup ${lotId} was accepted with 201 and stands ${times} times in \`${pickupsTopic}\`; ${paid.includes(lotId) ? 'it was paid' : 'nobody was paid for it'}.`,
              ko: `집유 ${lotId}에 201로 응답했는데 \`${pickupsTopic}\` 토픽에는 ${times}번 있어요. ${paid.includes(lotId) ? '정산은 됐어요' : '정산도 되지 않았어요'}.`,
            }
          : {
              en: `The pickup ${lotId} was refused, and stands in \`${pickupsTopic}\` all the same: it is tested and paid.`,
              ko: `집유 ${lotId}은 거절했는데도 \`${pickupsTopic}\` 토픽에 있어요. 그래서 검사되고 정산돼요.`,
            },
        asks: {
          en: 'What has happened by the time the driver is answered?',
          ko: '기사가 응답을 받을 때까지 무슨 일이 일어나 있나요?',
        },
        explainedAt: 'event-driven-microservice#order',
        ...shownBy([seq, ...(wrote ? [wrote.seq] : [])]),
      }),
    ];
  }
  return [];
};

/** One wrong thing at a time, what lies deepest first. */
const rule = inTurn<Facts>(
  (_facts, history) => oneWriterARow({ explainedAt: boundary }, history),
  (_facts, history) => askedOthers({ services, explainedAt: 'business-requirements#ask' }, history),
  (_facts, history) =>
    services.flatMap((service) => ownStore({ service, task: null }, history)).slice(0, 1),
  ...[toOne, noNewEdge, answeredRightly, nothingLost],
);

export default defineCheck<Facts>({
  exports: [],
  values: ['release'],
  world: true,
  topics: {
    [farmsTopic]: { partitions: 3 },
    [pickupsTopic]: { partitions: 3 },
    [results]: { partitions: 3 },
    'settlement.payables': { partitions: 3 },
  },
  processes: ['membership', ...services],
  stubGets: 'STALE',
  scenario: (stage) => rollOut(stage),
  rules: [rule],
});

async function rollOut(stage: Stage): Promise<Facts> {
  const fed: Fed[] = [];
  const reported: Reported[] = [];
  const rollout = openRollout(stage);
  let lots = 0;
  let events = 0;
  /** Other farms in every run. */
  const base = 3 * stage.random.whole(0, 60);
  const idOf = (farm: number): string => `farm-${base + farm}`;

  const publish = (farm: number, said: { holdSince: string | null } | null): ViewEvent => ({
    ...{
      topic: farmsTopic,
      key: idOf(farm),
      id: `farm-event-${++events}`,
      partition: farm % 3,
    },
    value: said && {
      ...{
        farmId: idOf(farm),
        name: `Farm ${base + farm}`,
        cows: stage.random.whole(8, 90),
        ...said,
      },
    },
  });
  const today = '2025-11-03';
  const holds = (farm: number): ViewEvent => publish(farm, { holdSince: today });
  const clears = (farm: number): ViewEvent => publish(farm, { holdSince: null });

  async function feed(...some: ViewEvent[]): Promise<void> {
    fed.push(...(await publishEvents(stage, some)));
    await rollout.idle('collection', farmsTopic, fed);
  }
  /** One pickup at each of these farms. */
  async function report(when: Reported['when'], ...farms: number[]): Promise<void> {
    const learner = await stage.learner('collection');
    for (const farm of farms) {
      const pickup: Pickup = {
        ...{ lotId: `lot-${++lots}`, farmId: idOf(farm), tankerId: `tanker-${(farm % 4) + 1}` },
        ...{ litres: stage.random.whole(180, 2_400), tempC: stage.random.whole(20, 60) / 10 },
      };
      const answer = await learner.request('POST /pickups', pickup);
      const event = eventsOf(stage.history, 'port', 'collection').findLast(
        ({ api }) => api === 'http.answer',
      );
      const { lotId, farmId } = pickup;
      reported.push({ lotId, farmId, answer, upTo: fed.length, when, seq: event?.seq ?? 0 });
    }
  }

  const membership = await stage.learner('membership');
  await settle(stage, membership, membership.call('openMembership', [ctx]), 'openMembership');
  const asked = membership.call('released', []);
  await settle(stage, membership, asked, 'released');
  const released = Array.isArray(asked.result) ? asked.result.map(String) : [];
  const restarted = services.filter(
    (name) => released.includes(name) || released.includes('shared'),
  );
  const facts: Facts = { released, restarted: [], fed, reported, logs: null };
  const placesIn = async (topic: string) =>
    (await stage.log(topic)).flatMap(({ partition, records }) =>
      records.map(({ offset }) => ({ partition, offset: offset ?? -1 })),
    );
  /** Whether anything is wrong, once what was reported has gone its way. */
  async function wrong(): Promise<boolean> {
    await rollout.idle('quality', pickupsTopic, await placesIn(pickupsTopic));
    await rollout.idle('settlement', results, await placesIn(results));
    return rule(facts, stage.history).length > 0;
  }

  fed.push(
    ...(await publishEvents(stage, [...[1, 2, 3, 4, 5, 6].map(clears), holds(3), holds(6)])),
  );
  for (const name of services) await rollout.start(name);
  await report('before', 1, 2, 3, 4, 5, 6, 99);
  if (await wrong()) return facts;
  for (const name of restarted) {
    stage.note({ en: `rollout: ${name} is renewed`, ko: `배포: ${name} 교체` }, name);
    await rollout.renew(name);
    if (name !== 'collection' && !restarted.includes('collection')) await report('before', 1, 2);
  }
  facts.restarted = restarted;
  if (restarted.length === 0) stage.note({ en: 'rollout: nothing', ko: '배포: 없음' });
  await report('after', 1, 2, 3, 4, 5, 6, 99);
  if (await wrong()) return facts;
  // Holds come and go; one farm leaves while it is on hold, and comes back without one.
  await feed(holds(4), clears(3), publish(6, null));
  await report('after', 3, 4, 6, 1);
  if (await wrong()) return facts;
  await feed(clears(6), holds(1), clears(4), holds(4));
  await report('after', 6, 1, 4, 2);
  if (await wrong()) return facts;
  await rollout.restart('collection');
  await report('restart', 1, 2, 3, 4, 5, 6, 99);
  if (await wrong()) return facts;
  const [pickups, paid] = await Promise.all([
    stage.log(pickupsTopic),
    stage.log('settlement.payables'),
  ]);
  const whole: Facts = { ...facts, logs: { pickups, paid } };
  if (rule(whole, stage.history).length > 0) return whole;
  await rollout.end();
  return whole;
}
