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
  contexts: 'contexts',
  messages: 'messages across, for 1,000 pickups',
  touched: 'contexts touched by five changes',
  meanings: 'words with a double meaning',
  total: 'together',
  curve: 'The sum by number of contexts, from 1 to 30',
  context: 'Context {number}',
  weights:
    'Weighed: 4 days for 1,000 messages, 5 for each context too many, 9 for each double meaning.',
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
  contexts: '콘텍스트',
  messages: '집유 1,000번에 경계를 넘는 메시지',
  touched: '다섯 변경이 건드리는 콘텍스트',
  meanings: '뜻이 겹친 낱말',
  total: '모두 합해',
  curve: '콘텍스트가 1개에서 30개까지일 때의 합',
  context: '콘텍스트 {number}',
  weights: '무게: 메시지 1,000개에 4일, 더 건드리는 콘텍스트마다 5일, 겹친 뜻마다 9일.',
  notSimulated:
    '이 무게가 여러분에게도 맞는지, 줄에서 나중에 다시 나오는 콘텍스트, 자른 자리를 옮기는 데 걸리는 시간.',
};

export const cutWords: Record<Language, CutWords> = { en, ko };
