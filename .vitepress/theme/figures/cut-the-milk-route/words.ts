// What *Cut the milk route* says, in both languages.
import type { Language } from '../../../content/languages.ts';

const en = {
  title: 'Cut the milk route',
  does: 'Put the scissors between two events. Each piece is a context.',
  cutAfter: 'Cut after “{event}”',
  joinAfter: 'Join after “{event}”',
  pivotal: 'pivotal',
  none: 'One for all',
  onPivotal: 'At pivotal events',
  all: 'Everywhere',
  total: 'days a year · contexts: {contexts}',
  messages: 'messages across',
  messagesWeigh: 'for 1,000 pickups; 4 days a 1,000',
  touched: 'contexts touched',
  touchedWeigh: 'by five changes; 5 days above 5',
  meanings: 'double meanings',
  meaningsWeigh: 'within one context; 9 days each',
  days: '{days} days',
  curve: 'Days by number of contexts',
  context: 'Context {number}',
  notSimulated:
    'whether these weights are yours; contexts that come back later on the line; how long it takes to move a cut.',
} as const;

export type CutWords = { [Name in keyof typeof en]: string };

const ko: CutWords = {
  title: '우유의 길 자르기',
  does: '두 이벤트 사이에 가위를 대 보세요. 조각 하나가 콘텍스트 하나예요.',
  cutAfter: '‘{event}’ 뒤 자르기',
  joinAfter: '‘{event}’ 뒤 잇기',
  pivotal: '전환점',
  none: '하나로',
  onPivotal: '전환점마다',
  all: '빠짐없이',
  total: '1년에 드는 일수 · 콘텍스트 {contexts}개',
  messages: '경계를 넘는 메시지',
  messagesWeigh: '집유 1,000번마다 · 1,000개에 4일',
  touched: '건드리는 콘텍스트',
  touchedWeigh: '변경 다섯 가지 · 5개를 넘으면 5일씩',
  meanings: '겹친 뜻',
  meaningsWeigh: '한 콘텍스트 안에서 · 9일씩',
  days: '{days}일',
  curve: '콘텍스트 수에 따른 일수',
  context: '콘텍스트 {number}',
  notSimulated:
    '이 무게가 여러분에게도 맞는지, 줄에서 나중에 다시 나오는 콘텍스트, 자른 자리를 옮기는 데 걸리는 시간.',
};

export const cutWords: Record<Language, CutWords> = { en, ko };
