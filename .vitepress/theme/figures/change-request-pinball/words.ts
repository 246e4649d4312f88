// The words of *Change-request pinball*.
import type { Language, Text } from '../../../content/languages.ts';
import type { Guess } from '../frame/scene.ts';
import type { Cut } from './requests.ts';

export const title: Text = { en: 'Change-request pinball', ko: '변경 요청 핀볼' };

export const does: Text = {
  en: 'Twelve requests, and the same people cut into teams in two ways. Move releases, backlogs and a shared rule.',
  ko: '요청 12건, 그리고 같은 사람들을 두 가지로 나눈 팀들이에요. 배포 간격과 밀린 일, 함께 쓰는 규칙을 옮겨 보세요.',
};

export const cutNames: Record<Cut, Text> = {
  technical: { en: 'technology', ko: '기술별로' },
  business: { en: 'business', ko: '비즈니스별로' },
};

export const guess: Guess = {
  question: {
    en: 'Three teams release every 4, 2 and 1 weeks, and have nothing else to do. They are the same people in both cuts. How much sooner is a request done, on average, where they are cut by business?',
    ko: '세 팀이 저마다 4주, 2주, 1주마다 배포하고 다른 일은 없습니다. 어느 쪽으로 나누든 같은 사람들입니다. 비즈니스별로 나누면 요청 하나가 평균 얼마나 빨리 끝날까요?',
  },
  choices: [
    {
      en: 'Not at all: the work is the same',
      ko: '빨라지지 않는다. 일의 양은 같으니까',
    },
    { en: 'By a quarter to a half', ko: '4분의 1에서 절반쯤' },
    { en: 'Ten times as soon', ko: '열 배' },
  ],
  right: 1,
  outcome: {
    en: 'The work is the same, and one waiting for a release is spared for each hand-off. What remains is the waiting for one’s own.',
    ko: '일의 양은 같습니다. 넘겨주지 않는 만큼 배포를 기다리지 않습니다. 남는 것은 자기 팀의 배포를 기다리는 시간입니다.',
  },
};

export const notSimulated: Text = {
  en: 'people who learn or leave, talk between teams, work that goes wrong, requests of different worth. A layer takes 1.5 days, whoever does it; editing a copy takes 1 day, taking in a shared version a quarter, and sharing costs 3 days a month of talk.',
  ko: '배우거나 떠나는 사람, 팀 사이의 대화, 잘못된 작업, 요청마다 다른 가치. 계층 하나에는 누가 하든 1.5일, 복사본 하나를 고치는 데는 1일, 함께 쓰는 새 버전을 받아들이는 데는 4분의 1일이 들고, 함께 쓰려면 한 달에 3일은 이야기해야 합니다.',
};

const en = {
  byTechnical: 'Cut by technology',
  byBusiness: 'Cut by business',
  every: '{weeks} w',
  leads: 'weeks until done',
  average: '{weeks} on average',
  sums: '{handOffs} hand-offs, {restarts} restarts',
  picture: '{cut}: {finished} of 12 requests done, {handOffs} hand-offs.',
  queue: 'in the backlog',
  work: 'in work',
  release: 'done, waiting for the release',
  requests: 'The twelve requests',
  options: 'What to move',
  teams: 'Teams: releases and backlogs',
  cadence: '{team}: a release every',
  cadenceValue: '{number}',
  backlog: '{team}: backlog',
  backlogValue: '{number}',
  rule: 'A rule that several contexts need',
  copies: 'Contexts that need it',
  changes: 'It changes',
  changesValue: '{number} × a month',
  copied: 'a copy in each',
  shared: 'one, shared by all',
  daysAMonth: '{days} days a month',
  edits:
    '{edits} edits a month, and until the last team has released (up to {weeks} weeks) copies differ.',
  restarts: 'Each change restarts all {copies} at once.',
};

const ko: Record<keyof typeof en, string> = {
  byTechnical: '기술별로 나눔',
  byBusiness: '비즈니스별로 나눔',
  every: '{weeks}주',
  leads: '끝나기까지 걸린 주',
  average: '평균 {weeks}주',
  sums: '넘겨주기 {handOffs}번, 재시작 {restarts}번',
  picture: '{cut}: 요청 12건 가운데 {finished}건 끝남, 넘겨주기 {handOffs}번.',
  queue: '밀려 있음',
  work: '작업 중',
  release: '다 됐고 배포를 기다림',
  requests: '요청 12건',
  options: '무엇을 옮길지',
  teams: '팀: 배포 간격과 밀린 일',
  cadence: '{team}: 배포 간격',
  cadenceValue: '{number}',
  backlog: '{team}: 밀린 일',
  backlogValue: '{number}',
  rule: '여러 콘텍스트에 필요한 규칙',
  copies: '필요한 콘텍스트',
  changes: '바뀌는 빈도',
  changesValue: '한 달에 {number}번',
  copied: '저마다 복사본',
  shared: '하나를 함께 씀',
  daysAMonth: '한 달에 {days}일',
  edits:
    '한 달에 {edits}번 고치고, 마지막 팀이 배포할 때까지(길게는 {weeks}주) 복사본이 서로 다릅니다.',
  restarts: '바뀔 때마다 {copies}개가 한꺼번에 재시작합니다.',
};

export const pinballWords: Record<Language, Record<keyof typeof en, string>> = { en, ko };
