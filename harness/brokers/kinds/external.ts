import { notYet } from './not-yet.ts';

export const external = notYet('external', {
  en: 'this version of the workbook cannot use a Kafka cluster of your own yet.',
  ko: '이 버전의 워크북은 아직 직접 운영하는 Kafka 클러스터에 연결하지 못해요.',
});
