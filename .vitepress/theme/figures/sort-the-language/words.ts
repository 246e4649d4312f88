// What *Sort the language* says, in both languages.
import type { Language } from '../../../content/languages.ts';
import type { Subdomain } from './sentences.ts';

const en = {
  label: 'Soft outlined regions, one for each context; in them numbered sentences, joined by lines',
  title: 'Sort the language',
  does: 'Read a sentence, then give it to the context that means the same by its words.',
  one: 'One model',
  own: 'Context {number}',
  tray: 'Not sorted yet',
  sentence: 'Sentence {number}',
  left: '{count} of 24 left',
  none: 'All 24 are sorted. Take one up on the map to move it.',
  previous: 'Previous sentence',
  next: 'Next sentence',
  pickUp: 'Pick up',
  grip: 'Pick up sentence {number}',
  putInto: 'Put into',
  put: 'Put it there',
  carrying:
    'Sentence {number} is picked up. Arrow keys choose a context, Enter drops it, Escape puts it back.',
  putBack: 'Sentence {number} stays where it was.',
  dropHere: 'Drop here',
  chip: '. {context}: {text}',
  empty: 'Nothing in it yet',
  cohesion: 'cohesion',
  coupling: 'coupling',
  lit: 'lit words',
  ripple: 'ripple',
  cohesionMeans: 'of 100 pairs of sentences that share a context, so many mean the same by a word',
  couplingMeans: 'pairs that mean the same by a word, and are cut by a border',
  litMeans: 'words that one definition gives several meanings',
  rippleMeans:
    'change each meaning once: so many times somebody is asked who means something else by the word',
  counted: 'What is counted',
  litHere: '{word} ×{count}',
  yours: 'Yours',
  theirs: 'The co-op’s own cut',
  theirsShared: 'The co-op’s cut, one class Milk',
  allInOne: 'One model for all',
  compare: 'Compare',
  unseen: 'not looked at yet',
  shown: 'shown on the map',
  show: 'Show {what}',
  lookOnly: 'You are looking at “{what}”. Yours is kept.',
  backToYours: 'Back to yours',
  goOnFromHere: 'Go on from here',
  share: 'All contexts share one class Milk',
  add: 'Add a context',
  rename: 'Name',
  remove: 'Remove it',
  undo: 'Undo',
  words: 'What its words mean',
  noWords: 'None yet',
  sentencesOf: 'Its sentences',
  otherWords: 'One meaning everywhere: {words}',
  solution: 'Solution space',
  solutionMeans: 'models and contexts, which somebody made',
  problem: 'Problem space',
  problemMeans: 'what is there, whether or not anybody solves it',
  domain: 'Domain: milk, from the udder to the carton',
  closeDown: 'Close the co-op',
  openAgain: 'Open it again',
  closed:
    'The co-op is gone, and with it its models, SiloFill among them, and their contexts. Tomorrow at five the cows want to be milked all the same.',
  asDomain: 'Look at {subdomain} as a domain of its own',
  whole: 'Back to the whole domain',
  partOf: 'A domain of its own, with parts of its own. For the co-op, a subdomain.',
  lines: 'Line kept inside',
  cutLines: 'Line cut by a border',
  litWords: 'Word with several meanings',
  notSimulated:
    'what people mean beyond these words; links weigh the same; other cuts may be as good.',
} as const;

export type SortWords = { [Name in keyof typeof en]: string };

