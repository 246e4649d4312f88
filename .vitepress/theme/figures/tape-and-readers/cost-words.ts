import type { Language } from '../../../content/languages.ts';

const en = {
  title: 'What does it cost to keep it?',
  years: 'Kept for',
  yearsValue: '{number} y',
  perDay: 'Records a day',
  perDayValue: '{number}',
  bytes: 'Bytes of one',
  bytesValue: '{number}',
  replicas: 'Replicas',
  replicasValue: '{number}',
  price: 'A GB and month',
  priceValue: '${number}',
  result: 'in {records} records, ',
  perYear: 'a year once all of it is there ({total} for all the years, as it grows).',
  note: '$0.08 is an assumption, near what a cloud’s block storage costs: put in your own price. 1 KB is 1,000 bytes. Machines and people are not counted.',
};

const ko: Record<keyof typeof en, string> = {
  title: '보관하는 데 얼마나 들까요?',
  years: '보관 기간',
  yearsValue: '{number}년',
  perDay: '하루 건수',
  perDayValue: '{number}건',
  bytes: '한 건의 크기',
  bytesValue: '{number} B',
  replicas: '복제본',
  replicasValue: '{number}벌',
  price: '1 GB 한 달',
  priceValue: '${number}',
  result: '(레코드 {records}건). 다 쌓인 해에는 한 해에 ',
  perYear: '들어요. 쌓이는 동안까지 모두 더하면 {total}예요.',
  note: '$0.08은 클라우드 블록 저장소 값에 가까운 가정이에요. 여러분의 값으로 바꿔 보세요. 1 KB는 1,000바이트예요. 장비와 사람 값은 넣지 않았어요.',
};

export const costWords: Record<Language, Record<keyof typeof en, string>> = { en, ko };
