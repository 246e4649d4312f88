// The words of the comparison.
import type { Language, Text } from '../../content/languages.ts';

export const behaviourWords = {
  title: { en: 'What the broker was given', ko: '브로커가 받은 것' },
  mine: { en: 'your answer', ko: '내 답' },
  reference: { en: 'the reference', ko: '참고 답' },
  same: {
    en: 'The broker cannot tell your answer from the reference.',
    ko: '브로커가 보기에 두 답은 다르지 않아요.',
  },
  key: { en: 'key', ko: '키' },
  value: { en: 'value', ko: '값' },
  headers: { en: 'headers', ko: '헤더' },
  noKey: { en: 'none', ko: '없음' },
  noValue: { en: 'none', ko: '없음' },
  noHeaders: { en: 'none', ko: '없음' },
  members: { en: 'members', ko: '멤버' },
  begins: { en: 'begins, without a commit, at', ko: '커밋이 없을 때 시작하는 곳' },
  never: { en: 'never', ko: '하지 않음' },
  beforeCommit: { en: 'before it commits that record', ko: '그 레코드를 커밋하기 전' },
  afterCommit: { en: 'after it committed that record', ko: '그 레코드를 커밋한 뒤' },
  readsIn: { en: 'reads in group', ko: '읽을 때 쓰는 그룹' },
  noGroup: { en: 'none that lasts', ko: '남는 그룹 없음' },
  groupName: { en: 'group id', ko: '그룹 ID' },
  nothingBrought: { en: 'brought nothing, committed nothing', ko: '받은 것도 커밋도 없음' },
  what: { en: 'what', ko: '무엇' },
  missing: { en: 'not there', ko: '없음' },
  differs: { en: 'differs', ko: '다름' },
  records: { en: 'records', ko: '레코드' },
  calls: { en: 'calls', ko: '호출' },
  groups: { en: 'consumer group', ko: '컨슈머 그룹' },
  clients: { en: 'client', ko: '클라이언트' },
  compared: {
    en: 'Compared are keys, values and headers, the order under each key, how far each group committed, and what came before a commit. Not compared are times, random ids, offsets, and which member was given which partition: those differ between equal runs too.',
    ko: '키, 값, 헤더, 키마다의 순서, 그룹마다 어디까지 커밋했는지, 커밋보다 먼저 한 일을 비교해요. 시각, 무작위 ID, 오프셋, 파티션 배정은 똑같은 실행끼리도 달라지므로 비교하지 않아요.',
  },
  order: (key: string): Text => ({ en: `order under ${key}`, ko: `${key} 키의 순서` }),
  spread: (key: string): Text => ({
    en: `partitions that hold ${key}`,
    ko: `${key} 키가 든 파티션 수`,
  }),
  inPartitions: (count: number): Text => ({
    en: count === 1 ? '1 partition' : `${count} partitions`,
    ko: `파티션 ${count}개`,
  }),
  notCommitted: (brought: number): Text => ({
    en: `brought up to ${brought - 1}, committed nothing`,
    ko: `${brought - 1}까지 받음, 커밋 없음`,
  }),
  committed: (to: number, distance: number): Text =>
    distance === 0
      ? { en: `committed ${to}: all it was brought`, ko: `${to} 커밋: 받은 것 전부` }
      : distance < 0
        ? {
            en: `committed ${to}: ${-distance} short of what it was brought`,
            ko: `${to} 커밋: 받은 것보다 ${-distance} 모자람`,
          }
        : {
            en: `committed ${to}: ${distance} beyond what it was brought`,
            ko: `${to} 커밋: 받은 것보다 ${distance} 더 나감`,
          },
  of: (count: number, brought: number): Text => ({
    en: `${count} of the ${brought} it was brought`,
    ko: `받은 ${brought}건 중 ${count}건`,
  }),
  handedOver: (sink: string): Text => ({
    en: `handed over by ${sink}`,
    ko: `${sink} 호출로 건넨 건수`,
  }),
  writes: (topic: string): Text => ({ en: `writes ${topic}`, ko: `${topic} 토픽에 쓰는 때` }),
  handsOver: (sink: string): Text => ({ en: `hands over (${sink})`, ko: `건네는 때 (${sink})` }),
  makesCall: (what: string): Text => ({ en: `calls ${what}`, ko: `${what} 호출하는 때` }),
  equal: (count: number): Text => ({
    en: count === 1 ? '1 the same' : `${count} the same`,
    ko: `같은 것 ${count}건`,
  }),
  more: (count: number): Text => ({
    en: `${count} more that differ`,
    ko: `다른 것 ${count}건 더`,
  }),
  leftOut: (place: string, count: number): Text => ({
    en: `${place}: ${count} more answer something that only one of the runs was given, and are not compared.`,
    ko: `${place}: 다른 ${count}건은 한쪽 실행에만 주어진 입력에 대한 것이라 비교하지 않아요.`,
  }),
  notBoth: (names: string): Text => ({
    en: `Only one of the runs came to start ${names}: left out here.`,
    ko: `한쪽 실행에서만 시작된 ${names} 프로세스는 여기서 뺐어요.`,
  }),
  count: (count: number): Text => ({
    en: count === 1 ? '1 difference' : `${count} differences`,
    ko: `차이 ${count}곳`,
  }),
} as const;

export function inWords(text: string | Text, language: Language): string {
  return typeof text === 'string' ? text : text[language];
}
