// How the rules name edges and flows of the three structures.
import { type Edge, type Flow, type StructureName } from '../../structures/flows.ts';
import type { Text } from '../../text.ts';

export const lesson = 'communication-structures';

/** The paragraph about each structure. */
export const explains: Record<StructureName, string> = {
  business: `${lesson}#business`,
  implementation: `${lesson}#implementation`,
  data: `${lesson}#data`,
};
export const titles: Record<StructureName, Text> = {
  business: { en: 'business structure', ko: '비즈니스 통신 구조' },
  implementation: { en: 'implementation structure', ko: '구현 통신 구조' },
  data: { en: 'data structure', ko: '데이터 통신 구조' },
};

/** `settlement-1 asked membership-1 212 times (GET /farms/:id)`. */
export function told({ from, to, via, subject, count }: Flow): Text {
  const { en } = times(count);
  switch (via) {
    case 'http':
      return {
        en: `${from} asked ${to} ${en} (${subject})`,
        ko: `${from}에서 ${to}에 ${count}번 물었어요(${subject})`,
      };
    case 'topic':
      return {
        en: `${to} read ${count} records of ${subject} that ${from} wrote`,
        ko: `${from}에서 쓴 ${subject} 레코드 ${count}개를 ${to}에서 읽었어요`,
      };
    case 'database':
      return {
        en: `rows of ${subject} went from ${from} to ${to} ${en}`,
        ko: `${subject} 행이 ${from}에서 ${to}로 ${count}번 갔어요`,
      };
    case 'meeting':
      return {
        en: `${from} and ${to} met ${en} (${subject})`,
        ko: `${from} 팀과 ${to} 팀이 ${count}번 만났어요(${subject})`,
      };
  }
}

export const times = (count: number): { en: string } => ({
  en: count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`,
});

export const arrow = ({ from, to, subject }: Edge): string => `${from} → ${to} (${subject})`;

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
