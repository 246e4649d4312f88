// What *Tug board* says, in both languages.
import type { Language, Text } from '../../../content/languages.ts';
import type { Guess } from '../frame/scene.ts';
import { prices, type Feel, type Stakeholder, type Tactic, type Way } from './board.ts';

export const title: Text = { en: 'Tug board', ko: '줄다리기 판' };

export const does: Text = {
  en: 'Choose what is done in each of six quarters. Step and Play hear whoever pulls hardest.',
  ko: '여섯 분기 동안 무엇을 할지 골라 보세요. ‘한 단계’와 ‘재생’은 가장 세게 당기는 쪽의 말을 들어요.',
};

export const guess: Guess = {
  question: {
    en: 'Whoever pulls hardest gets its wish, six quarters long. How many of five springs end loose?',
    ko: '여섯 분기 동안 가장 세게 당기는 쪽이 바라는 것을 얻습니다. 끝에는 다섯 용수철 중 몇 개가 느슨할까요?',
  },
  choices: [
    { en: 'All five: each had its turn', ko: '다섯 모두. 저마다 차례가 왔으니까' },
    { en: 'Three or four', ko: '셋이나 넷' },
    { en: 'Two at most', ko: '많아야 둘' },
  ],
  right: 2,
  outcome: {
    en: 'Two at most. Each wish loosens the spring of whoever wished, and is paid for by another. Nobody asks for the one move that loosens several, since it costs the owner and helps the others.',
    ko: '많아야 둘입니다. 바라는 것을 얻으면 제 용수철이 풀리고, 값은 다른 쪽이 치릅니다. 여럿을 한꺼번에 푸는 수는 아무도 바라지 않습니다. 주인이 값을 치르고 남들이 덕을 보기 때문입니다.',
  },
};

export const notSimulated: Text = {
  en: 'how a reader’s load differs by hour, a busy replica, failed nights and drift of the copy (lesson 8), a stream’s lag, money for machines. Readers’ weeks for copies of their own are counted, and pull at no spring.',
  ko: '시간대마다 다른 부하, 바쁜 복제본, 실패한 밤과 복사본의 어긋남(레슨 8), 스트림의 랙, 장비 값. 읽는 쪽이 자기 복사본에 들인 주는 세기만 하고, 어느 용수철도 당기지 않습니다.',
};

export const names: Readonly<Record<Stakeholder, Text>> = {
  dispatch: { en: 'Dispatch', ko: '배차' },
  accounting: { en: 'Accounting', ko: '회계' },
  quality: { en: 'Quality', ko: '원유 검사' },
  product: { en: 'Product', ko: '제품 팀' },
  owner: { en: 'The owner', ko: '저장소 주인' },
};

/** What each wants. */
export const aims: Readonly<Record<Stakeholder, Text>> = {
  dispatch: { en: 'answers at dawn', ko: '새벽에 빠른 응답' },
  accounting: { en: 'numbers of today', ko: '오늘의 숫자' },
  quality: { en: 'clean boundaries', ko: '깨끗한 경계' },
  product: { en: 'ship now', ko: '지금 출시' },
  owner: { en: 'its own work', ko: '자기 일' },
};

export const tacticTitles: Readonly<Record<Tactic, Text>> = {
  machine: { en: 'A bigger machine', ko: '더 큰 장비' },
  replica: { en: 'A read replica', ko: '읽기 전용 복제본' },
  copy: { en: 'A nightly copy', ko: '밤마다 만드는 복사본' },
  api: { en: 'One more API', ko: 'API 하나 더' },
  rule: { en: 'A rule: be disciplined', ko: '규칙: 자제하기' },
  publish: { en: 'Publish facts', ko: '사실을 발행하기' },
  nothing: { en: 'Let it be', ko: '그대로 두기' },
};

/** For the list of what was done. */
export const tacticShort: Readonly<Record<Tactic, Text>> = {
  machine: { en: 'machine', ko: '장비' },
  replica: { en: 'replica', ko: '복제본' },
  copy: { en: 'copy', ko: '복사본' },
  api: { en: 'API', ko: 'API' },
  rule: { en: 'rule', ko: '규칙' },
  publish: { en: 'facts', ko: '발행' },
  nothing: { en: 'nothing', ko: '그대로' },
};

