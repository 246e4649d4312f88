// What the page says on which a laptop is checked.
import type { Language } from '../../content/languages.ts';
import type { Row, RowName } from './judge.ts';

interface CheckWords {
  start: string;
  again: string;
  running: string;
  rows: Record<RowName, { name: string; why: string }>;
  states: Record<Row['state'] | 'open' | 'now', string>;
  whole: Record<Row['state'], string>;
  fix: string;
  line: string;
  copy: string;
  copied: string;
  keep: string;
}

const en: CheckWords = {
  start: 'Check this laptop',
  again: 'Check again',
  running: 'Checking …',
  rows: {
    modules: { name: 'JavaScript modules', why: 'the whole site is made of them' },
    workers: { name: 'Workers', why: 'your code runs in one, apart from the page' },
    policy: {
      name: 'Scripts made in the page',
      why: 'your answer is one: the security policy must allow it',
    },
    storage: { name: 'Storage', why: 'keeps your code and your progress' },
    memory: { name: 'Memory', why: 'for a broker and a few services' },
    lab: { name: 'The lab', why: 'runs the worked example roll-call from end to end' },
    browser: { name: 'Browser', why: 'whether the workbook was tried in it' },
  },
  states: {
    good: 'good',
    doubt: 'look at it',
    bad: 'not yet',
    open: 'not checked yet',
    now: 'checking',
  },
  whole: {
    good: 'Everything is there. See you at the course.',
    doubt: 'It will do. One thing is worth a look.',
    bad: 'Something is missing. What to do stands beside it.',
  },
  fix: 'What to do',
  line: 'One line for your trainer',
  copy: 'Copy',
  copied: 'Copied',
  keep: 'Ask the browser to keep it for good',
};

const ko: CheckWords = {
  start: '이 컴퓨터 확인하기',
  again: '다시 확인하기',
  running: '확인하는 중이에요…',
  rows: {
    modules: { name: 'JavaScript 모듈', why: '사이트 전체가 모듈로 되어 있어요' },
    workers: { name: '워커', why: '여러분의 코드가 페이지와 떨어져서 실행되는 곳이에요' },
    policy: {
      name: '페이지에서 만든 스크립트',
      why: '여러분의 답이 그런 스크립트라서 보안 정책이 허용해야 해요',
    },
    storage: { name: '저장 공간', why: '코드와 진도를 보관해요' },
    memory: { name: '메모리', why: '브로커와 서비스 몇 개를 실행해요' },
    lab: { name: '연습 채점기', why: '완성된 예제 roll-call을 처음부터 끝까지 실행해요' },
    browser: { name: '브라우저', why: '이 브라우저에서 확인한 적이 있는지 봐요' },
  },
  states: {
    good: '좋아요',
    doubt: '살펴볼 것',
    bad: '아직 안 돼요',
    open: '확인 전',
    now: '확인 중',
  },
  whole: {
    good: '모두 준비됐어요. 강의에서 만나요.',
    doubt: '쓸 수 있어요. 한 가지만 살펴보세요.',
    bad: '모자란 것이 있어요. 할 일을 옆에 적어 두었어요.',
  },
  fix: '할 일',
  line: '강사에게 보낼 한 줄',
  copy: '복사',
  copied: '복사했어요',
  keep: '계속 보관해 달라고 브라우저에 요청하기',
};

export const checkWords: Record<Language, CheckWords> = { en, ko };
