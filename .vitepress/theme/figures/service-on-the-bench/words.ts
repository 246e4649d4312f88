// What *Service on the bench* says, in both languages.
import type { Language, Text } from '../../../content/languages.ts';
import type { Fate } from './outcome.ts';
import type { Fault, Input, Output, Plug, Settings, Step } from './settings.ts';

export const frame = {
  title: { en: 'Service on the bench', ko: '작업대 위의 서비스' },
  does: {
    en: 'Plug streams in and outputs on, order the steps, put the kill switch somewhere.',
    ko: '스트림과 출력을 꽂고, 단계의 순서를 정하고, 강제 종료 스위치를 놓아 보세요.',
  },
  notSimulated: {
    en: 'kafkajs’s own retries and batches, transactions, several partitions, a regulator who forgets keys.',
    ko: 'kafkajs가 알아서 하는 재시도와 배치, 트랜잭션, 여러 파티션, 키를 잊어버리는 감독 기관.',
  },
} satisfies Record<string, Text>;

const en = {
  inputs: 'Inputs',
  outputs: 'Outputs',
  service: 'grade-service',
  steps: 'Steps with each event',
  earlier: 'Move “{step}” earlier',
  later: 'Move “{step}” later',
  killHere: 'Kill switch {where}',
  before: 'before “{step}”',
  afterLast: 'after the last step',
  noKill: 'No kill',
  committed: 'committed {offset}',
  nothingCommitted: 'nothing committed',
  off: 'not started',
  joining: 'joins its group',
  waiting: 'waits for events',
  working: 'has {lot}',
  dead: 'killed',
  again: 'again',
  empty: 'nothing yet',
  told: '{lot}: told',
  toldTwice: '{lot}: told again, as news',
  knew: '{lot}: same key, nothing done',
  farmer: 'A farmer asks',
  asks: 'GET /grade/{lot} …',
  answered: 'GET /grade/{lot} → {answer}',
  nobody: 'GET /grade/{lot} → nobody answers',
  ask: 'Ask now',
  key: 'Call with an idempotency key, the event’s own id',
  fault: 'What strikes there',
  crash: 'the process is killed',
  lost: 'the answer to the step before is lost',
  table: 'What comes of it',
  fill: 'Fill the table',
  filling: '{count} nights to go',
  tableHint: 'Each cell is one night, run on the practice broker. Tap one to set it up.',
  order: 'Order',
  notRun: 'not run yet',
  cannot: 'no answer is waited for here',
  setUp: 'Set up: {order}, {where}. {outcome}',
  yourSetting: 'as it is set up now',
  lostAnswer: 'answer lost',
  point: 'point {number}',
};

const ko: Record<keyof typeof en, string> = {
  inputs: '입력',
  outputs: '출력',
  service: 'grade-service',
  steps: '이벤트마다 거치는 단계',
  earlier: '‘{step}’ 앞당기기',
  later: '‘{step}’ 미루기',
  killHere: '강제 종료 스위치: {where}',
  before: '‘{step}’ 앞',
  afterLast: '마지막 단계 뒤',
  noKill: '종료하지 않음',
  committed: '커밋 {offset}',
  nothingCommitted: '커밋 없음',
  off: '시작하지 않음',
  joining: '그룹에 들어가는 중',
  waiting: '이벤트를 기다리는 중',
  working: '{lot} 처리 중',
  dead: '강제 종료됨',
  again: '또',
  empty: '아직 없음',
  told: '{lot}: 알림 받음',
  toldTwice: '{lot}: 새 소식인 줄 알고 또 받음',
  knew: '{lot}: 같은 키라 아무것도 안 함',
  farmer: '농가의 질문',
  asks: 'GET /grade/{lot} …',
  answered: 'GET /grade/{lot} → {answer}',
  nobody: 'GET /grade/{lot} → 답하는 쪽 없음',
  ask: '지금 물어보기',
  key: '이벤트의 id를 멱등성 키로 붙여 호출하기',
  fault: '거기서 일어날 일',
  crash: '프로세스가 강제 종료됨',
  lost: '바로 앞 단계의 응답을 잃어버림',
  table: '그래서 어떻게 되나',
  fill: '표 채우기',
  filling: '{count}번 남음',
  tableHint: '칸 하나가 연습용 브로커에서 실행 한 번이에요. 누르면 그 설정이 적용돼요.',
  order: '순서',
  notRun: '아직 안 해 봄',
  cannot: '여기서는 기다리는 응답이 없음',
  setUp: '설정 적용: {order}, {where}. {outcome}',
  yourSetting: '지금 설정',
  lostAnswer: '응답을 잃음',
  point: '지점 {number}',
};

export const benchWords: Record<Language, Record<keyof typeof en, string>> = { en, ko };

export const plugNames: Record<Plug, Text> = {
  results: { en: 'quality.lab-results', ko: 'quality.lab-results' },
  appeals: { en: 'quality.appeals', ko: 'quality.appeals' },
  grades: { en: 'events: quality.grades', ko: '이벤트: quality.grades' },
  answer: { en: 'answers: GET /grade', ko: '응답: GET /grade' },
  regulator: { en: 'a call: the regulator', ko: '호출: 감독 기관' },
  label: { en: 'other work: a label', ko: '그 밖의 일: 이름표' },
};

export const fateNames: Record<Fate, Text> = {
  ok: { en: 'ok', ko: '정상' },
  lost: { en: 'lost', ko: '없어짐' },
  twice: { en: 'twice', ko: '두 번' },
};

/** Short, for cells of a table. */
export const effectNames: Partial<Record<Output, Text>> = {
  grades: { en: 'grade', ko: '등급' },
  regulator: { en: 'call', ko: '호출' },
  label: { en: 'label', ko: '이름표' },
};

export const inputNames: Record<Input, Text> = {
  results: { en: 'lab result', ko: '검사 결과' },
  appeals: { en: 'appeal', ko: '이의 신청' },
};

/** @param plugs of the settings: without a regulator, what is done outside is the label */
export function stepName(step: Step, plugs: Settings['plugs']): Text {
  switch (step) {
    case 'decide':
      return { en: 'decide', ko: '정하기' };
    case 'emit':
      return { en: 'emit', ko: '내보내기' };
    case 'call':
      return plugs.includes('regulator')
        ? { en: 'call', ko: '호출하기' }
        : { en: 'print', ko: '인쇄하기' };
    case 'commit':
      return { en: 'commit', ko: '커밋하기' };
  }
}

export const faultNames: Record<Fault, Text> = {
  crash: { en: en.crash, ko: ko.crash },
  lost: { en: en.lost, ko: ko.lost },
};
