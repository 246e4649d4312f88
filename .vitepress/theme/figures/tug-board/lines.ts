// What the log says of a quarter.
import type { Text } from '../../../content/languages.ts';
import type { Line } from '../frame/scene.ts';
import {
  busyOf,
  looseOf,
  pullsOf,
  quarters,
  stakeholders,
  weeksAQuarter,
  type Board,
  type Reader,
  type Stakeholder,
  type Tactic,
  type Way,
} from './board.ts';
import { endOfTheLoudest } from './loudest.ts';
import type { Need } from './needs.ts';
import { names, pullText, tacticTitles } from './words.ts';

interface Told {
  at: number;
  before: Board;
  tactic: Tactic;
  /** Whose wish it was; `undefined`: the reader's. */
  who: Stakeholder | undefined;
  need: Need;
  way: Way | undefined;
  moved: readonly Reader[];
}

export function playedLine({ at, before, tactic, who, need, way, moved }: Told): Line {
  const quarter = before.quarter + 1;
  const title = tacticTitles[tactic];
  const whose =
    who === undefined
      ? {
          en: `Quarter ${quarter}. You: ${lower(title.en)}.`,
          ko: `${quarter}분기. 내 선택: ${title.ko}.`,
        }
      : {
          en: `Quarter ${quarter}. ${names[who].en} pulls hardest and gets its wish: ${lower(title.en)}.`,
          ko: `${quarter}분기. ${names[who].ko} 쪽이 가장 세게 당겨서 바라던 대로: ${title.ko}.`,
        };
  const came = {
    en: `${need.who.en} wants ${need.wants.en}: ${wayTexts[way ?? 'away'].en}.`,
    ko: `새로 온 쪽은 ${need.who.ko}(${need.wants.ko}): ${wayTexts[way ?? 'away'].ko}.`,
  };
  const over =
    moved.length === 0
      ? { en: '', ko: '' }
      : {
          en: ` With copies of their own from now on: ${moved.map((one) => lower(one.need.who.en)).join(', ')}.`,
          ko: ` 이제부터 자기 복사본에서 읽는 쪽: ${moved.map((one) => one.need.who.ko).join(', ')}.`,
        };
  return {
    ...{ at, sign: tactic === 'publish' ? 'stream' : 'team' },
    says: { en: `${whose.en} ${came.en}${over.en}`, ko: `${whose.ko} ${came.ko}${over.ko}` },
  };
}

/** What each feels now. */
export function feltLine(board: Board, before: Board, at: number): Line {
  const pulls = pullsOf(board);
  const of = (language: 'en' | 'ko'): string =>
    stakeholders
      .map((one) => `${names[one][language]}: ${pullText(one, pulls[one])[language]}`)
      .join(', ');
  const loose = looseOf(board);
  const line: Line = {
    ...{ at, sign: 'store' },
    says: {
      en: `Store ${percent(busyOf(board))} busy. ${of('en')}. Loose: ${loose} of 5.`,
      ko: `저장소 가동률 ${percent(busyOf(board))}. ${of('ko')}. 느슨한 용수철: 다섯 중 ${loose}개.`,
    },
  };
  return loose < looseOf(before) ? { ...line, isBad: true } : line;
}

/** At the end, beside what the loudest would have made of the same seed. */
export function endLine(board: Board, seed: number, at: number): Line {
  const loudest = looseOf(endOfTheLoudest(seed));
  const weeks = board.weeksInAll.toFixed(1);
  const all = quarters * weeksAQuarter;
  const readers = board.readerWeeks;
  const storage = board.storage.toFixed(2);
  return {
    ...{ at, sign: 'harness', answersGuess: true },
    says: {
      en: `The end: ${looseOf(board)} of 5 loose; where the loudest is always heard, ${loudest}. The owner’s team worked ${weeks} of ${all} weeks for others, readers ${readers} weeks for copies of their own; ${storage} GB lie on the stream.`,
      ko: `끝: 느슨한 용수철 다섯 중 ${looseOf(board)}개. 늘 가장 큰 목소리를 들었다면 ${loudest}개. 주인 팀이 남을 위해 일한 시간 ${all}주 중 ${weeks}주, 읽는 쪽이 자기 복사본에 들인 시간 ${readers}주, 스트림에 쌓인 데이터 ${storage}GB.`,
    },
  };
}

export function backLine(quarter: number, at: number): Line {
  return {
    ...{ at, sign: 'harness' },
    says: { en: `Quarter ${quarter} is taken back.`, ko: `${quarter}분기를 되돌렸어요.` },
  };
}

export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

const wayTexts: Readonly<Record<Way | 'away', Text>> = {
  tables: { en: 'straight from the tables', ko: '테이블을 바로 읽음' },
  replica: { en: 'from the replica', ko: '복제본에서 읽음' },
  copy: { en: 'from the nightly copy', ko: '밤마다 만드는 복사본에서 읽음' },
  api: { en: 'by an API', ko: 'API로 물음' },
  stream: { en: 'from the stream', ko: '스트림에서 읽음' },
  away: { en: 'turned away, one more wish', ko: '거절당하고 바라는 일로 남음' },
};

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
