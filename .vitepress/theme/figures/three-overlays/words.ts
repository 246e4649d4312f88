// What *Three overlays* says, in both languages.
import type { Language } from '../../../content/languages.ts';
import type { Service, Team } from './company.ts';

const en = {
  title: 'Three overlays',
  does: 'Let something happen, and see on which sheet lines are redrawn. Then change how facts get about.',
  business: 'business',
  implementation: 'implementation',
  data: 'data',
  businessIs: 'Who talks with whom',
  implementationIs: 'What calls what',
  dataIs: 'Whose facts go where',
  sheet: '{sheet} sheet: {count} lines, {fresh} of them redrawn',
  way: 'How facts get about',
  fetch: 'Fetched from their owner',
  streams: 'Published in streams',
  happens: 'What happens',
  reorg: 'The laboratory joins the plant',
  software: 'The laboratory replaces its software',
  report: 'A carbon report is asked for',
  everything: 'Everybody needs everything',
  before: 'Nothing yet',
  lay: 'Lay them over each other',
  redrawn: 'Lines redrawn: fetched | streams',
  teams: 'teams at work',
  key: 'drawn anew',
  broker: 'broker',
  inStreams: 'streams',
  fetched: 'fetched',
  notSimulated:
    'how long a line takes to draw; what people still have to say to each other about what the facts mean (lesson 7); running a broker.',
} as const;

export type OverlaysWords = { [Name in keyof typeof en]: string };

const ko: OverlaysWords = {
  title: '겹쳐 보는 세 장',
  does: '일이 생기면 어느 장의 선을 다시 긋는지 보세요. 그다음 사실이 오가는 방식을 바꿔 보세요.',
  business: '비즈니스',
  implementation: '구현',
  data: '데이터',
  businessIs: '누가 누구와 이야기하나',
  implementationIs: '무엇이 무엇을 부르나',
  dataIs: '누구의 사실이 어디로 가나',
  sheet: '{sheet} 장: 선 {count}개, 다시 그은 선 {fresh}개',
  way: '사실이 오가는 방식',
  fetch: '주인에게 가서 가져오기',
  streams: '스트림에 발행하기',
  happens: '생기는 일',
  reorg: '검사실이 공장에 합쳐진다',
  software: '검사실이 프로그램을 바꾼다',
  report: '탄소 보고서를 내야 한다',
  everything: '모두가 모든 것을 필요로 한다',
  before: '아직 아무 일도 없음',
  lay: '겹쳐 놓기',
  redrawn: '다시 그은 선: 가져오기 | 스트림',
  teams: '손대는 팀',
  key: '다시 그은 선',
  broker: '브로커',
  inStreams: '스트림',
  fetched: '가져오기',
  notSimulated:
    '선 하나를 긋는 데 걸리는 시간, 사실의 뜻을 두고 사람들이 여전히 나눠야 하는 이야기(레슨 7), 브로커를 운영하는 일.',
};

export const overlaysWords: Record<Language, OverlaysWords> = { en, ko };

export const serviceNames: Record<Language, Record<Service, string>> = {
  en: {
    collection: 'Collection',
    quality: 'Quality',
    processing: 'Processing',
    settlement: 'Settlement',
    membership: 'Membership',
    trace: 'Trace',
    carbon: 'Carbon',
  },
  ko: {
    collection: '집유',
    quality: '원유 검사',
    processing: '가공',
    settlement: '유대 정산',
    membership: '조합원',
    trace: '이력',
    carbon: '탄소',
  },
};

export const teamNames: Record<Language, Record<Team, string>> = {
  en: { road: 'Road', laboratory: 'Laboratory', plant: 'Plant', office: 'Office', web: 'Web' },
  ko: { road: '수송팀', laboratory: '검사실', plant: '공장', office: '사무실', web: '웹팀' },
};
