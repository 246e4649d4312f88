// Loads come in and a report is asked for; what each did to the shared database is counted, and what tankers wait there is
// computed. Nothing is wrong with either: they share a queue.
import { defineCheck } from '#harness/grading/check.ts';
import type { Finding } from '#harness/grading/finding.ts';
import { finding } from '#harness/grading/make-finding.ts';
import { atTheStore, peak, seconds, thousands } from '#harness/grading/month-end/peak.ts';
import { openPlant, rowsOf, siloIds } from '#harness/grading/month-end/plant.ts';
import { sameData } from '#harness/grading/rules/same-data.ts';
import { supplied } from '#harness/grading/scenes/contexts.ts';
import { settle } from '#harness/grading/settle.ts';
import { ctx, value, type HttpAnswer, type Stage } from '#harness/grading/stage.ts';
import { usesOfDb, type StoreUses } from '#harness/grading/writers.ts';

/** A plant's month: so many farms, two pickups a day each. */
const farms = 24;
const month = farms * 2 * 30;
const loads = 12;

interface Facts {
  /** What became of each load. */
  unloaded: readonly HttpAnswer[];
  report: HttpAnswer;
  /** The litres of each farm that there are. */
  truth: Readonly<Record<string, number>>;
}

const explainedAt = 'conflicting-pressures#run';

export default defineCheck<Facts>({
  exports: ['dispatch', 'report'],
  world: true,
  topics: {},
  processes: ['collection', 'report'],
  stubGets: 'CRASHED',

  async scenario(stage) {
    const plant = openPlant(stage.random, farms);
    const [collection, accounting] = await Promise.all([
      stage.learner('collection'),
      stage.learner('report'),
    ]);
    const soFar = [plant.load(siloIds[0], month)];
    const rows = rowsOf(soFar);
    await supplied(stage, collection, 'monthSoFar', [ctx, value(plant.silos), value(rows)]);
    await settle(stage, collection, collection.call('dispatch', [ctx]), 'dispatch');
    await settle(stage, accounting, accounting.call('report', [ctx]), 'report');

    const unloaded: HttpAnswer[] = [];
    const perLoad: Uses[] = [];
    for (let count = 0; count < loads; count += 1) {
      const load = plant.load(stage.random.pick(siloIds), stage.random.whole(1, 3));
      const from = stage.history.length;
      unloaded.push(await collection.request('POST /unload', load));
      soFar.push(load);
      perLoad.push(usesSince(stage, 'collection', from));
    }
    const from = stage.history.length;
    const answer = await accounting.request('GET /month-end');
    const query = usesSince(stage, 'report', from);
    tell(stage, perLoad, query);

    const truth: Record<string, number> = {};
    for (const { farmId, litres } of rowsOf(soFar)) truth[farmId] = (truth[farmId] ?? 0) + litres;
    return { unloaded, report: answer, truth };
  },

  rules: [
    ({ unloaded, report, truth }): Finding[] => {
      const refused = unloaded.find(({ response }) => response.status !== 201);
      const isRight = report.response.status === 200 && sameData(report.response.body, truth);
      if (refused === undefined && isRight) return [];
      const [what, was] =
        refused === undefined ? ['GET /month-end', report] : ['POST /unload', refused];
      const { status } = was.response;
      return [
        finding({
          ...{ code: 'LOST', subject: what },
          says: {
            en: `${what} was answered with ${status}${refused === undefined ? ', and not with the litres of the month' : ', though there was room'}.`,
            ko: `${what} 요청에 대한 응답은 ${status}였어요. ${refused === undefined ? '이달의 리터가 아니에요.' : '자리는 있었어요.'}`,
          },
          asks: {
            en: 'Which of your changes did this?',
            ko: '바꾼 것 가운데 무엇 때문인가요?',
          },
          explainedAt,
        }),
      ];
    },
  ],
});

type Uses = Pick<StoreUses, 'reads' | 'writes'>;

/** How many reads and written rows of the process's there were since. */
function usesSince({ history }: Stage, process: string, from: number): Uses {
  const { reads = 0, writes = 0 } = usesOfDb(history.slice(from)).get(process) ?? {};
  return { reads, writes };
}

function tell(stage: Stage, uses: readonly Uses[], asked: Uses): void {
  const all = (of: keyof Uses): string => thousands(uses.reduce((sum, one) => sum + one[of], 0));
  const perLoad = uses.map(({ reads, writes }) => reads + writes);
  const query = asked.reads + asked.writes;
  stage.noteMeasured(
    {
      en: `the store, ${uses.length} loads: ${all('reads')} reads, ${all('writes')} written rows`,
      ko: `데이터베이스, 집유차 ${uses.length}대: 읽기 ${all('reads')}번, 쓴 행 ${all('writes')}개`,
    },
    'collection',
  );
  stage.noteMeasured(
    {
      en: `the store, one query: ${thousands(asked.reads)} reads, ${thousands(asked.writes)} written rows`,
      ko: `데이터베이스, 쿼리 한 번: 읽기 ${thousands(asked.reads)}번, 쓴 행 ${thousands(asked.writes)}개`,
    },
    'report',
  );
  const over = seconds(peak.budgetMs);
  stage.noteMeasured({
    en: 'ten minutes at the silos, from asking to the answer:',
    ko: '사일로의 10분, 집유차가 묻고 응답을 받기까지:',
  });
  for (const times of [1, peak.times]) {
    for (const reads of [0, query]) {
      const {
        loads: count,
        median,
        p99,
        late,
      } = atTheStore({
        ...{ seed: stage.seed, perLoad, query: reads, times },
      });
      const when = {
        en: `${times === 1 ? 'usual load' : `×${times}`}${reads === 0 ? '' : ' + report'}`,
        ko: `${times === 1 ? '평소' : `${times}배`}${reads === 0 ? '' : ' + 보고서'}`,
      };
      stage.noteMeasured({
        en: `${when.en}: median ${seconds(median).en}, p99 ${seconds(p99).en}, over ${over.en}: ${thousands(late)} of ${thousands(count)}`,
        ko: `${when.ko}: 중앙값 ${seconds(median).ko}, p99 ${seconds(p99).ko}, ${over.ko} 초과 ${thousands(count)}대 중 ${thousands(late)}대`,
      });
    }
  }
}
