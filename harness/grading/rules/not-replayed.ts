// What there is to say when a season, a part of it, or its beginning was not replayed.
import { recordName, type Finding } from '../finding.ts';
import { eventsOf, type HistoryEvent } from '../history.ts';
import { finding } from '../make-finding.ts';
import type { Lot, Replayed } from '../scenes/replay.ts';
import {
  byOffset,
  fetchesOf,
  firstFetch,
  leavings,
  offsetsOfTime,
  placeOf,
  seqs,
  startsOf,
} from './replay-evidence.ts';

export interface Lack {
  replayed: Replayed;
  /** The pickups since the day that were there when the replay began. */
  season: readonly Lot[];
  /** Those of them that have no corrected payable, in the order in which they came. */
  lacks: readonly Lot[];
  history: readonly HistoryEvent[];
}

/** Nothing of the season was settled again. */
export function nothingReplayed(lack: Lack): Finding {
  const { replayed, lacks, history } = lack;
  const outside = eventsOf(history, 'fetch', replayed.to).find(
    ({ topic, error }) => topic === replayed.topic && error === 'OFFSET_OUT_OF_RANGE',
  );
  if (outside !== undefined) return outOfRange(lack, outside);
  if (fetchesOf(history, replayed, lacks).length > 0) return fetchedOnly(lack);
  const began = eventsOf(history, 'fetch', replayed.to).some(
    ({ topic }) => topic === replayed.topic,
  );
  return began ? wentOn(lack) : nobodyReads(lack);
}

function outOfRange(
  { replayed, lacks, history }: Lack,
  outside: { seq: number; partition: number; from: number },
): Finding {
  const { to, topic, day, starts } = replayed;
  const at = recordName(topic, outside.partition, outside.from, null);
  const start = starts.get(outside.partition) ?? 0;
  const brought = eventsOf(history, 'fetch', to).filter(({ records }) => records.length > 0);
  return finding({
    code: 'SKIP',
    subject: 'season',
    where: at,
    says: {
      en: `None of the ${lacks.length} pickups since ${day.en} was settled again: version 8 asked for ${at}, but retention has left nothing before ${start}, so it went on at the other end.`,
      ko: `${day.ko}부터의 집유 기록 ${lacks.length}건이 하나도 다시 정산되지 않았어요. 버전 8이 요청한 곳은 ${at}인데, 보존 기간이 지나 ${start}번 앞은 남아 있지 않아서 반대쪽 끝으로 넘어갔어요.`,
    },
    asks: {
      en: 'Which offsets does a topic still have, and who can tell?',
      ko: '토픽에 아직 남아 있는 오프셋은 어디부터이고, 그것은 누가 아나요?',
    },
    explainedAt: 'why-event-driven#retention',
    evidence: [outside.seq, ...seqs(brought.slice(0, 2))].sort((a, b) => a - b),
    firstBad: outside.seq,
  });
}

function fetchedOnly({ replayed, lacks, history }: Lack): Finding {
  const { to, topic, corrected, day } = replayed;
  const brought = fetchesOf(history, replayed, lacks);
  const wrote = eventsOf(history, 'produce', to).slice(0, 2);
  const left = leavings(history, replayed, brought[0]);
  const times = fetchesOf(history, replayed, [lacks[0]]).length;
  return finding({
    code: 'LOST',
    subject: 'season',
    where: placeOf(topic, lacks[0]),
    says: {
      en: `Version 8 fetched pickups since ${day.en}${times > 1 ? `, some of them ${times} times over` : ''}, but ${corrected} has no payable for any of the ${lacks.length}.`,
      ko: `버전 8이 ${day.ko}부터의 집유 기록을 ${times > 1 ? `${times}번이나 되풀이해서 ` : ''}가져왔지만, ${corrected} 토픽에는 그 ${lacks.length}건의 정산 기록이 하나도 없어요.`,
    },
    asks: {
      en: 'Which of your lines does a pickup pass between the broker and its payable?',
      ko: '집유 기록은 브로커에서 와서 정산 기록이 되기까지 어느 줄들을 지나나요?',
    },
    explainedAt: 'why-event-driven#replay',
    evidence: seqs([...brought.slice(0, 2), ...wrote, ...left]),
    firstBad: brought[0]?.seq ?? null,
  });
}

function nobodyReads({ replayed, lacks, history }: Lack): Finding {
  const { to, topic, day } = replayed;
  const call = eventsOf(history, 'call', to).slice(0, 1);
  const changes = eventsOf(history, 'commit', to).slice(0, 3);
  return finding({
    code: 'LOST',
    subject: 'season',
    where: placeOf(topic, lacks[0]),
    says: {
      en: `Nobody settles: version 8 has not fetched a single pickup, and none of the ${lacks.length} since ${day.en} has a corrected payable.`,
      ko: `정산하는 쪽이 없어요. 버전 8은 집유 기록을 한 건도 가져오지 않았고, ${day.ko}부터의 ${lacks.length}건에는 바로잡은 정산 기록이 없어요.`,
    },
    asks: {
      en: 'Who reads from the offsets that a group has committed?',
      ko: '그룹이 커밋한 오프셋부터 읽는 것은 누구인가요?',
    },
    explainedAt: 'why-event-driven#replay',
    evidence: seqs([...call, ...changes]),
    firstBad: call[0]?.seq ?? null,
  });
}

