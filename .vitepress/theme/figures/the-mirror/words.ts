// What *The mirror* says, in both languages.
import type { Language } from '../../../content/languages.ts';
import type { Channel, Service, Team } from './company.ts';

const en = {
  title: 'The mirror',
  does: 'Each quarter joins two programs by the cheapest channel. Change the people, and see what follows.',
  people: 'People: who talks',
  system: 'System: what is joined',
  label:
    'On the left six teams and the lines between those that talk; on the right, mirrored, their programs and the channels between them',
  merge: 'Merge the laboratory into the plant',
  split: 'Split it off again',
  liaison: 'Send a liaison into the first gap',
  dolmun: 'Buy Dolmun Cheese',
  streams: 'Publish streams',
  streamsOn: 'Owners publish streams from now on',
  streamsOff: 'No streams any more for what is built from now on',
  lock: 'Hold the system still',
  locked: 'The system stays as it is, and people go down its list',
  unlocked: 'The system goes on growing',
  index: 'mirror index',
  indexIs: '{met} of {needed} pairs that need each other talk',
  gaps: 'Gaps: joined, and silent',
  idle: 'Idle: they talk, and nothing joins them',
  none: 'none',
  mustTalk: 'What this system needs people to say to each other',
  talks: 'talks',
  silent: 'silent',
  chart: 'The index over time: {values}',
  quarter: 'Quarter {quarter} of {quarters}',
  costs: 'What a channel costs (days: building + talking, and among strangers)',
  notSimulated:
    'tempers, holidays, what a file that nobody watches costs later. The days are assumptions; the order of the channels follows from them.',
  call: 'call',
  file: 'file drop',
  stream: 'stream',
  talkLine: 'talk',
  gapLine: 'gap',
  idleLine: 'idle',
} as const;

export type MirrorWords = { [Name in keyof typeof en]: string };

const ko: MirrorWords = {
  title: '거울',
  does: '분기마다 두 프로그램이 가장 싼 길로 이어져요. 사람 쪽을 바꾸고 무엇이 따라오는지 보세요.',
  people: '사람: 누가 이야기하나',
  system: '시스템: 무엇이 이어져 있나',
  label:
    '왼쪽에는 팀 여섯과 이야기하는 팀 사이의 선, 오른쪽에는 거울에 비친 듯 프로그램과 그 사이의 길',
  merge: '검사실을 공장에 합치기',
  split: '다시 나누기',
  liaison: '첫 빈틈에 연락 담당 보내기',
  dolmun: '돌문치즈 사들이기',
  streams: '스트림 발행하기',
  streamsOn: '이제부터 주인이 스트림을 발행함',
  streamsOff: '이제부터 짓는 것에는 스트림이 없음',
  lock: '시스템 멈춰 두기',
  locked: '시스템은 그대로 두고 사람들이 목록을 따라감',
  unlocked: '시스템이 다시 자람',
  index: '거울 지수',
  indexIs: '서로 필요로 하는 {needed}쌍 가운데 {met}쌍이 이야기함',
  gaps: '빈틈: 이어져 있는데 말이 없음',
  idle: '헛도는 대화: 이야기하는데 이어진 것이 없음',
  none: '없음',
  mustTalk: '이 시스템이 사람들에게 요구하는 대화',
  talks: '이야기함',
  silent: '말 없음',
  chart: '시간에 따른 지수: {values}',
  quarter: '{quarters}분기 가운데 {quarter}분기',
  costs: '길마다 드는 날수(짓기 + 이야기하기, 모르는 사이일 때)',
  notSimulated:
    '사람의 기분, 휴가, 아무도 보지 않는 파일이 나중에 치르게 하는 값. 날수는 가정이고, 길의 순서는 거기서 나옵니다.',
  call: '호출',
  file: '파일 연동',
  stream: '스트림',
  talkLine: '대화',
  gapLine: '빈틈',
  idleLine: '헛도는 대화',
};

export const mirrorWords: Record<Language, MirrorWords> = { en, ko };

export const channelNames: Record<Language, Record<Channel, string>> = {
  en: { call: 'a call', file: 'a file drop', stream: 'a stream' },
  ko: { call: '호출', file: '파일 연동', stream: '스트림' },
};

export const serviceNames: Record<Language, Record<Service, string>> = {
  en: {
    collection: 'Collection',
    quality: 'Quality',
    processing: 'Processing',
    settlement: 'Settlement',
    trace: 'Trace',
    cheese: 'Cheese',
  },
  ko: {
    collection: '집유',
    quality: '원유 검사',
    processing: '가공',
    settlement: '유대 정산',
    trace: '이력',
    cheese: '치즈',
  },
};

export const teamNames: Record<Language, Record<Team, string>> = {
  en: {
    road: 'Road',
    laboratory: 'Laboratory',
    plant: 'Plant',
    office: 'Office',
    web: 'Web',
    dolmun: 'Dolmun',
  },
  ko: {
    road: '수송팀',
    laboratory: '검사실',
    plant: '공장',
    office: '사무실',
    web: '웹팀',
    dolmun: '돌문',
  },
};

/** `Plant – Road`, in the page's language. */
export function pairTitle(language: Language, pair: string): string {
  const names: Readonly<Record<string, string>> = teamNames[language];
  return pair
    .split(' – ')
    .map((team) => names[team] ?? team)
    .join(' – ');
}
