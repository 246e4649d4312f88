import { notYet } from './not-yet.ts';

export const practice = notYet('practice', {
  en: 'this version of the workbook has no practice broker yet.',
  ko: '이 버전의 워크북에는 아직 연습용 브로커가 없어요.',
});
