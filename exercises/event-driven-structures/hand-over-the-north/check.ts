// Both services run at once. Quality stalls before the agreed offsets, is given up by its group, and goes on late; Dolmun is
// killed and started again. Who wrote each grade is taken from the wire, and beside it stands whose it was to write.
import { defineCheck } from '#harness/grading/check.ts';
import { recordName, type Finding } from '#harness/grading/finding.ts';
import { eventsOf, type HistoryEvent } from '#harness/grading/history.ts';
import { finding } from '#harness/grading/make-finding.ts';
import { jsonIn } from '#harness/grading/record-json.ts';
import { show } from '#harness/grading/rules/derived-values.ts';
import { sameData } from '#harness/grading/rules/same-data.ts';
import { openLab, type LabFinding } from '#harness/grading/lab.ts';
import { publishEvents, type Fed } from '#harness/grading/scenes/fed.ts';
import { untilDone, wasBrought } from '#harness/grading/scenes/service.ts';
import { settle } from '#harness/grading/settle.ts';
import { ctx, value, type Call, type Learner } from '#harness/grading/stage.ts';

const topics = { results: 'quality.lab-results', grades: 'quality.grades' };
const at = [7, 6, 3] as const;
const explainedAt = 'event-driven-structures#fence';
const titles: Readonly<Record<string, { en: string; ko: string }>> = {
  quality: { en: 'Quality', ko: '원유 검사' },
  dolmun: { en: 'Dolmun', ko: '돌문' },
};
const titleOf = (name: string) => titles[name] ?? { en: name, ko: name };

interface Facts {
  fed: readonly Fed[];
}

const ownerOf = ({ partition, offset }: Fed): string =>
  offset < (at[partition] ?? 0) ? 'quality' : 'dolmun';

function wantedOf({ lotId, farmId, cells = 0, bacteria }: LabFinding) {
  const isA = cells < 200 && bacteria < 30;
  const isB = cells < 500 && bacteria < 250;
  return { lotId, farmId, grade: isA ? 'A' : isB ? 'B' : 'C' };
}

interface Graded {
  by: string;
  seq: number;
  name: string;
  key: string | null;
  said: unknown;
  text: string | null;
}

/** Who wrote which grades, in the order in which the broker took them. */
function gradedIn(history: readonly HistoryEvent[]): Graded[] {
  return eventsOf(history, 'produce')
    .filter(({ topic, outcome }) => topic === topics.grades && outcome === 'acknowledged')
    .flatMap(({ process, seq, partition, records }) =>
      records.map(({ offset, key, value: text }) => ({
        ...{ by: process, seq, key, text, said: jsonIn(text) },
        name: recordName(topics.grades, partition, offset, key),
      })),
    );
}

