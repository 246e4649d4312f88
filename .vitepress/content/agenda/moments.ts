// What every day in a room has, whatever is taught.
import type { AgendaItem } from './agendas.ts';

export const pause: AgendaItem = { minutes: 15, says: { en: 'Break', ko: '쉬는 시간' } };

export const lunch: AgendaItem = { minutes: 60, says: { en: 'Lunch', ko: '점심' } };

export const collect: AgendaItem = {
  minutes: 10,
  says: {
    en: 'Everybody exports their progress; you collect. One thing each takes home.',
    ko: '모두 진도를 내보내고 강사가 모읍니다. 가져갈 것을 한 가지씩 말합니다.',
  },
};

export const nine = 9 * 60;

/** The day begins with what the day before left. */
export function recallOf(day: { en: string; ko: string }): AgendaItem {
  return {
    minutes: 20,
    says: {
      en: `Recall: the recall questions of ${day.en}, without looking. What did sleep take away?`,
      ko: `떠올리기: ${day.ko}의 되새기기 질문에 보지 않고 답합니다. 자고 나니 무엇이 생각나지 않나요?`,
    },
  };
}
