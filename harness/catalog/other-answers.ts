// What the other right answers of each exercise do otherwise, in a few words. By the exercise's path and the name of
// the file in its `alternatives/`; the content's lint holds that each has a title.
import type { Text } from '../grading/text.ts';

export interface OtherAnswer extends Text {
  /** A task that this answer leaves out. Who has not passed it is shown this answer first. */
  without?: string;
}

export const otherAnswers: Record<string, Record<string, OtherAnswer>> = {
  'communication-structures/who-talks-to-whom': {
    classes: { en: 'A sheet for each structure, as a class', ko: '구조마다 시트 하나인 클래스' },
    maps: { en: 'Edges in maps, by their names', ko: '간선을 이름으로 Map에 담기' },
    'one-pass-each': { en: 'Each structure by itself', ko: '구조를 하나씩 따로 구하기' },
  },
  'conways-law/mirror': {
    'pairs-of-links': { en: 'Chooses the links first', ko: '바꿀 링크부터 고르기' },
    'strings-and-sets': {
      en: 'Pairs as text, change by change',
      ko: '쌍을 문자열로, 변경을 하나씩',
    },
    timeline: { en: 'A timeline of teams for each service', ko: '서비스마다 팀의 시간표' },
  },
  'using-bounded-contexts/context-map': {
    'by-topic': { en: 'Links written topic by topic', ko: '토픽별로 적은 링크' },
    'other-names': { en: 'Other names and another order', ko: '다른 이름과 다른 순서' },
    'other-patterns': { en: 'Other patterns', ko: '다른 패턴' },
  },
  'before-dawn/hello-milk': {
    class: { en: 'The reader as a class', ko: '클래스로 만든 리더' },
    'commits-by-hand': { en: 'Commits by hand', ko: '직접 커밋하기' },
    'each-batch': { en: 'Reads batch by batch', ko: '배치 단위로 읽기' },
    'own-kafka': { en: 'Makes its own Kafka client', ko: 'Kafka 클라이언트를 직접 만들기' },
  },
  'why-event-driven/first-tape': {
    'all-at-once': { en: 'Sends side by side, waits for all', ko: '한꺼번에 보내고 모두 기다리기' },
    'commits-by-hand': { en: 'Commits each record by hand', ko: '레코드마다 직접 커밋하기' },
    'commits-each-batch': { en: 'Commits once for each batch', ko: '배치마다 한 번 커밋하기' },
    'each-batch': { en: 'Reads batch by batch', ko: '배치 단위로 읽기' },
    'idempotent-gzip': { en: 'Idempotent producer, compressed', ko: '멱등 프로듀서와 압축' },
    'one-send-each': { en: 'Sends one by one', ko: '하나씩 보내기' },
    'own-kafka': { en: 'Makes its own Kafka client', ko: 'Kafka 클라이언트를 직접 만들기' },
    'send-batch': { en: 'One request, its own partitioner', ko: '요청 하나와 직접 만든 파티셔너' },
    transaction: { en: 'In transactions', ko: '트랜잭션으로 쓰기' },
    'two-members': { en: 'Two members in one process', ko: '한 프로세스에 멤버 둘' },
  },
  'why-event-driven/replay-the-season': {
    'beside-then-over': {
      en: 'Replays beside version 7, then takes over',
      ko: '7판 곁에서 다시 읽고 이어받기',
    },
    class: { en: 'Version 8 as a class', ko: '클래스로 만든 8판' },
    'commits-by-hand': { en: 'Sets back and commits by hand', ko: '직접 되돌리고 직접 커밋하기' },
    'each-batch': { en: 'One send for each batch', ko: '배치마다 한 번에 보내기' },
    'finds-the-offsets-first': { en: 'Looks the offsets up first', ko: '오프셋부터 찾아 두기' },
    'forgets-the-group': { en: 'Deletes the group’s offsets', ko: '그룹의 오프셋을 지우기' },
    seeks: { en: 'Seeks to the offsets', ko: '오프셋 위치로 옮겨 읽기' },
    'skips-what-is-older': {
      en: 'Reads all, skips what is older',
      ko: '처음부터 읽고 오래된 것 건너뛰기',
    },
    transaction: {
      en: 'Payables and offsets in one transaction',
      ko: '정산 건과 오프셋을 한 트랜잭션으로',
    },
    'waits-until-it-has-caught-up': {
      en: 'Waits until it has caught up',
      ko: '다 따라잡을 때까지 기다리기',
    },
  },
  'event-driven-microservice/grade-service': {
    'answers-from-the-store': { en: 'Answers from its store', ko: '자기 저장소에서 답하기' },
    class: {
      en: 'A class, one view group set back at each start',
      ko: '클래스로 만들고 시작 때 뷰 그룹 되돌리기',
    },
    'commits-by-hand': { en: 'Commits each record by hand', ko: '레코드마다 직접 커밋하기' },
    'each-batch': { en: 'One send for each batch', ko: '배치마다 한 번에 보내기' },
    'idempotent-producer': { en: 'With an idempotent producer', ko: '멱등 프로듀서 쓰기' },
    'one-consumer': { en: 'One consumer for both topics', ko: '컨슈머 하나로 두 토픽 읽기' },
    'remembers-what-it-did': { en: 'Remembers what it has done', ko: '한 일을 저장소에 적어 두기' },
    transaction: {
      en: 'Grade and offset in one transaction',
      ko: '등급과 오프셋을 한 트랜잭션으로',
    },
    'without-the-alert': {
      en: 'Without task 3, the alert',
      ko: '3단계 알림이 없는 답',
      without: 'alert',
    },
  },
  'bounded-contexts/four-milks': {
    'adds-its-own': { en: 'Adds fields of its own', ko: '자기만의 필드 더하기' },
    'checks-the-lot': {
      en: 'Checks the lot, and declares it',
      ko: '로트를 확인하고 그렇게 선언하기',
    },
    classes: { en: 'A class for each milk', ko: '우유마다 클래스 하나' },
    'copies-first': { en: 'Copies first, then picks', ko: '먼저 복사하고 고르기' },
    'from-the-result': {
      en: 'Lot and farm from the lab’s result',
      ko: '로트와 농가를 검사 결과에서 읽기',
    },
    frozen: { en: 'Everything frozen', ko: '모두 얼려 두기' },
    'generic-pick': { en: 'One function that picks by name', ko: '이름으로 고르는 함수 하나' },
  },
  'using-bounded-contexts/dolmun-acl': {
    'commits-by-hand': { en: 'Commits by hand', ko: '직접 커밋하기' },
    'each-batch': { en: 'Translates batch by batch', ko: '배치 단위로 번역하기' },
    'throws-and-catches': {
      en: 'A translator that throws',
      ko: '예외를 던지는 번역 함수',
    },
    transaction: { en: 'In transactions', ko: '트랜잭션으로 쓰기' },
  },
  'one-year-later/one-writer': {
    'each-batch-in-a-transaction': {
      en: 'A batch and its offsets in one transaction',
      ko: '배치와 오프셋을 트랜잭션 하나에',
    },
    'one-row-a-lot': { en: 'One row a lot, commits by hand', ko: '로트마다 한 행, 직접 커밋하기' },
    'reads-everything-again': {
      en: 'Reads everything at each start',
      ko: '시작할 때마다 모두 읽기',
    },
    'two-groups': { en: 'A consumer for each stream', ko: '스트림마다 컨슈머 하나' },
  },
  'conflicting-pressures/month-end': {
    'a-send-a-pickup': {
      en: 'A send for each pickup, tried until it is there',
      ko: '집유마다 보내고 도착할 때까지 다시 시도하기',
    },
    'corrects-a-sum': {
      en: 'Corrects a sum, commits by hand',
      ko: '합계를 고쳐 가고 직접 커밋하기',
    },
    'in-memory': {
      en: 'Totals in memory, read anew at each start',
      ko: '메모리에 두고 시작마다 새로 읽기',
    },
    'once-a-second': { en: 'Publishes once a second', ko: '1초에 한 번 발행하기' },
    'one-transaction-a-commit': {
      en: 'A transaction for each commit, read in batches',
      ko: '커밋마다 트랜잭션으로 쓰고 배치로 읽기',
    },
    'sums-as-it-reads': { en: 'Sums as it reads', ko: '읽으면서 합계 내기' },
  },
  'event-driven-structures/views-from-facts': {
    'a-reader-for-each-view': { en: 'A reader for each view', ko: '뷰마다 리더 하나' },
    'on-its-own-disk': { en: 'Views on its own disk', ko: '제 디스크에 둔 뷰' },
    switch: { en: 'Copies, then changes the copy', ko: '복사한 다음 복사본을 바꾸기' },
  },
  'event-driven-structures/hand-over-the-north': {
    'begins-at-the-offset': {
      en: 'Puts the group at the agreed offsets',
      ko: '그룹을 합의한 오프셋에 두고 시작하기',
    },
    'commits-by-hand': { en: 'Commits each record by hand', ko: '레코드마다 직접 커밋하기' },
    'each-batch': { en: 'One send for each batch', ko: '배치마다 한 번에 보내기' },
  },
  'asynchronous/keep-it-sync': {
    'abort-signal': { en: 'The deadline as an AbortSignal', ko: 'AbortSignal로 정한 한도' },
    'asks-again': { en: 'Asks again while there is time', ko: '시간이 남는 동안 다시 묻기' },
    callbacks: {
      en: 'One promise, whoever settles it first',
      ko: '먼저 끝나는 쪽을 따르는 프로미스',
    },
  },
  'asynchronous/sync-chain': {
    'two-tries-with-their-own-limit': {
      en: 'Two tries, each with half of the time',
      ko: '시간을 나누어 두 번 시도하기',
    },
    'waits-between-tries': { en: 'Waits longer from try to try', ko: '시도 사이를 점점 늘리기' },
    'who-saw-it-tries-again': {
      en: 'Whoever lost the message tries again',
      ko: '메시지를 잃은 곳에서만 다시 시도하기',
    },
  },
  'asynchronous/untangle': {
    'commits-by-hand': { en: 'Commits each record by hand', ko: '레코드마다 직접 커밋하기' },
    'each-batch': { en: 'One send for each batch', ko: '배치마다 한 번에 보내기' },
    upcasts: { en: 'Makes version 2 of version 1 first', ko: '1판을 먼저 2판으로 바꾸기' },
  },
  'business-requirements/copy-not-call': {
    'batches-and-commits-by-hand': {
      en: 'Batches, each record committed by hand',
      ko: '배치로 읽고 레코드마다 직접 커밋하기',
    },
    'every-event-kept': {
      en: 'Keeps every event, looks when asked',
      ko: '모든 이벤트를 두고 물을 때 찾기',
    },
    'in-the-store': { en: 'Keeps farms in its own store', ko: '농가를 자기 저장소에 두기' },
    'only-what-it-needs': { en: 'Keeps one word a farm', ko: '농가마다 한 낱말만 두기' },
  },
  'business-requirements/antibiotic-hold': {
    'in-its-store': { en: 'Keeps farms in its own store', ko: '농가를 자기 저장소에 두기' },
    'set-of-holds': { en: 'A set of farms on hold', ko: '보류된 농가의 집합' },
    'without-the-library': {
      en: 'Without the shared library',
      ko: '공유 라이브러리 없이',
    },
  },
  'traditional-computing/drift-detective': {
    loops: { en: 'Objects and loops', ko: '객체와 반복문' },
    sets: { en: 'Sets and their differences', ko: '집합과 그 차이' },
    'sorted-merge': { en: 'Sorts both, walks through them', ko: '둘 다 정렬해 나란히 훑기' },
  },
  'traditional-computing/drift-to-stream': {
    'class-that-sets-its-group-back': {
      en: 'A class that sets its group back',
      ko: '그룹을 되돌리는 클래스',
    },
    'farm-by-farm-in-batches': {
      en: 'A row for each farm, in batches',
      ko: '농가마다 한 행, 배치 단위로',
    },
    'in-the-store': { en: 'The newest of each lot in the store', ko: '로트의 최신 것을 저장소에' },
    'sorts-when-asked': {
      en: 'Keeps every event, looks when asked',
      ko: '모든 이벤트를 두고 물을 때 찾기',
    },
  },
};
