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
  namedAnew: { en: 'named anew at each start', ko: '시작할 때마다 새 이름' },
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
    en: 'Compared are keys, values and headers, the order under each key where the input settles it, how far each group committed, and what came before a commit. Not compared are times, random ids, offsets, running totals, how an id is spelled, and which member was given which partition: those differ between equal runs too.',
    ko: '키, 값, 헤더, 입력이 정해 주는 키 안의 순서, 그룹마다 어디까지 커밋했는지, 커밋보다 먼저 한 일을 비교해요. 시각, 무작위 ID, 오프셋, 누계, ID를 적는 방식, 파티션 배정은 똑같은 실행끼리도 달라지므로 비교하지 않아요.',
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
  kinds: (count: number): Text => ({
    en: count === 1 ? '1 kind of difference' : `${count} kinds of differences`,
    ko: `차이 ${count}가지`,
  }),
  times: (count: number): Text => ({ en: `${count}`, ko: `${count}건` }),
  lines: {
    missing: { en: 'missing in yours', ko: '내 답에 없음' },
    extra: { en: 'only in yours', ko: '내 답에만 있음' },
    twice: { en: 'given more than once', ko: '두 번 이상 나감' },
    key: { en: 'another key', ko: '키가 다름' },
    order: { en: 'another order under a key', ko: '같은 키 안에서 순서가 다름' },
    spread: { en: 'one key in several partitions', ko: '키 하나가 여러 파티션에 나뉨' },
    commits: { en: 'when it commits, or how far', ko: '커밋하는 때나 위치가 다름' },
    client: { en: 'how much it hands over', ko: '건넨 건수가 다름' },
    group: { en: 'name or members of the group', ko: '그룹의 이름이나 멤버가 다름' },
    begins: { en: 'where it begins', ko: '시작하는 곳이 다름' },
    value: { en: 'another value', ko: '값이 다름' },
    headers: { en: 'other headers', ko: '헤더가 다름' },
  },
  otherNames: (place: string, name: string): Text => ({
    en: `${place}: your ${name} is made otherwise. Both answers name each thing by one name, so nothing differs.`,
    ko: `${place}: ${name} 값을 만드는 방식만 달라요. 두 답 모두 한 가지를 한 이름으로 부르므로 차이로 세지 않아요.`,
  }),
} as const;

export function inWords(text: string | Text, language: Language): string {
  return typeof text === 'string' ? text : text[language];
}
