// Twelve wishes of the co-op, what each touches when teams are cut by technology, and whose it is when they
// are cut by business.
import type { Text } from '../../../content/languages.ts';

/** Indexes of teams: sensors, database, web; or collection, quality, settlement. */
export type Team = 0 | 1 | 2;

export const cuts = ['technical', 'business'] as const;
export type Cut = (typeof cuts)[number];

export const teamNames: Record<Cut, readonly [Text, Text, Text]> = {
  technical: [
    { en: 'Sensors', ko: '센서' },
    { en: 'Database', ko: '데이터베이스' },
    { en: 'Web', ko: '웹' },
  ],
  business: [
    { en: 'Collection', ko: '집유' },
    { en: 'Quality', ko: '원유 검사' },
    { en: 'Settlement', ko: '유대 정산' },
  ],
};

export interface Request {
  name: Text;
  /** In the order in which the work is handed on; each with its days of work. */
  layers: readonly Team[];
  /** One for most; two for what two subdomains have to agree on. */
  subdomains: readonly Team[];
}

const all: readonly Team[] = [0, 1, 2];

export const requests: readonly Request[] = [
  { name: { en: 'hold a farm', ko: '농가 집유 보류' }, layers: all, subdomains: [0] },
  { name: { en: 'warm-milk alarm', ko: '미지근한 우유 경보' }, layers: all, subdomains: [0] },
  { name: { en: 'appeal a grade', ko: '등급 이의 신청' }, layers: [1, 2], subdomains: [1] },
  { name: { en: 'cell count per cow', ko: '소마다 체세포 수' }, layers: all, subdomains: [1] },
  { name: { en: 'payslip by text', ko: '정산서 문자 발송' }, layers: [1, 2], subdomains: [2] },
  { name: { en: 'same-day bonus', ko: '당일 장려금' }, layers: [1, 2], subdomains: [2, 1] },
  { name: { en: 'skip closed gates', ko: '닫힌 게이트 건너뛰기' }, layers: all, subdomains: [0] },
  { name: { en: 'retest a bottle', ko: '시료 재검사' }, layers: all, subdomains: [1] },
  { name: { en: 'new fat price', ko: '유지방 단가 변경' }, layers: [1], subdomains: [2] },
  { name: { en: 'carbon report', ko: '탄소 보고' }, layers: all, subdomains: [0, 2] },
  { name: { en: 'bigger buttons', ko: '더 큰 버튼' }, layers: [2], subdomains: [0] },
  { name: { en: 'probe self-test', ko: '탐침 자가 진단' }, layers: [0, 1], subdomains: [1] },
];

/** Days of work of one layer of a request, whoever does it. */
export const layerDays = 1.5;

/** The teams through which a request goes, each with its work in weeks (of five days). */
export function routeOf(request: Request, cut: Cut): { team: Team; weeks: number }[] {
  const teams = cut === 'technical' ? request.layers : request.subdomains;
  const whole = (request.layers.length * layerDays) / 5;
  return teams.map((team) => ({ team, weeks: whole / teams.length }));
}

/** Services that are restarted for it: each team's part is one. */
export const restartsOf = (request: Request, cut: Cut): number => routeOf(request, cut).length;
