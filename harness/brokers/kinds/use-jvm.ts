import type { Text } from '../broker.ts';

/** What to do instead of a kind that is not built yet. */
export const useJvm: Text = {
  en: 'Use the real Kafka on the local Java: set WORKBOOK_BROKER=jvm, or leave it unset.',
  ko: '이 컴퓨터의 Java에서 도는 진짜 Kafka를 쓰세요. WORKBOOK_BROKER=jvm으로 두거나 값을 지우면 돼요.',
};
