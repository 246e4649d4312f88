// Who comes to want Collection's data, one a quarter. In which order they come is chance.
import type { Text } from '../../../content/languages.ts';
import { createRandom } from '../../../../harness/grading/random.ts';

export interface Need {
  /**
   * A `report` may be a night old. A `view` has to be of this minute. A `decision` has to be right at the moment of
   * asking: no copy will do.
   */
  kind: 'report' | 'view' | 'decision';
  who: Text;
  wants: Text;
}

/** There from the beginning. */
export const firstNeeds: readonly Need[] = [
  {
    kind: 'report',
    who: { en: 'Accounting', ko: '회계' },
    wants: { en: 'the month-end report', ko: '월말 보고서' },
  },
  {
    kind: 'view',
    who: { en: 'The appeals desk', ko: '이의 심사' },
    wants: { en: 'the pickup behind a lot', ko: '로트의 집유 기록' },
  },
  {
    kind: 'view',
    who: { en: 'The control room', ko: '관제실' },
    wants: { en: 'what is on its way', ko: '오고 있는 집유차' },
  },
];

const pool: readonly Need[] = [
  {
    kind: 'view',
    who: { en: 'Trace', ko: '우유 이력' },
    wants: { en: 'the pickups behind a carton', ko: '우유갑마다의 집유 기록' },
  },
  {
    kind: 'view',
    who: { en: 'Membership', ko: '조합원' },
    wants: { en: 'a farm’s litres of today', ko: '농가의 오늘 집유량' },
  },
  {
    kind: 'view',
    who: { en: 'The drivers’ tablet', ko: '기사 태블릿' },
    wants: { en: 'the next farm on the route', ko: '다음에 들를 농가' },
  },
  {
    kind: 'view',
    who: { en: 'Dolmun', ko: '돌문치즈' },
    wants: { en: 'what is coming to its vats', ko: '치즈 통으로 올 원유' },
  },
  {
    kind: 'report',
    who: { en: 'The board', ko: '이사회' },
    wants: { en: 'litres by valley', ko: '골짜기별 집유량' },
  },
  {
    kind: 'report',
    who: { en: 'The energy team', ko: '에너지 팀' },
    wants: { en: 'temperatures by month', ko: '월별 온도' },
  },
  {
    kind: 'report',
    who: { en: 'The regulator', ko: '감독 기관' },
    wants: { en: 'a yearly statement', ko: '연간 신고 자료' },
  },
  {
    kind: 'decision',
    who: { en: 'The gate', ko: '정문' },
    wants: { en: 'to know whether this tanker may unload', ko: '이 차가 지금 내려도 되는지' },
  },
];

/** Who comes, quarter by quarter. */
export function needsFor(seed: number, quarters: number): Need[] {
  const random = createRandom(seed);
  const left = [...pool];
  return Array.from({ length: quarters }, () => left.splice(random.whole(0, left.length - 1), 1))
    .flat()
    .slice(0, quarters);
}
