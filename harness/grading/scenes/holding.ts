// The answer's release is rolled out in the middle of a dawn. Pickups are reported before it, after it, after holds have
// come and gone, and after a crash.
import type { Finding } from '../finding.ts';
import { eventsOf, type HistoryEvent } from '../history.ts';
import { services, topics, type HoldFacts } from '../holds/facts.ts';
import { openFarms } from '../holds/farms.ts';
import { settle } from '../settle.ts';
import { ctx, type Stage } from '../stage.ts';
import { publishEvents, type Fed, type ViewEvent } from './fed.ts';
import { openRollout, type Reported, type Rollout } from './rollout.ts';

type Rule = (facts: HoldFacts, history: readonly HistoryEvent[]) => Finding[];

/** A farm that Membership has never said anything of. */
const stranger = 99;
const everywhere = [1, 2, 3, 4, 5, 6, stranger];

/** @param rule what has to hold; once it does not, the scene is over */
export async function holdsRolledOut(stage: Stage, rule: Rule): Promise<HoldFacts> {
  const { holds, clears, leaves, pickup } = openFarms(stage.random);
  const fed: Fed[] = [];
  const reported: Reported[] = [];
  const rollout = openRollout(stage);

  async function publish(...some: ViewEvent[]): Promise<void> {
    fed.push(...(await publishEvents(stage, some)));
    await rollout.idle('collection', topics.farms, fed);
  }
  /** One pickup at each of these farms. */
  async function report(when: Reported['when'], ...farms: number[]): Promise<void> {
    for (const farm of farms) {
      const one = pickup(farm);
      const { answer, seq } = await reportTo(stage, one);
      const { lotId, farmId } = one;
      reported.push({ lotId, farmId, answer, upTo: fed.length, when, seq });
    }
  }

  const released = await releasedIn(stage);
  const restarted = services.filter(
    (name) => released.includes(name) || released.includes('shared'),
  );
  const facts: HoldFacts = { released, restarted: [], fed, reported, logs: null };
  /** Whether anything is wrong, once what was reported has gone its way. */
  async function wrong(): Promise<boolean> {
    await untilPaid(stage, rollout);
    return rule(facts, stage.history).length > 0;
  }

  await publish(...[1, 2, 3, 4, 5, 6].map(clears), holds(3), holds(6));
  for (const name of services) await rollout.start(name);
  await report('before', ...everywhere);
  if (await wrong()) return facts;
  for (const name of restarted) {
    stage.note({ en: `rollout: ${name} is renewed`, ko: `배포: ${name} 교체` }, name);
    await rollout.renew(name);
    if (name !== 'collection' && !restarted.includes('collection')) await report('before', 1, 2);
  }
  facts.restarted = restarted;
  if (restarted.length === 0) stage.note({ en: 'rollout: nothing', ko: '배포: 없음' });
  await report('after', ...everywhere);
  if (await wrong()) return facts;
  // Holds come and go; one farm leaves while it is on hold, and comes back without one.
  await publish(holds(4), clears(3), leaves(6));
  await report('after', 3, 4, 6, 1);
  if (await wrong()) return facts;
  await publish(clears(6), holds(1), clears(4), holds(4));
  await report('after', 6, 1, 4, 2);
  if (await wrong()) return facts;
  await rollout.restart('collection');
  await report('restart', ...everywhere);
  if (await wrong()) return facts;
  const [pickups, paid] = await Promise.all([
    stage.log(topics.pickups),
    stage.log(topics.payables),
  ]);
  const whole: HoldFacts = { ...facts, logs: { pickups, paid } };
  if (rule(whole, stage.history).length > 0) return whole;
  await rollout.end();
  return whole;
}

/** What the answer puts in place of what runs; Membership is at work afterwards. */
async function releasedIn(stage: Stage): Promise<string[]> {
  const membership = await stage.learner('membership');
  await settle(stage, membership, membership.call('openMembership', [ctx]), 'openMembership');
  const asked = membership.call('released', []);
  await settle(stage, membership, asked, 'released');
  return Array.isArray(asked.result) ? asked.result.map(String) : [];
}

async function reportTo(stage: Stage, pickup: object): Promise<Pick<Reported, 'answer' | 'seq'>> {
  const learner = await stage.learner('collection');
  const answer = await learner.request('POST /pickups', pickup);
  const event = eventsOf(stage.history, 'port', 'collection').findLast(
    ({ api }) => api === 'http.answer',
  );
  return { answer, seq: event?.seq ?? 0 };
}

/** Quality and Settlement have taken up what lies in their streams. */
async function untilPaid(stage: Stage, rollout: Rollout): Promise<void> {
  const placesIn = async (topic: string) =>
    (await stage.log(topic)).flatMap(({ partition, records }) =>
      records.map(({ offset }) => ({ partition, offset: offset ?? -1 })),
    );
  await rollout.idle('quality', topics.pickups, await placesIn(topics.pickups));
  await rollout.idle('settlement', topics.results, await placesIn(topics.results));
}
