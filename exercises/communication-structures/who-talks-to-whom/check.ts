// A dawn of the co-op runs on Kafka, with services of its own; what the tap and the ports saw of it is
// handed over, and what comes back is compared with what a fold makes of the same. Then the company grows,
// and then come companies that nobody has seen.
import { defineCheck } from '#harness/grading/check.ts';
import { diagnosedWrongly, type Diagnosed } from '#harness/grading/rules/diagnosed.ts';
import { firstWrong, wrongCase } from '#harness/grading/rules/functions.ts';
import { sortedWrongly } from '#harness/grading/rules/structures/sorted.ts';
import type { Sorted } from '#harness/grading/rules/structures/taken-for.ts';
import { runCompany } from '#harness/grading/scenes/company.ts';
import { tryFunction, type Case, type Tried } from '#harness/grading/scenes/functions.ts';
import { noteHanded } from '#harness/grading/scenes/handed.ts';
import { database, dawnsOfStructures } from '#harness/grading/structures/co-op.ts';
import type { Flow, Org } from '#harness/grading/structures/flows.ts';
import { flowLines, orgLines, symptomLines } from '#harness/grading/structures/handed.ts';
import { madeUpFlows, madeUpOrg, symptomsOf } from '#harness/grading/structures/made-up.ts';
import { diagnosesOf, structuresOf } from '#harness/grading/structures/oracle.ts';
import { flowsSeen } from '#harness/grading/structures/seen.ts';
import type { Random } from '#harness/grading/random.ts';

interface Facts {
  sorted: Tried<Sorted>[];
  diagnosed: Tried<Diagnosed>[];
}

const remembering = 'communication-structures#deployables';

const titles = {
  spring: { en: 'the dawn in spring', ko: '봄 새벽' },
  autumn: { en: 'the dawn in autumn', ko: '가을 새벽' },
  unseen: { en: 'a company that you have not seen', ko: '처음 보는 회사' },
};

function toSort(
  item: keyof typeof titles,
  flows: readonly Flow[],
  org: Org,
  earlier?: Org,
): Case<Sorted> {
  const expected = { flows, org, structures: structuresOf(flows, org) };
  return {
    ...{ item, title: titles[item], args: [flows, org] },
    expected: earlier ? { ...expected, earlier } : expected,
  };
}

/** Some symptoms of each kind. */
function toDiagnose(random: Random, { item, title, expected }: Case<Sorted>): Case<Diagnosed>[] {
  const { structures: seen, org } = expected;
  const symptoms = symptomsOf(seen, org);
  return (['missing', 'stopped', 'surprised'] as const).flatMap((what) => {
    const those = symptoms.filter((one) => one.what === what);
    const from = those.length === 0 ? 0 : random.whole(0, those.length - 1);
    return [...those.slice(from), ...those.slice(0, from)].slice(0, 6).map((symptom) => ({
      ...{ item, ...(title ? { title } : {}), args: [symptom, seen, org] },
      expected: { symptom, seen, org, right: diagnosesOf(symptom, seen, org) },
    }));
  });
}

export default defineCheck<Facts>({
  exports: ['structures', 'diagnose'],
  world: true,
  topics: {
    'collection.pickups': { partitions: 2 },
    'quality.lab-results': { partitions: 2 },
    'settlement.payables': { partitions: 2 },
  },
  processes: [
    ...['desk', 'collection-1', 'quality-1', 'quality-2', 'membership-1', 'settlement-1'],
    'trace-1',
  ],
  stubGets: 'CRASHED',

  async scenario(stage) {
    const { random } = stage;
    const desk = await stage.learner('desk');
    const { spring, autumn } = dawnsOfStructures(random);

    await runCompany(stage, spring.parts);
    const flows = [...flowsSeen(stage.history, database), ...spring.meetings];
    for (const { from, to, via, subject, count } of flows) {
      const line = `${via} → ${to}  ${subject} ×${count}`;
      stage.noteMeasured({ en: line, ko: line }, from);
    }
    const first = toSort('spring', flows, spring.org);
    const later = stage.history.length;
    stage.note({
      en: 'Autumn: a second instance of quality; membership goes over to the Office',
      ko: '가을: quality 인스턴스가 둘이 되고 membership 서비스는 Office 팀으로 옮김',
    });
    await runCompany(stage, autumn.parts, { open: ['quality-2'] });
    const since = flowsSeen(stage.history.slice(later), database);
    const grown = toSort('autumn', [...since, ...autumn.meetings], autumn.org, spring.org);

    const madeUp = Array.from({ length: 12 }, () => {
      const org = madeUpOrg(random);
      return toSort('unseen', madeUpFlows(random, org), org);
    });
    const sorted = await tryFunction(stage, desk, 'structures', [first, grown, ...madeUp]);
    const missorted = wrongCase(sorted, sortedWrongly, remembering)?.one;
    if (missorted !== undefined) {
      const { item, expected } = missorted;
      // The flows of spring were noted above.
      const flowsOf = item === 'spring' ? [] : flowLines(expected.flows);
      noteHanded(stage, missorted, [...orgLines(expected.org), ...flowsOf]);
      return { sorted, diagnosed: [] };
    }
    const diagnosed = await tryFunction(
      stage,
      desk,
      'diagnose',
      [first, grown, ...madeUp.slice(0, 6)].flatMap((one) => toDiagnose(random, one)),
    );
    const misjudged = wrongCase(diagnosed, diagnosedWrongly, remembering)?.one;
    if (misjudged !== undefined) {
      const { symptom, seen, org } = misjudged.expected;
      const teams = symptom.what === 'surprised' ? orgLines(org) : [];
      noteHanded(stage, misjudged, [...symptomLines(symptom, seen), ...teams]);
    }
    return { sorted, diagnosed };
  },

  rules: [
    ({ sorted }) => firstWrong(sorted, sortedWrongly, remembering),
    ({ diagnosed }) => firstWrong(diagnosed, diagnosedWrongly, remembering),
  ],
});