const ko: SortWords = {
  label: '부드러운 윤곽선으로 두른 콘텍스트마다 번호가 붙은 말이 있고, 말끼리 선으로 이어집니다',
  title: '말 가르기',
  does: '말을 읽고, 그 낱말을 같은 뜻으로 쓰는 콘텍스트에 넣어 보세요.',
  one: '하나의 모델',
  own: '콘텍스트 {number}',
  tray: '아직 가르지 않음',
  sentence: '{number}번 말',
  left: '24개 가운데 {count}개 남음',
  none: '24개를 모두 갈랐어요. 옮기려면 지도에서 골라 집으세요.',
  previous: '이전 말',
  next: '다음 말',
  pickUp: '집기',
  grip: '{number}번 말 집기',
  putInto: '넣을 곳',
  put: '놓기',
  carrying:
    '{number}번 말을 집었어요. 화살표 키로 콘텍스트를 고르고 Enter로 놓으세요. Esc를 누르면 제자리로 돌아가요.',
  putBack: '{number}번 말은 있던 자리에 그대로 있어요.',
  dropHere: '여기에 놓기',
  chip: '번 말. {context}: {text}',
  empty: '아직 비어 있어요',
  cohesion: '응집도',
  coupling: '결합도',
  lit: '뜻이 겹친 낱말',
  ripple: '번짐',
  cohesionMeans:
    '한 콘텍스트에 있는 말을 둘씩 짝지었을 때, 같은 뜻의 낱말을 함께 쓰는 짝의 비율(%)',
  couplingMeans: '같은 뜻의 낱말을 함께 쓰는데 경계에 잘린 짝의 수',
  litMeans: '정의 하나에 뜻이 여럿 담긴 낱말의 수',
  rippleMeans: '뜻을 한 번씩 바꿔 볼 때, 그 낱말을 다른 뜻으로 쓰는데도 물어봐야 하는 횟수',
  counted: '무엇을 세나요',
  litHere: '{word} ×{count}',
  yours: '내가 그은 경계',
  theirs: '조합이 그은 경계',
  theirsShared: '조합의 경계에 Milk 클래스는 하나',
  allInOne: '모두를 담은 모델 하나',
  compare: '견주어 보기',
  unseen: '아직 보지 않음',
  shown: '지도에 보이는 중',
  show: '보기: {what}',
  lookOnly: '지금 보고 있는 것은 ‘{what}’이에요. 내 것은 그대로 있어요.',
  backToYours: '내 것으로 돌아가기',
  goOnFromHere: '여기서 이어서 하기',
  share: '모든 콘텍스트가 Milk 클래스 하나를 함께 쓰기',
  add: '콘텍스트 추가',
  rename: '이름',
  remove: '없애기',
  undo: '되돌리기',
  words: '여기에서 쓰는 낱말의 뜻',
  noWords: '아직 없어요',
  sentencesOf: '여기에 있는 말',
  otherWords: '어디서나 뜻이 하나인 낱말: {words}',
  solution: '솔루션 공간',
  solutionMeans: '누군가 만든 모델과 콘텍스트',
  problem: '문제 공간',
  problemMeans: '풀든 풀지 않든 그대로 있는 것',
  domain: '도메인: 젖을 짜서 우유갑에 담기까지',
  closeDown: '조합 문 닫기',
  openAgain: '다시 열기',
  closed:
    '조합이 문을 닫자 SiloFill 같은 모델도, 모델을 두른 콘텍스트도 사라졌어요. 그래도 내일 새벽 다섯 시면 누군가 젖을 짜야 해요.',
  asDomain: '하나의 도메인으로 따로 보기: {subdomain}',
  whole: '전체 도메인으로 돌아가기',
  partOf: '그 자체로 도메인이고, 그 안에 또 부분이 있어요. 조합에는 하위 도메인이에요.',
  lines: '안에 남은 선',
  cutLines: '경계에 잘린 선',
  litWords: '뜻이 겹친 낱말',
  notSimulated:
    '이 낱말들 너머의 뜻. 선은 모두 무게가 같고, 다르게 그은 경계가 더 나을 수도 있어요.',
};

export const sortWords: Record<Language, SortWords> = { en, ko };

export const contextNames: Record<Language, Record<Subdomain, string>> = {
  en: {
    collection: 'Collection',
    quality: 'Quality',
    processing: 'Processing',
    settlement: 'Settlement',
    membership: 'Membership',
  },
  ko: {
    collection: '집유',
    quality: '원유 검사',
    processing: '가공',
    settlement: '유대 정산',
    membership: '조합원',
  },
};

/** What a subdomain is about before anybody solves it, and which parts it has in turn. */
export const problems: Record<
  Language,
  Record<Subdomain, { is: string; parts: readonly string[] }>
> = {
  en: {
    collection: {
      is: 'Milk spoils; somebody has to come for it.',
      parts: ['which way to drive', 'keeping it cold', 'measuring what was given'],
    },
    quality: {
      is: 'Nobody sees what is in it.',
      parts: ['taking samples', 'testing them', 'deciding what may be drunk'],
    },
    processing: {
      is: 'It has to keep longer than two days.',
      parts: ['storing', 'heating and filling', 'keeping the plant clean'],
    },
    settlement: {
      is: 'Each farm is owed what its milk was worth.',
      parts: ['what milk is worth', 'adding it up', 'paying it out'],
    },
    membership: {
      is: 'It belongs to many, who decide together.',
      parts: ['who belongs', 'who decides', 'handing it down'],
    },
  },
  ko: {
    collection: {
      is: '우유는 상하니 누군가 거두러 가야 합니다.',
      parts: ['어느 길로 돌지', '차게 지키기', '얼마나 받았는지 재기'],
    },
    quality: {
      is: '무엇이 들었는지 눈으로는 알 수 없습니다.',
      parts: ['시료 뜨기', '검사하기', '마셔도 되는지 정하기'],
    },
    processing: {
      is: '이틀보다 오래 두고 먹게 해야 합니다.',
      parts: ['담아 두기', '살균하고 담기', '설비 씻기'],
    },
    settlement: {
      is: '농가마다 우유값을 제대로 받아야 합니다.',
      parts: ['우유값 매기기', '합하기', '내주기'],
    },
    membership: {
      is: '여럿의 것이라 여럿이 정합니다.',
      parts: ['누가 조합원인지', '누가 정하는지', '물려주기'],
    },
  },
};
