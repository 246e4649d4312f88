// What the panel says where a workbook is behind it.
import { computed, type ComputedRef } from 'vue';
import type { Language } from '../../../content/languages.ts';
import { usePanelWords } from '../words.ts';

const en = {
  graded: 'graded',
  practised: 'practised',
  practiceBroker: 'Practice broker',
  getting: 'A real Kafka is on its way. Until it is there, your answers are practised.',
  none: 'No real Kafka can be had on this machine yet, so your answers are practised.',
  how: 'What would help',
  lookAgain: 'Look again',
  gone: 'Not connected',
  types: 'What the compiler says',
  typesWhy: 'It does not change the verdict: types are looked at after the run.',
  line: 'line {line}',
};

export type MachineWords = { [Name in keyof typeof en]: string };

const ko: MachineWords = {
  graded: '채점',
  practised: '연습',
  practiceBroker: '연습용 브로커',
  getting: '진짜 Kafka를 준비하는 중이에요. 준비될 때까지는 연습으로 판정해요.',
  none: '이 컴퓨터에서는 아직 진짜 Kafka를 쓸 수 없어서 연습으로 판정해요.',
  how: '해결 방법',
  lookAgain: '다시 찾기',
  gone: '연결 끊김',
  types: '컴파일러가 알려 준 것',
  typesWhy: '판정은 달라지지 않아요. 타입은 실행이 끝난 뒤에 검사해요.',
  line: '{line}번째 줄',
};

const said: Record<Language, MachineWords> = { en, ko };

export function useMachineWords(): { here: ComputedRef<MachineWords> } {
  const { language } = usePanelWords();
  return { here: computed(() => said[language.value]) };
}
