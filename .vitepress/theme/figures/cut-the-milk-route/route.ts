// The milk's way as events, from the plan to the payment; what follows from what, how often, and which words each
// event uses in which meaning.
import type { Text } from '../../../content/languages.ts';

export interface RouteEvent {
  title: Text;
  /** After it, others begin. */
  isPivotal?: true;
  /** Words that mean several things at the co-op, and what they mean here. */
  terms: Readonly<Record<string, string>>;
}

const event = (
  en: string,
  ko: string,
  terms: Record<string, string> = {},
  isPivotal = false,
): RouteEvent => ({ title: { en, ko }, terms, ...(isPivotal ? { isPivotal: true as const } : {}) });

const gate = { farm: 'gate', milk: 'litres' };
const bottle = { milk: 'bottle', lot: 'sample' };
const silo = { milk: 'hectolitres', lot: 'batch' };
const account = { farm: 'account', milk: 'kilograms' };
const member = { farm: 'member' };

export const route: readonly RouteEvent[] = [
  event('share bought', '지분을 삼', member),
  event('member voted', '조합원이 투표함', member),
  event('farm registered', '농가가 등록됨', member, true),
  event('route planned', '길을 정함', { farm: 'gate' }),
  event('tanker sent', '집유차를 보냄', { farm: 'gate' }),
  event('gate opened', '게이트가 열림', gate),
  event('warm milk noticed', '우유가 따뜻함을 알아챔', gate),
  event('milk measured', '우유를 잼', gate),
  event('milk collected', '우유를 거둠', gate, true),
  event('bottle filled', '시료병을 채움', bottle),
  event('bottle arrived', '시료병이 도착함', bottle),
  event('probe cleaned', '측정기를 닦음', bottle),
  event('readings taken', '값을 잼', bottle),
  event('antibiotic found', '항생제가 나옴', bottle),
  event('result confirmed', '결과가 확정됨', bottle),
  event('grade given', '등급이 매겨짐', bottle, true),
  event('unloading allowed', '내려도 된다고 함', silo),
  event('silo chosen', '사일로를 고름', silo),
  event('silo filled', '사일로를 채움', silo, true),
  event('milk heated', '우유를 데움', silo),
  event('silo cleaned', '사일로를 닦음', silo),
  event('cartons filled', '우유갑을 채움', { milk: 'carton', lot: 'batch' }, true),
  event('passport printed', '이력표를 찍음', { milk: 'carton', lot: 'batch' }),
  event('passport asked for', '이력을 물음', { milk: 'carton', lot: 'batch' }),
  event('price changed', '값이 바뀜', { milk: 'kilograms' }, true),
  event('premium reckoned', '장려금을 계산함', account),
  event('payable written', '정산 건을 적음', account),
  event('payable objected to', '정산에 이의를 냄', account),
  event('month closed', '월 마감', account),
  event('farm paid', '농가에 지급함', account),
];

/** From one event to another, so many times for 1,000 pickups. */
export const follows: readonly (readonly [from: number, to: number, times: number])[] = [
  ...([
    [0, 1, 5],
    [0, 2, 2],
    [1, 2, 2],
    [2, 3, 20],
    [3, 4, 500],
    [4, 5, 1000],
    [5, 6, 600],
  ] as const),
  ...([
    [5, 7, 1000],
    [6, 8, 600],
    [7, 8, 1000],
    [8, 9, 400],
    [9, 10, 1000],
    [10, 12, 1000],
  ] as const),
  ...([
    [11, 12, 1000],
    [12, 13, 900],
    [12, 14, 3000],
    [13, 14, 900],
    [14, 15, 1000],
  ] as const),
  ...([
    [13, 16, 10],
    [8, 16, 100],
    [16, 17, 800],
    [17, 18, 1000],
    [18, 19, 900],
    [19, 20, 300],
  ] as const),
  ...([
    [18, 20, 900],
    [19, 21, 300],
    [21, 22, 800],
    [22, 23, 700],
    [14, 22, 100],
  ] as const),
  ...([
    [24, 25, 100],
    [15, 25, 300],
    [25, 26, 1000],
    [26, 27, 400],
    [26, 28, 1000],
  ] as const),
  ...([
    [27, 28, 400],
    [28, 29, 240],
    [2, 26, 20],
  ] as const),
];

/** Changes that will come, and the events whose making each of them alters. */
export const futures: readonly { title: Text; events: readonly number[] }[] = [
  {
    title: { en: 'temperature by sensor', ko: '온도를 센서로 재기' },
    events: [5, 6, 7],
  },
  {
    title: { en: 'a new machine in the laboratory', ko: '검사실의 새 기계' },
    events: [11, 12, 13, 14],
  },
  {
    title: { en: 'another premium', ko: '장려금 규칙 바꾸기' },
    events: [25, 26, 27],
  },
  {
    title: { en: 'a second silo house', ko: '사일로 동을 하나 더 짓기' },
    events: [16, 17, 18, 20],
  },
  {
    title: { en: 'a passport in two languages', ko: '두 언어로 된 이력표' },
    events: [21, 22, 23],
  },
];
