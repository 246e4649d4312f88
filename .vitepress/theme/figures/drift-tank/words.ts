// The words of *Drift tank*.
import type { Language, Text } from '../../../content/languages.ts';
import type { Guess } from '../frame/scene.ts';

export const title: Text = { en: 'Drift tank', ko: '어긋남 수조' };

export const does: Text = {
  en: 'A table and its copies. Move how often rows change, how often they are copied, and how many there are.',
  ko: '테이블과 그 복사본들이에요. 행이 바뀌는 빈도, 복사하는 간격, 행의 수를 옮겨 보세요.',
};

export const guess: Guess = {
  question: {
    en: 'Each row changes once a day, on average. bonus copies everything at midnight, and nothing goes wrong. How much of its copy is outdated just before the next midnight?',
    ko: '행은 저마다 하루에 평균 한 번 바뀝니다. bonus는 자정에 모두 복사하고 아무 탈도 없습니다. 다음 자정 직전에 복사본은 얼마나 낡아 있을까요?',
  },
  choices: [
    { en: 'All of it: once a day is once each', ko: '전부. 하루 한 번이면 모두 한 번씩 바뀌니까' },
    { en: 'About two thirds', ko: '3분의 2쯤' },
    { en: 'About a third', ko: '3분의 1쯤' },
  ],
  right: 1,
  outcome: {
    en: '1 − 1/e, about 63%. Some rows changed twice or more, so others did not change at all. On average over the day it is 37%.',
    ko: '1 − 1/e, 약 63%입니다. 두 번 넘게 바뀐 행이 있으니 한 번도 바뀌지 않은 행도 있습니다. 하루를 통틀어 평균하면 37%입니다.',
  },
};

export const notSimulated: Text = {
  en: 'rows that change together or more often than others, copying by what changed, copies that are swapped in whole, an API that slows down. 120 rows stand for all; an API gives 50,000 rows an hour.',
  ko: '함께 바뀌거나 유난히 자주 바뀌는 행, 바뀐 것만 복사하기, 복사본을 통째로 바꿔 끼우기, 느려지는 API. 120행이 전체를 대신하고, API는 한 시간에 50,000행을 줍니다.',
};

const en = {
  picture: 'A table of 120 rows and its copies. {copies}',
  copyIs: '{name}: {outdated} outdated, {ghosts} ghosts.',
  table: 'settlement: the table',
  outdated: '{share} outdated',
  ghosts: 'ghosts {count}',
  same: 'as in the table',
  stale: 'an older version (stale)',
  replaced: 'withdrawn there (a ghost); in a grid another row is missing for it',
  chart: 'bonus’s copy, the last four days: how much of it is outdated',
  day: 'day {day}',
  expected: 'expected',
  mean: 'average',
  withGhosts: 'with its ghosts counted in',
  options: 'The two options',
  sliders: 'Option 1: a new service with a copy',
  changes: 'A row changes',
  changesValue: '{number} × a day',
  every: 'Copied every',
  everyValue: '{number} h',
  everyLate: '{number} h, in fact {hours} h',
  failure: 'A run breaks off',
  failureValue: '{number} of runs',
  copies: 'Copies',
  copiesValue: '{number}',
  rows: 'Rows',
  rowsValue: '{number} ({hours} h a run)',
  formula:
    'Expected, while nothing fails: 1 − (1 − e^(−λT)) / (λT) = {expected}. Here a row changes λ = {changes} times a day, and T = {period} h pass from one copy of it to the next.',
  measured:
    'Measured since you last moved something: {mean} on average; with the ghosts counted in, {wrong}.',
  links: 'Links to look after: {links}.',
  moved: '{what}: {value}, from now on.',
  late: 'A run takes longer than the time between two, so T is {period} h.',
  expects: 'Expected: {expected} instead of {was}.',
  modulesTitle: 'Option 2: one more module in the same service',
  shortcut: 'Ship a feature by a shortcut',
  undo: 'Take the last one back',
  none: 'Six modules, each behind its interface. A change touches 1 module.',
  touched: '{count} shortcuts. A change touches {average} modules on average, at most {most}.',
  touchedOne: '1 shortcut. A change touches {average} modules on average, at most {most}.',
  latest: 'Shipped today: {feature}',
  modulesPicture: 'Six modules of one service, and the shortcuts between them: {list}',
};

const ko: Record<keyof typeof en, string> = {
  picture: '120행짜리 테이블과 복사본. {copies}',
  copyIs: '{name}: 낡은 행 {outdated}개, 유령 행 {ghosts}개.',
  table: 'settlement: 테이블',
  outdated: '{share} 낡음',
  ghosts: '유령 {count}',
  same: '테이블과 같음',
  stale: '예전 버전 (낡음)',
  replaced: '테이블에서 철회된 행 (유령). 격자 안에 있으면 그 자리에 들어온 행이 빠진 것',
  chart: '지난 나흘 동안 bonus 복사본이 낡은 정도',
  day: '{day}일째',
  expected: '예상',
  mean: '평균',
  withGhosts: '유령 행까지 친 값',
  options: '두 가지 옵션',
  sliders: '옵션 1: 복사본을 가진 새 서비스',
  changes: '행이 바뀌는 빈도',
  changesValue: '하루 {number}번',
  every: '복사 간격',
  everyValue: '{number}시간',
  everyLate: '{number}시간, 실제로는 {hours}시간',
  failure: '도중에 끊기는 복사',
  failureValue: '{number}',
  copies: '복사본',
  copiesValue: '{number}개',
  rows: '행의 수',
  rowsValue: '{number}행 (한 번에 {hours}시간)',
  formula:
    '탈이 없을 때 예상: 1 − (1 − e^(−λT)) / (λT) = {expected}. 지금 행은 하루에 λ = {changes}번 바뀌고, 한번 복사한 행을 다시 복사할 때까지 T = {period}시간이 걸려요.',
  measured: '마지막으로 옮긴 뒤 잰 값: 평균 {mean}. 유령 행까지 치면 {wrong}.',
  links: '돌봐야 할 연결: {links}개.',
  moved: '이제부터 {what}: {value}.',
  late: '복사 간격보다 복사하는 데 걸리는 시간이 길어서 T는 {period}시간이에요.',
  expects: '예상은 {was}에서 {expected}로 바뀌어요.',
  modulesTitle: '옵션 2: 같은 서비스에 모듈 하나 더',
  shortcut: '지름길로 기능 내놓기',
  undo: '마지막 지름길 거두기',
  none: '모듈 여섯 개가 저마다 인터페이스 뒤에 있어요. 변경 하나가 모듈 1개를 건드려요.',
  touched: '지름길 {count}개. 변경 하나가 평균 {average}개, 많게는 {most}개 모듈을 건드려요.',
  touchedOne: '지름길 1개. 변경 하나가 평균 {average}개, 많게는 {most}개 모듈을 건드려요.',
  latest: '오늘 내놓은 것: {feature}',
  modulesPicture: '서비스 하나에 든 모듈 여섯 개와 그 사이의 지름길: {list}',
};

export const tankWords: Record<Language, Record<keyof typeof en, string>> = { en, ko };