function wentOn({ replayed, lacks, history }: Lack): Finding {
  const { topic, group, day, before } = replayed;
  const lot = lacks[0];
  const end = before.get(lot?.partition ?? 0) ?? 0;
  const starts = startsOf(history, replayed);
  return finding({
    code: 'STALE',
    subject: `group ${group}`,
    where: placeOf(topic, lot),
    says: {
      en: `Version 8 went on where version 7 had stopped (partition ${lot?.partition ?? 0} at ${end}): none of the ${lacks.length} pickups since ${day.en} was settled again.`,
      ko: `버전 8은 버전 7이 멈춘 곳(파티션 ${lot?.partition ?? 0}의 오프셋 ${end})에서 이어서 읽었어요. ${day.ko}부터의 집유 기록 ${lacks.length}건이 하나도 다시 정산되지 않았어요.`,
    },
    asks: {
      en: 'Where does a group begin that finds a commit, and where one that finds none?',
      ko: '커밋이 있는 그룹은 어디에서 시작하고, 없는 그룹은 어디에서 시작하나요?',
    },
    explainedAt: 'why-event-driven#replay',
    evidence: seqs([...offsetsOfTime(history, replayed), ...starts]),
    firstBad: starts[0]?.seq ?? null,
  });
}

/** Whole partitions of the season are missing. */
export function partitionsLeftOut({ replayed, season, lacks, history }: Lack): Finding | undefined {
  const { to, topic, day } = replayed;
  const whole = [...Map.groupBy(season, ({ partition }) => partition)]
    .filter(([, lots]) => lots.every((lot) => lacks.includes(lot)))
    .sort(([a], [b]) => a - b);
  const [first] = whole;
  if (first === undefined) return undefined;
  const numbers = whole.map(([partition]) => partition);
  const one = numbers.length === 1;
  const count = whole.reduce((sum, [, lots]) => sum + lots.length, 0);
  const changes = eventsOf(history, 'commit', to).slice(0, 3);
  const starts = startsOf(history, replayed).filter(({ partition }) => numbers.includes(partition));
  return finding({
    code: 'SKIP',
    subject: 'partitions',
    where: placeOf(topic, first[1][0]),
    says: {
      en: `${one ? 'Partition' : 'Partitions'} ${numbers.join(' and ')} ${one ? 'was' : 'were'} not replayed: ${count} pickups since ${day.en} have no corrected payable.`,
      ko: `파티션 ${numbers.join(', ')}의 집유 기록을 다시 읽지 않았어요. ${day.ko}부터의 ${count}건에 바로잡은 정산 기록이 없어요.`,
    },
    asks: {
      en: 'How many places does a group keep in a topic?',
      ko: '한 토픽에서 그룹이 커밋하는 오프셋은 몇 개인가요?',
    },
    explainedAt: 'why-event-driven#replay',
    evidence: seqs([...changes, ...starts]),
    firstBad: starts[0]?.seq ?? null,
  });
}

/** In each partition that lacks some it is the first ones: it began too late. */
export function begunLate({ replayed, season, lacks, history }: Lack): Finding | undefined {
  const { to, topic, day } = replayed;
  const lacking = [...Map.groupBy(lacks, ({ partition }) => partition)].sort(([a], [b]) => a - b);
  const late = lacking.every(([partition, lots]) => {
    const ofOne = season.filter((lot) => lot.partition === partition).toSorted(byOffset);
    return ofOne.slice(0, lots.length).every((lot) => lots.includes(lot));
  });
  const lot = lacking[0]?.[1].toSorted(byOffset)[0];
  if (!late || lot === undefined) return undefined;
  const fetches = firstFetch(history, replayed, lot.partition);
  const began = fetches.find(({ from }) => from > lot.offset);
  const told = [...offsetsOfTime(history, replayed), ...startsOf(history, replayed)].filter(
    ({ partition }) => partition === lot.partition,
  );
  const changes = eventsOf(history, 'commit', to)
    .filter(({ partition }) => partition === lot.partition)
    .slice(0, 1);
  const one = lacks.length === 1;
  return finding({
    code: 'SKIP',
    subject: 'the day itself',
    where: placeOf(topic, lot),
    says: {
      en: `${one ? 'The first pickup' : `${lacks.length} pickups at the beginning`} of ${day.en} ${one ? 'was' : 'were'} passed over: ${lot.id} has no corrected payable${began === undefined ? '' : `, because version 8 began at ${began.from} in partition ${lot.partition}`}.`,
      ko: `${day.ko} 첫머리의 집유 기록 ${lacks.length}건을 건너뛰었어요. ${lot.id}에는 바로잡은 정산 기록이 없어요${began === undefined ? '' : `. 버전 8이 파티션 ${lot.partition}에서 시작한 자리는 ${began.from}번이에요`}.`,
    },
    asks:
      began === undefined
        ? {
            en: 'Which of your lines decides whether a pickup belongs to the six weeks?',
            ko: '집유 기록이 그 여섯 주에 속하는지를 정하는 줄은 어디인가요?',
          }
        : {
            en: 'Which record does an offset name that was looked up by a time?',
            ko: '시각으로 찾은 오프셋은 어느 레코드를 가리키나요?',
          },
    explainedAt: 'why-event-driven#replay',
    evidence: seqs([...told, ...changes, ...fetches]),
    firstBad: changes[0]?.seq ?? fetches[0]?.seq ?? null,
  });
}
