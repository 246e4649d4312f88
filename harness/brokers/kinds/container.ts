import { notYet } from './not-yet.ts';

export const container = notYet('container', {
  en: 'this version of the workbook cannot start Kafka in a container yet.',
  ko: '이 버전의 워크북은 아직 컨테이너로 Kafka를 띄우지 못해요.',
});