const rule = ({ fed }: Facts, history: readonly HistoryEvent[]): Finding[] => {
  const graded = gradedIn(history);
  const byLot = Map.groupBy(graded, ({ said }) => (said as { lotId?: unknown } | null)?.lotId);
  for (const one of graded) {
    const input = fed.find((result) => sameData(one.said, wantedOf(result.value as LabFinding)));
    if (input === undefined) {
      return [
        finding({
          ...{ code: 'SHAPE', subject: 'grade value', where: one.name },
          ...{ evidence: [one.seq], firstBad: one.seq, explainedAt: 'before-dawn#shape' },
          says: {
            en: `${titleOf(one.by).en} wrote ${show(one.text)}, which is the grade of no result.`,
            ko: `${titleOf(one.by).ko} 서비스가 쓴 값은 어느 검사 결과의 등급도 아니에요: ${show(one.text)}`,
          },
          asks: {
            en: 'What does `gradeOf` give, and what became of that?',
            ko: '`gradeOf` 함수가 내놓는 것은 무엇이고, 그것이 어떻게 되었나요?',
          },
        }),
      ];
    }
    if (one.key !== (input.value as LabFinding).lotId) {
      return [
        finding({
          ...{ code: 'ORDER', subject: 'grade key', where: one.name },
          ...{ evidence: [one.seq], firstBad: one.seq, explainedAt: 'why-event-driven#key' },
          says: {
            en: `The key of this grade is ${one.key === null ? 'null' : `\`${one.key}\``}, and not its lot.`,
            ko: `이 등급의 키가 로트가 아니에요: ${one.key === null ? 'null' : `\`${one.key}\``}`,
          },
          asks: {
            en: 'By what does a reader get the grades of one lot in order?',
            ko: '읽는 쪽은 무엇 덕분에 한 로트의 등급을 순서대로 받나요?',
          },
        }),
      ];
    }
  }
  for (const result of fed) {
    const { lotId } = result.value as LabFinding;
    const wrote = byLot.get(lotId) ?? [];
    const owner = ownerOf(result);
    const foreign = wrote.find(({ by }) => by !== owner);
    const own = wrote.find(({ by }) => by === owner);
    const where = recordName(topics.results, result.partition, result.offset, result.key);
    const line = `${topics.results}/${result.partition}: ${at[result.partition]}`;
    const seqs = wrote.map(({ seq }) => seq).slice(0, 4);
    const shown = {
      where,
      evidence: seqs,
      firstBad: foreign?.seq ?? seqs.at(-1) ?? null,
      explainedAt,
    };
    if (foreign !== undefined && own !== undefined) {
      return [
        finding({
          ...{ code: 'DUP', subject: 'two owners', ...shown },
          says: {
            en: `${lotId} was graded by two owners: by ${titleOf(own.by).en} at ${own.name} and by ${titleOf(foreign.by).en} at ${foreign.name}. Agreed was ${line}.`,
            ko: `${lotId}의 등급을 두 주인이 매겼어요. ${titleOf(own.by).ko}: ${own.name}, ${titleOf(foreign.by).ko}: ${foreign.name}. 합의한 오프셋: ${line}.`,
          },
          asks: {
            en: 'By what does each of the two know that a result is not its own?',
            ko: '두 서비스는 저마다 무엇을 보고 제 것이 아닌 결과를 알아보나요?',
          },
        }),
      ];
    }
    if (foreign !== undefined) {
      return [
        finding({
          ...{ code: 'ORDER', subject: 'the other owner', ...shown },
          says: {
            en: `${where} was graded by ${titleOf(foreign.by).en} alone. Agreed was ${line}, so it is ${titleOf(owner).en}'s.`,
            ko: `${where} 레코드의 등급을 ${titleOf(foreign.by).ko} 서비스만 매겼어요. 합의한 오프셋은 ${line}이니 ${titleOf(owner).ko}의 것이에요.`,
          },
          asks: {
            en: 'What exactly have the two teams agreed on, and for which partition?',
            ko: '두 팀이 합의한 것은 정확히 무엇이고, 어느 파티션에 관한 것인가요?',
          },
        }),
      ];
    }
    if (own === undefined) {
      const lost = fed.filter((one) => !byLot.has((one.value as LabFinding).lotId)).length;
      const fetched = eventsOf(history, 'fetch', owner).findLast(
        (event) =>
          event.topic === topics.results &&
          event.partition === result.partition &&
          event.records.some(({ offset }) => offset === result.offset),
      );
      const seen = fetched === undefined ? [] : [fetched.seq];
      return [
        finding({
          ...{ code: 'LOST', subject: `between the two, ${owner}`, ...shown },
          ...{ evidence: seen, firstBad: seen[0] ?? null },
          says: {
            en: `${where} was graded by nobody; so it is with ${lost} in all. Agreed was ${line}, so it is ${titleOf(owner).en}'s${fetched === undefined ? ', which never fetched it' : ''}.`,
            ko: `${where} 레코드의 등급을 아무도 매기지 않았어요. 이런 것이 모두 ${lost}건이에요. 합의한 오프셋은 ${line}이니 ${titleOf(owner).ko}의 것인데${fetched === undefined ? ', 가져온 적도 없어요' : ' 등급이 없어요'}.`,
          },
          asks: {
            en: 'From which offset on does its owner work, and until when?',
            ko: '그 주인은 어느 오프셋부터, 언제까지 일하나요?',
          },
        }),
      ];
    }
  }
  return [];
};

