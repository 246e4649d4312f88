// Words for streams with a memory and a time.
// Their lessons are not in the catalog yet.
import type { Term } from './term.ts';

export const time: readonly Term[] = [
  {
    id: 'stateful-streaming',
    en: 'stateful streaming',
    ko: '상태 저장 스트리밍',
    aliases: ['stateful stream processing', '상태 저장'],
    meaning: {
      en: 'Working on a stream with a memory of what came before, kept so that it survives the process.',
      ko: '앞서 온 것을 기억하며 스트림을 처리하는 방식. 그 기억은 프로세스가 끝나도 남도록 보관합니다.',
    },
    example: {
      en: 'A farm’s average of ten days.',
      ko: '한 농가의 열흘 평균입니다.',
    },
    confusedWith: 'materialised-view',
  },
  {
    id: 'repartitioning',
    en: 'repartitioning',
    ko: '리파티셔닝',
    aliases: ['재분할', '파티션 재배치'],
    meaning: {
      en: 'Writing a stream once more under another key.',
      ko: '키를 바꾸어 스트림을 다시 쓰는 일.',
    },
    example: {
      en: 'Pickups by farm become pickups by lot.',
      ko: '농가별 집유 기록을 로트별로 다시 씁니다.',
    },
    confusedWith: 'copartitioning',
  },
  {
    id: 'copartitioning',
    en: 'copartitioning',
    ko: '코파티셔닝',
    aliases: ['공동 파티셔닝'],
    meaning: {
      en: 'Two streams with the same keys, divided alike, so that what belongs together meets at one reader.',
      ko: '두 스트림이 같은 키로 똑같이 나뉘어 있어, 함께 볼 레코드가 한 리더에서 만나는 것.',
    },
    example: {
      en: 'Pickups and lab results, both by lot, over three partitions each.',
      ko: '집유 기록과 검사 결과를 둘 다 로트를 키로 파티션 셋에 나눕니다.',
    },
    confusedWith: 'repartitioning',
  },
  {
    id: 'out-of-order-event',
    en: 'out-of-order event',
    ko: '순서가 어긋난 이벤트',
    aliases: ['out of order', '순서 역전'],
    meaning: {
      en: 'An event that is read after one that happened later.',
      ko: '더 나중에 일어난 이벤트보다 뒤에 읽히는 이벤트.',
    },
    example: {
      en: 'A tanker without signal sends the first farm after the second.',
      ko: '통신이 끊겼던 집유차가 첫 농가의 기록을 둘째 농가보다 나중에 보냅니다.',
    },
    confusedWith: 'late-event',
  },
  {
    id: 'late-event',
    en: 'late event',
    ko: '지연 이벤트',
    aliases: ['늦은 이벤트', 'late arrival'],
    meaning: {
      en: 'An event that comes when the result it belongs to has been given already.',
      ko: '자신이 들어갈 결과가 이미 나온 다음에 도착한 이벤트.',
    },
    example: {
      en: 'A valley’s dawn arrives at noon; the daily report is out.',
      ko: '골짜기 농가의 새벽 기록이 정오에 도착했는데, 일일 보고서는 이미 나갔습니다.',
    },
    confusedWith: 'out-of-order-event',
  },
  {
    id: 'watermark',
    en: 'watermark',
    ko: '워터마크',
    aliases: ['stream time', '스트림 시간'],
    meaning: {
      en: 'How far a stream is thought to have come in the time of its events.',
      ko: '이벤트의 시각을 기준으로 스트림이 어디까지 왔다고 보는지 나타내는 표시.',
    },
    example: {
      en: '“Nothing from before 04:40 is expected any more.”',
      ko: '“04:40 이전의 것은 더 오지 않는다고 본다.”',
    },
    confusedWith: 'window',
  },
  {
    id: 'window',
    en: 'window',
    ko: '윈도',
    aliases: ['윈도우', 'window function'],
    meaning: {
      en: 'A stretch of time whose events are taken together.',
      ko: '한데 모아 볼 이벤트의 시간 구간.',
    },
    example: {
      en: 'Ten minutes of a tank’s temperatures.',
      ko: '탱크 온도의 10분 구간입니다.',
    },
    confusedWith: 'watermark',
  },
];
