// Rules for which pickups a replay settles: all since the day, those that come meanwhile, none before.
import type { Finding } from '../finding.ts';
import { eventsOf, type HistoryEvent } from '../history.ts';
import { finding } from '../make-finding.ts';
import type { Lot, Replayed } from '../scenes/replay.ts';
import type { Text } from '../text.ts';
import { begunLate, nothingReplayed, partitionsLeftOut, type Lack } from './not-replayed.ts';
import { evidenceOf, nameOf } from './placed.ts';
import {
  beginningOf,
  byOffset,
  fetchesOf,
  firstFetch,
  leavings,
  memberSince,
  offsetsOfTime,
  placeOf,
  seqs,
} from './replay-evidence.ts';
import type { ReplayRule } from './replayed.ts';

/** Pickups that were settled rightly are left alone. */
export const tooOld: ReplayRule = (replayed, rows, history) => {
  const { corrected, day, topic } = replayed;
  const old = rows.filter(({ lot }) => lot.came === 'old');
  const [first] = old.toSorted(
    (a, b) => a.lot.partition - b.lot.partition || byOffset(a.lot, b.lot),
  );
  if (first === undefined) return [];
  const { lot, record } = first;
  const wrote = evidenceOf(history, corrected, record);
  const one = old.length === 1;
  return [
    finding({
      code: 'DUP',
      subject: 'before the day',
      where: nameOf(corrected, record),
      says: {
        en: `${old.length} ${one ? 'pickup' : 'pickups'} from before ${day.en} ${one ? 'was' : 'were'} settled once more, among them ${lot.id} (${placeOf(topic, lot)}), which version 7 had settled rightly.`,
        ko: `${day.ko} 이전의 집유 기록 ${old.length}건을 다시 정산했어요. 그 가운데 ${lot.id}(${placeOf(topic, lot)})도 버전 7이 옳게 정산한 것이에요.`,
      },
      asks: {
        en: 'At which offset of this partition did version 8 begin, and which is the first of that day?',
        ko: '버전 8은 이 파티션의 어느 오프셋에서 시작했고, 그날의 첫 오프셋은 무엇인가요?',
      },
      explainedAt: 'why-event-driven#replay',
      evidence: seqs(
        [
          ...offsetsOfTime(history, replayed).filter((event) => event.partition === lot.partition),
          ...beginningOf(history, replayed, lot.partition),
          ...firstFetch(history, replayed, lot.partition),
        ],
        wrote.evidence,
      ),
      firstBad: wrote.firstBad,
    }),
  ];
};

/** Every other pickup has a corrected payable. */
export const missing: ReplayRule = (replayed, rows, history) => {
  const settled = new Set(rows.map(({ lot }) => lot));
  const without = replayed.lots.filter((lot) => lot.came !== 'old' && !settled.has(lot));
  if (without.length === 0) return [];
  const season = replayed.lots.filter(({ came }) => came === 'since');
  const lacks = without.filter(({ came }) => came === 'since');
  if (lacks.length === 0) return [arrivals({ replayed, season, lacks: without, history })];
  const lack: Lack = { replayed, season, lacks, history };
  if (lacks.length === season.length) return [nothingReplayed(lack)];
  return [partitionsLeftOut(lack) ?? begunLate(lack) ?? some(lack)];
};

/** Some here and there. */
function some({ replayed, lacks, season, history }: Lack): Finding {
  const { topic, day } = replayed;
  const [lot] = lacks;
  const brought = fetchesOf(history, replayed, [lot]);
  const left = leavings(history, replayed, brought[0]);
  const got = season.length - lacks.length;
  return finding({
    code: 'LOST',
    subject: 'season',
    where: placeOf(topic, lot),
    says: {
      en: `${got} of the ${season.length} pickups since ${day.en} have a corrected payable. ${lot?.id ?? 'Another'} has none, ${brought.length > 0 ? 'though version 8 fetched it' : 'and version 8 never fetched it'}.`,
      ko: `${day.ko}부터의 집유 기록 ${season.length}건 가운데 ${got}건에 바로잡은 정산 기록이 있어요. ${lot?.id ?? '나머지'}에는 없는데, 버전 8이 ${brought.length > 0 ? '가져오기는 했어요' : '가져오지도 않았어요'}.`,
    },
    asks: {
      en: 'What ended version 8, or which of your lines passed this one over?',
      ko: '버전 8을 끝낸 것은 무엇인가요, 아니면 이 기록을 지나친 줄은 어디인가요?',
    },
    explainedAt: 'why-event-driven#replay',
    evidence: seqs([...brought.slice(0, 2), ...left]),
    firstBad: brought[0]?.seq ?? left[0]?.seq ?? null,
  });
}

/** The season is settled again; what came meanwhile, or later, is not. */
function arrivals({ replayed, lacks, history }: Lack): Finding {
  const { topic } = replayed;
  const [lot] = lacks;
  const during = lot?.came === 'during';
  const why = lot && whyNotSettled(replayed, lot, history);
  return finding({
    code: 'LOST',
    subject: during ? 'came meanwhile' : 'came later',
    where: placeOf(topic, lot),
    says: {
      en: `${lot?.id ?? 'A pickup'} came ${during ? 'while the season was being settled again' : 'when the season had been settled again'}, and nobody settled it${why?.because.en ?? ''}.`,
      ko: `${during ? '한 철을 다시 정산하는 동안' : '한 철을 다시 정산한 뒤에'} 온 ${lot?.id ?? ''} 집유 기록이 정산되지 않았어요.${why ? ` ${why.because.ko}.` : ''}`,
    },
    asks: {
      en: 'When is a replay over, on a topic that has no end?',
      ko: '끝이 없는 토픽에서 다시 읽기는 언제 끝나나요?',
    },
    explainedAt: 'why-event-driven#no-end',
    evidence: seqs(why?.shown ?? []),
    firstBad: why?.shown[0]?.seq ?? null,
  });
}

/** Why a pickup that came while the new version was there was not settled; the first event is the bad one. */
function whyNotSettled(
  replayed: Replayed,
  lot: Lot,
  history: readonly HistoryEvent[],
): { because: Text; shown: readonly HistoryEvent[] } | undefined {
  const brought = fetchesOf(history, replayed, [lot]).slice(0, 1);
  if (brought.length > 0) {
    return {
      because: { en: ', though version 8 fetched it', ko: '버전 8이 가져오기는 했어요' },
      shown: [...brought, ...leavings(history, replayed, brought[0])],
    };
  }
  const join = memberSince(history, replayed);
  if (join === undefined) {
    return {
      because: { en: ': version 8 had left its group', ko: '버전 8은 그룹을 나간 뒤였어요' },
      shown: leavings(history, replayed, undefined),
    };
  }
  const began = eventsOf(history, 'fetch', replayed.to).find(
    ({ topic, partition, seq }) =>
      topic === replayed.topic && partition === lot.partition && seq > join.seq,
  );
  if (began === undefined || began.from <= lot.offset) return undefined;
  return {
    because: {
      en: `: in partition ${lot.partition}, version 8 went on at ${began.from}`,
      ko: `버전 8은 파티션 ${lot.partition}의 ${began.from}번에서 이어 갔어요`,
    },
    shown: [began, join],
  };
}