export default defineCheck<Facts>({
  exports: ['retire', 'takeOver'],
  topics: { [topics.results]: { partitions: 3 }, [topics.grades]: { partitions: 3 } },
  processes: ['quality', 'dolmun'],
  stubGets: 'CRASHED',

  async scenario(stage) {
    const lab = openLab(stage.random);
    const fed: Fed[] = [];
    const facts = { fed };
    const feed = async (...counts: readonly number[]): Promise<void> => {
      const results = counts.flatMap((count, partition) =>
        Array.from({ length: count }, () => {
          const found = lab.result(stage.random.pick(['A', 'B', 'C']));
          return {
            topic: topics.results,
            key: found.lotId,
            value: found,
            id: found.lotId,
            partition,
          };
        }),
      );
      fed.push(...(await publishEvents(stage, results)));
    };
    async function open(name: string, start: string): Promise<{ learner: Learner; call: Call }> {
      const learner = await stage.learner(name);
      const call = learner.call(start, [ctx, value(at)]);
      await settle(stage, learner, call, start);
      return { learner, call };
    }
    /** Until the owner has graded what is its own. Gives whether it has. */
    const done = async (name: string): Promise<boolean> => {
      const learner = await stage.learner(name);
      const met = (): boolean => {
        const lots = new Set(gradedIn(stage.history).map(({ key }) => key));
        const own = fed.filter((one) => ownerOf(one) === name);
        return (
          wasBrought(stage, name, topics.results, fed) && own.every(({ key }) => lots.has(key))
        );
      };
      await untilDone(stage, { learner }, met);
      // Whose commit was refused joins its group anew first, and that may take longer than a silence.
      await stage.until({
        what: { en: `the grades of ${name}`, ko: `${name} 서비스의 등급` },
        met: () => met() || !learner.alive,
        limitMs: 5_000,
      });
      return met();
    };

    await feed(5, 4, 3);
    let quality = await open('quality', 'retire');
    await done('quality');
    // Quality stalls, its group goes on without it, and Dolmun begins.
    const stall = stage.stall('quality');
    await feed(4, 4, 3);
    let dolmun = await open('dolmun', 'takeOver');
    await done('dolmun');
    await stall.expire();
    stall.release();
    if (!(await done('quality'))) {
      // A client whose commit was refused now and then gives up for good. Then somebody starts its service again.
      await quality.learner.kill();
      await stage.restart('quality');
      quality = await open('quality', 'retire');
      await done('quality');
    }
    if (rule(facts, stage.history).length > 0) return facts;
    // Both are killed where it hurts, and started again.
    for (const name of ['dolmun', 'quality'] as const) {
      // Only Dolmun has still something to write.
      if (name === 'dolmun') {
        const crash = stage.crashAt({ api: 'Produce', side: 'before', process: name });
        await feed(1, 1, 1);
        await stage.until({
          what: { en: 'a grade of Dolmun', ko: '돌문의 등급' },
          met: () => crash.hit !== undefined,
          limitMs: 5_000,
        });
        await crash.release();
      }
      await (await stage.learner(name)).kill();
      await feed(1, 1, 1);
      await stage.restart(name);
      if (name === 'dolmun') dolmun = await open('dolmun', 'takeOver');
      else quality = await open('quality', 'retire');
      await done('dolmun');
      if (rule(facts, stage.history).length > 0) return facts;
    }
    for (const { learner, call } of [quality, dolmun]) {
      await settle(stage, learner, call.handle('stop'), 'stop');
    }
    return facts;
  },

  rules: [rule],
});
