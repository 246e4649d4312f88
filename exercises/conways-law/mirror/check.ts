// The merged company runs on Kafka, before and after a service changes hands; what it needed of each other is
// derived from who wrote and who read, and handed over. Then the ways that the answer gives data are deployed, and
// the mirror's index is measured again.
import { defineCheck } from '#harness/grading/check.ts';
import {
  handover,
  indexSeen,
  needsSeen,
  orgOf,
  partsOf,
  readsIn,
  readsOf,
  services,
  topicOf,
  topologyOf,
} from '#harness/grading/mirror/dolmun.ts';
import { needLines, orgLines, topologyLines } from '#harness/grading/mirror/handed.ts';
import { madeUpOrg, madeUpTopology } from '#harness/grading/mirror/made-up.ts';
import { shareOf } from '#harness/grading/mirror/oracle.ts';
import type { Topology } from '#harness/grading/mirror/org.ts';
import { firstWrong, wrongCase, type Judge } from '#harness/grading/rules/functions.ts';
import { gapsWrong } from '#harness/grading/rules/mirror/gaps.ts';
import { idleWrong } from '#harness/grading/rules/mirror/idle.ts';
import type { Mirrored } from '#harness/grading/rules/mirror/read.ts';
import { reroutedWrongly } from '#harness/grading/rules/mirror/reroute.ts';
import { runCompany } from '#harness/grading/scenes/company.ts';
import { tryFunction, type Case, type Tried } from '#harness/grading/scenes/functions.ts';
import { noteHanded } from '#harness/grading/scenes/handed.ts';
import type { Stage } from '#harness/grading/stage.ts';
import type { Text } from '#harness/grading/text.ts';

interface Facts {
  gaps: Tried<Mirrored>[];
  idle: Tried<Mirrored>[];
  rerouted: Tried<Topology>[];
}

const remembering = 'conways-law#owners';
const titles = {
  dolmun: { en: 'the co-op with Dolmun', ko: '돌문치즈를 산 조합' },
  unseen: { en: 'a company that you have not seen', ko: '처음 보는 회사' },
};

const mirrored = (item: keyof typeof titles, expected: Mirrored): Case<Mirrored> => ({
  ...{ item, title: titles[item], args: [expected.org, expected.needs], expected },
});
const toReroute = (item: keyof typeof titles, expected: Topology): Case<Topology> => ({
  ...{ item, title: titles[item], args: [expected], expected },
});

/** Whether a case is wrong; what the function was given in it is noted then. */
function isWrong<Expected>(
  stage: Stage,
  tried: readonly Tried<Expected>[],
  judge: Judge<Expected>,
  lines: (one: Tried<Expected>) => readonly Text[],
): boolean {
  const wrong = wrongCase(tried, judge, remembering)?.one;
  if (wrong !== undefined) noteHanded(stage, wrong, lines(wrong));
  return wrong !== undefined;
}

const mirroredLines = ({ item, expected: { org, needs } }: Tried<Mirrored>): Text[] => [
  ...orgLines(org),
  // Those that the wire showed were noted above.
  ...(item === 'dolmun' ? [] : needLines(needs)),
];

/** Deploys the topology, and says what came of the mirror's index. */
async function deployed(
  stage: Stage,
  topology: Topology,
  round: 'before' | 'after',
): Promise<void> {
  const from = stage.history.length;
  const company = await runCompany(stage, partsOf(readsIn(topology), { round }));
  await company.close();
  const seen = indexSeen(stage.history.slice(from), topology);
  const share = shareOf(seen).toFixed(2);
  stage.noteMeasured({
    en: `the mirror’s index ${round} the new ways: ${seen.met}/${seen.needed} = ${share}`,
    ko: `거울 지수(길을 바꾸기 ${round === 'before' ? '전' : '후'}): ${seen.met}/${seen.needed} = ${share}`,
  });
}

export default defineCheck<Facts>({
  exports: ['gaps', 'idle', 'reroute'],
  world: true,
  topics: Object.fromEntries(services.map((one) => [topicOf(one), { partitions: 1 }])),
  processes: ['desk', ...services],
  stubGets: 'CRASHED',

  async scenario(stage) {
    const { random } = stage;
    const desk = await stage.learner('desk');
    const org = orgOf(random);
    const reads = readsOf(random);
    const sharedWriter = { service: 'ripening', topic: topicOf('quality') };

    const spring = await runCompany(
      stage,
      partsOf(reads.before, { round: 'spring', sharedWriter }),
    );
    const early = needsSeen(stage.history, () => random.whole(1, handover - 1));
    await spring.close();
    const later = stage.history.length;
    stage.note({
      en: `day ${handover}: quality goes over from Dolmun to the laboratory`,
      ko: `${handover}일째: quality 서비스가 Dolmun 팀에서 Laboratory 팀으로 넘어감`,
    });
    const autumn = await runCompany(stage, partsOf(reads.after, { round: 'autumn' }));
    const late = needsSeen(stage.history.slice(later), () => random.whole(handover, 120));
    const needs = [...early, ...late];
    await autumn.close();
    for (const { from, to, topic, day } of needs) {
      const line = `→ ${to}  ${topic}`;
      stage.noteMeasured({ en: `${line}, day ${day}`, ko: `${line}, ${day}일째` }, from);
    }

    const cases = [
      mirrored('dolmun', { org, needs }),
      ...Array.from({ length: 14 }, () => mirrored('unseen', madeUpOrg(random))),
    ];
    const topologies = [
      toReroute('dolmun', topologyOf(random)),
      ...Array.from({ length: 8 }, () => toReroute('unseen', madeUpTopology(random))),
    ];
    const facts: Facts = { gaps: [], idle: [], rerouted: [] };
    facts.gaps = await tryFunction(stage, desk, 'gaps', cases);
    if (isWrong(stage, facts.gaps, gapsWrong, mirroredLines)) return facts;
    facts.idle = await tryFunction(stage, desk, 'idle', cases);
    if (isWrong(stage, facts.idle, idleWrong, mirroredLines)) return facts;
    facts.rerouted = await tryFunction(stage, desk, 'reroute', topologies);
    const [first] = facts.rerouted;
    if (first === undefined) return facts;
    if (isWrong(stage, facts.rerouted, reroutedWrongly, ({ expected }) => topologyLines(expected)))
      return facts;
    await deployed(stage, first.expected, 'before');
    // Judged just now: it has links.
    const { links } = first.got as Topology;
    await deployed(stage, { ...first.expected, links }, 'after');
    return facts;
  },

  rules: [
    ({ gaps }) => firstWrong(gaps, gapsWrong, remembering),
    ({ idle }) => firstWrong(idle, idleWrong, remembering),
    ({ rerouted }) => firstWrong(rerouted, reroutedWrongly, remembering),
  ],
});
