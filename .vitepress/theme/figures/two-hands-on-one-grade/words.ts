// What *Two hands on one grade* says, in both languages.
import type { Language, Text } from '../../../content/languages.ts';
import type { Guess } from '../frame/scene.ts';
import type { Design } from './hands.ts';

export const title: Text = { en: 'Two hands on one grade', ko: '한 등급에 손이 둘' };

export const does: Text = {
  en: 'Move what the lab and the desk do, set the desk’s clock wrong, and choose how the two share the grade.',
  ko: '검사실과 이의 심사가 하는 일을 옮기고, 시계를 틀리게 맞추고, 등급을 함께 쓰는 방법을 골라 보세요.',
};

export const guess: Guess = {
  question: {
    en: 'One row holds the grade, and both write it. The lab measures C, the desk grants A, the lab corrects itself to B. What is left?',
    ko: '등급은 한 행에 있고 둘 다 거기에 씁니다. 검사실이 C로 재고, 이의 심사가 A를 주고, 검사실이 B로 정정합니다. 무엇이 남을까요?',
  },
  choices: [
    { en: 'A: a decision is not a measurement', ko: 'A. 결정은 측정이 아니니까' },
    { en: 'B, and of the desk’s A no trace', ko: 'B. 이의 심사의 A는 흔적도 없다' },
    {
      en: 'B, with a conflict for somebody to settle',
      ko: 'B. 그리고 충돌이 났다고 누군가에게 알려 준다',
    },
  ],
  right: 1,
  outcome: {
    en: 'A row has one value, and no memory of who said what. B is left, the decision is gone, and nothing went wrong on the way.',
    ko: '행에는 값이 하나뿐이고, 누가 무슨 말을 했는지 기억하지 않습니다. B가 남고 결정은 사라졌는데, 그동안 잘못된 일은 하나도 없었습니다.',
  },
};

export const notSimulated: Text = {
  en: 'the time a write takes, crashes, more than two hands. The thousand lots are measured at once; corrected and decided at any moment of the hour after.',
  ko: '쓰는 데 걸리는 시간, 강제 종료, 셋이 넘는 손. 로트 천 개는 바로 측정되고, 정정과 결정은 그 뒤 한 시간 안의 아무 때나 이루어진다고 봅니다.',
};

export const designTitles: Readonly<Record<Design, Text>> = {
  row: { en: 'One shared row', ko: '함께 쓰는 행 하나' },
  stamps: { en: 'Shared row, later stamp wins', ko: '함께 쓰는 행, 늦은 시각이 이김' },
  lock: { en: 'Shared row behind a lock', ko: '잠금을 건 행' },
  owner: { en: 'The desk asks the owner', ko: '주인에게 요청하기' },
  facts: { en: 'Two facts, one derived grade', ko: '두 사실에서 나오는 등급 하나' },
};

const en = {
  label: 'Two timelines and the grade that a reader sees',
  lab: 'The lab',
  desk: 'The appeals desk',
  seen: 'What a reader sees',
  none: 'no grade',
  stamp: 'its clock: {time}',
  rule: 'by the rule: A',
  measured: 'When the lab measures C',
  decided: 'When the desk grants A',
  corrected: 'When the lab corrects itself to B',
  design: 'How they share it',
  grade: 'left',
  gone: 'gone',
  wrong: 'wrong of 1,000',
  goneMeans: 'statements out of three that nobody can read any more',
  skew: 'The desk’s clock',
  down: 'Quality is down when the desk decides',
  waited: 'the desk waits {minutes} min',
  turned: 'turned away',
  unseen: 'not played yet',
};

export type HandsWords = { [Name in keyof typeof en]: string };

const ko: HandsWords = {
  label: '두 시간선과, 읽는 쪽에 보이는 등급',
  lab: '검사실',
  desk: '이의 심사',
  seen: '읽는 쪽에 보이는 것',
  none: '등급 없음',
  stamp: '시계로는 {time}',
  rule: '규칙대로라면 A',
  measured: '검사실이 C로 재는 시각',
  decided: '이의 심사가 A를 주는 시각',
  corrected: '검사실이 B로 정정하는 시각',
  design: '함께 쓰는 방법',
  grade: '남은 등급',
  gone: '사라짐',
  wrong: '천 개 중 틀림',
  goneMeans: '세 가지 말 가운데 이제 아무도 읽을 수 없는 것',
  skew: '이의 심사의 시계',
  down: '이의 심사에서 결정할 때 원유 검사가 멈춰 있음',
  waited: '이의 심사가 {minutes}분 기다림',
  turned: '돌려보냄',
  unseen: '아직 재생하지 않음',
};

export const handsWords: Record<Language, HandsWords> = { en, ko };