export const tacticDoes: Readonly<Record<Tactic, Text>> = {
  machine: { en: 'half as fast again', ko: '1.5배 빠름' },
  replica: { en: 'reads leave the store', ko: '읽기가 옮겨 감' },
  copy: { en: 'reports leave the store', ko: '보고서가 옮겨 감' },
  api: { en: 'a door for the latest reader', ko: '가장 늦게 온 쪽의 문' },
  rule: { en: 'reports on Sundays only', ko: '보고서는 일요일에만' },
  publish: { en: 'two readers a quarter move', ko: '분기마다 둘이 옮김' },
  nothing: { en: 'ship, and wait', ko: '하던 일만 하기' },
};

export const wayNames: Readonly<Record<Way, Text>> = {
  tables: { en: 'tables', ko: '테이블' },
  replica: { en: 'replica', ko: '복제본' },
  copy: { en: 'copy', ko: '복사본' },
  api: { en: 'APIs', ko: 'API' },
  stream: { en: 'stream', ko: '스트림' },
};

export const feels: Readonly<Record<Feel, Text>> = {
  loose: { en: 'loose', ko: '느슨함' },
  taut: { en: 'taut', ko: '팽팽함' },
  tearing: { en: 'tearing', ko: '끊어질 듯' },
};

/** A pull with its unit. */
export function pullText(of: Stakeholder, pull: number): Text {
  if (pull === Infinity) return { en: 'no end', ko: '끝없음' };
  switch (of) {
    case 'dispatch':
      return { en: `${Math.round(pull)} ms`, ko: `${Math.round(pull)}ms` };
    case 'accounting':
      return { en: `${Math.round(pull)} h old`, ko: `${Math.round(pull)}시간 전` };
    case 'quality':
      return {
        en: pull === 1 ? '1 knows the tables' : `${pull} know the tables`,
        ko: `테이블을 아는 쪽 ${pull}`,
      };
    case 'product': {
      const wishes = Math.round(pull);
      return {
        en: wishes === 1 ? '1 wish waits' : `${wishes} wishes wait`,
        ko: `밀린 일 ${wishes}건`,
      };
    }
    case 'owner':
      return { en: `${pull.toFixed(1)} weeks for others`, ko: `남의 일에 ${pull.toFixed(1)}주` };
  }
}

/** The same, as short as it stands in the picture, beside what can be borne. */
export const units: Readonly<Record<Stakeholder, Text>> = {
  dispatch: { en: 'ms, p99', ko: 'ms, p99' },
  accounting: { en: 'hours old', ko: '시간 전' },
  quality: { en: 'know the tables', ko: '곳이 테이블을 앎' },
  product: { en: 'wishes wait', ko: '건이 밀림' },
  owner: { en: 'weeks for others', ko: '주를 남의 일에' },
};

export function priceText(tactic: Tactic, language: Language): string {
  const { once, then } = prices[tactic];
  if (once === 0) return language === 'ko' ? '0주' : 'no weeks';
  if (language === 'ko') return then === 0 ? `${once}주` : `${once}주, 그 뒤 분기마다 ${then}주`;
  const weeks = once === 1 ? '1 week' : `${once} weeks`;
  return then === 0 ? weeks : `${weeks}, then ${then} a quarter`;
}

const en = {
  picture: 'One store in the middle, and five who pull at it by springs. {felt}',
  store: '{busy} busy',
  most: 'max {bears}',
  ways: 'How {count} readers get at the data',
  choose: 'Quarter {quarter} of 6: what is done?',
  over6: 'Six quarters are over.',
  back: 'Take a quarter back',
  done: 'So far: {done}',
  mark: 'max',
};

export type TugWords = { [Name in keyof typeof en]: string };

const ko: TugWords = {
  picture: '가운데 저장소 하나를 다섯이 용수철로 당깁니다. {felt}',
  store: '가동률 {busy}',
  most: '최대 {bears}',
  ways: '{count}곳이 데이터를 얻는 길',
  choose: '6분기 중 {quarter}분기: 무엇을 할까요?',
  over6: '여섯 분기가 끝났어요.',
  back: '마지막 분기 되돌리기',
  done: '지금까지: {done}',
  mark: '최대',
};

export const tugWords: Record<Language, TugWords> = { en, ko };
