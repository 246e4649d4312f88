// Words of organisations, of how data passes in them, and of what follows.
import type { Term } from './term.ts';

export const organisations: readonly Term[] = [
  {
    id: 'business-communication-structure',
    en: 'business communication structure',
    ko: '비즈니스 통신 구조',
    aliases: ['비즈니스 커뮤니케이션 구조'],
    meaning: {
      en: 'Who talks to whom in the organisation, and about what.',
      ko: '조직에서 누가 누구와 무엇을 두고 소통하는가.',
    },
    example: {
      en: 'The lab calls the dispatcher at 04:30.',
      ko: '검사실이 04:30에 배차 담당에게 전화합니다.',
    },
    confusedWith: 'implementation-communication-structure',
    lesson: 'communication-structures',
  },
  {
    id: 'implementation-communication-structure',
    en: 'implementation communication structure',
    ko: '구현 통신 구조',
    aliases: ['구현 커뮤니케이션 구조'],
    meaning: {
      en: 'Data and logic of a subdomain’s model, made formal so that work goes quickly.',
      ko: '하위 도메인 모델의 데이터와 로직을 형식으로 정해 두어 일이 빨리 돌아가게 하는 구조.',
    },
    example: {
      en: 'The Quality service and its database.',
      ko: '원유 검사 서비스와 그 데이터베이스입니다.',
    },
    confusedWith: 'data-communication-structure',
    lesson: 'communication-structures',
  },
  {
    id: 'data-communication-structure',
    en: 'data communication structure',
    ko: '데이터 통신 구조',
    aliases: ['데이터 커뮤니케이션 구조'],
    meaning: {
      en: 'The way in which data travels across the business, between implementations above all.',
      ko: '데이터가 비즈니스 전체를, 특히 구현체 사이를 오가는 방식.',
    },
    example: {
      en: 'A nightly CSV, or a stream.',
      ko: '밤마다 오가는 CSV, 또는 스트림입니다.',
    },
    confusedWith: 'implementation-communication-structure',
    lesson: 'communication-structures',
  },
  {
    id: 'conways-law',
    en: 'Conway’s law',
    ko: '콘웨이의 법칙',
    aliases: ['Conway', '콘웨이', 'conways law'],
    meaning: {
      en: 'A system takes the shape of the communication of those who build it.',
      ko: '시스템은 만든 사람들이 소통하는 모양을 닮습니다.',
    },
    example: {
      en: 'Three teams, three layers, and one hold that needs all of them.',
      ko: '세 팀, 세 계층, 그리고 셋 모두가 있어야 하는 집유 보류.',
    },
    lesson: 'conways-law',
  },
  {
    id: 'monolith',
    en: 'monolith',
    ko: '모놀리스',
    aliases: ['모놀리식 아키텍처', 'monolithic architecture'],
    meaning: {
      en: 'One deployable on one data store that does everything.',
      ko: '데이터 저장소 하나를 두고 모든 일을 하는, 한 덩어리로 배포하는 시스템.',
    },
    example: {
      en: 'The co-op’s service of year 0.',
      ko: '0년 차 조합의 서비스입니다.',
    },
    confusedWith: 'distributed-monolith',
    lesson: 'traditional-computing',
  },
  {
    id: 'drift',
    en: 'drift',
    ko: '어긋남',
    aliases: ['드리프트', '데이터 어긋남', 'data drift'],
    meaning: {
      en: 'How a copy comes apart from its original: stale, missing and ghost rows.',
      ko: '복사본이 원본에서 멀어지는 일. 낡은 행, 빠진 행, 유령 행.',
    },
    example: {
      en: 'bonus pays for a lot whose grade was withdrawn at noon.',
      ko: '정오에 등급이 철회된 로트에 장려금이 나갑니다.',
    },
    confusedWith: 'lag',
    lesson: 'traditional-computing',
  },
  {
    id: 'full-stack-team',
    en: 'full-stack team',
    ko: '풀스택 팀',
    aliases: ['풀스택', 'full stack', 'cross-functional team'],
    meaning: {
      en: 'A team that has every skill its function needs, from the data to the screen.',
      ko: '맡은 기능에 필요한 기술을 데이터부터 화면까지 모두 갖춘 팀.',
    },
    example: {
      en: 'Collection reads the probes, keeps the tables and builds the driver’s tablet.',
      ko: '집유 팀은 탐침을 읽고, 테이블을 두고, 기사의 태블릿 화면도 만듭니다.',
    },
    lesson: 'business-requirements',
  },
  {
    id: 'point-to-point-coupling',
    en: 'point-to-point coupling',
    ko: '점대점 결합',
    aliases: ['point to point', '지점 간 결합'],
    meaning: {
      en: 'Each pair that exchanges data has a connection of its own.',
      ko: '데이터를 주고받는 쌍마다 따로 연결이 있는 결합.',
    },
    example: {
      en: 'Five services, ten connections.',
      ko: '서비스 다섯에 연결이 열 개입니다.',
    },
    lesson: 'traditional-computing',
  },
  {
    id: 'single-source-of-truth',
    en: 'single source of truth',
    ko: '단일 진실 공급원',
    aliases: ['SSOT', '단일 진실 원천'],
    meaning: {
      en: 'The one place that is right where two disagree.',
      ko: '둘이 다를 때 어느 쪽이 맞는지 정해 주는 한 곳.',
    },
    example: {
      en: 'View and stream disagree: the stream is right.',
      ko: '뷰와 스트림이 다르면 스트림이 맞습니다.',
    },
    lesson: 'event-driven-structures',
  },
  {
    id: 'data-ownership',
    en: 'data ownership',
    ko: '데이터 소유권',
    aliases: ['owner', '소유자'],
    meaning: {
      en: 'Who alone may state a fact.',
      ko: '어떤 사실을 말할 수 있는 단 하나의 주체.',
    },
    example: {
      en: 'Only Quality produces quality.grades.',
      ko: 'quality.grades에는 원유 검사만 씁니다.',
    },
    lesson: 'one-year-later',
  },
  {
    id: 'derived-fact',
    en: 'derived fact',
    ko: '파생된 사실',
    aliases: ['derived value', '파생 값'],
    meaning: {
      en: 'A fact that follows from others by a rule, and can be made again from them.',
      ko: '다른 사실에서 규칙에 따라 나오고, 언제든 다시 만들 수 있는 사실.',
    },
    example: {
      en: 'The grade, from what was measured and what was decided.',
      ko: '잰 값과 결정에서 나오는 등급입니다.',
    },
    confusedWith: 'event',
    lesson: 'one-year-later',
  },
  {
    id: 'fencing',
    en: 'fencing',
    ko: '펜싱',
    aliases: ['fencing token', 'fence', '펜싱 토큰'],
    meaning: {
      en: 'A mark by which writes of a former owner are left undone or refused.',
      ko: '옛 주인의 쓰기를 그만두게 하거나 거절하는 표시.',
    },
    example: {
      en: 'From offset 7 of partition 0 on, Dolmun grades and Quality does not.',
      ko: '파티션 0에서는 오프셋 7부터 돌문이 등급을 매기고, 원유 검사는 매기지 않습니다.',
    },
    confusedWith: 'data-ownership',
    lesson: 'event-driven-structures',
  },
  {
    id: 'conflicting-pressures',
    en: 'conflicting pressures',
    ko: '상충되는 압력',
    aliases: ['상충하는 압력'],
    meaning: {
      en: 'Good aims that pull one design in different ways.',
      ko: '하나의 설계를 서로 다른 쪽으로 당기는 타당한 목표들.',
    },
    example: {
      en: 'Ship the bonus now; keep the boundary clean.',
      ko: '장려금은 당장 내보내고, 경계는 깨끗하게 지키기.',
    },
    lesson: 'conflicting-pressures',
  },
  {
    id: 'utilisation',
    en: 'utilisation',
    ko: '가동률',
    aliases: ['load', '부하', '사용률', 'utilization'],
    meaning: {
      en: 'The share of the time in which something that serves one after the other is at work.',
      ko: '차례로 처리하는 것이 일하고 있는 시간의 비율.',
    },
    example: {
      en: 'With the month-end report the store is at work 90% of the time, and a read waits six times as long as at 60%.',
      ko: '월말 보고서가 돌면 저장소는 시간의 90퍼센트를 일하고, 읽기는 60퍼센트일 때보다 여섯 배 오래 기다립니다.',
    },
    confusedWith: 'lag',
    lesson: 'conflicting-pressures',
  },
  {
    id: 'read-replica',
    en: 'read replica',
    ko: '읽기 전용 복제본',
    aliases: ['replica', '복제본', '리드 레플리카'],
    meaning: {
      en: 'A second copy of a whole database, kept by the database itself and only read from.',
      ko: '데이터베이스가 스스로 맞추어 두고, 읽기에만 쓰는 데이터베이스 전체의 복사본.',
    },
    example: {
      en: 'The report stops delaying dispatch, and still breaks when a column is renamed.',
      ko: '보고서가 배차를 늦추지 않게 되지만, 열 이름이 바뀌면 여전히 깨집니다.',
    },
    confusedWith: 'materialised-view',
    lesson: 'conflicting-pressures',
  },
  {
    id: 'data-warehouse',
    en: 'data warehouse',
    ko: '데이터 웨어하우스',
    aliases: ['warehouse', '데이터 창고', 'DW'],
    meaning: {
      en: 'One store into which many others are copied, so that reports can be made of all of them.',
      ko: '여러 저장소를 복사해 모아 두고 거기에서 보고서를 만드는 저장소.',
    },
    example: {
      en: 'Every night the month’s pickups go there; accounting asks them what it likes.',
      ko: '밤마다 그달의 집유 기록이 여기로 옮겨지고, 회계는 마음대로 조회합니다.',
    },
    confusedWith: 'single-source-of-truth',
    lesson: 'conflicting-pressures',
  },
  {
    id: 'synchronous',
    en: 'synchronous',
    ko: '동기식',
    aliases: ['동기', 'sync'],
    meaning: {
      en: 'The caller waits for the answer.',
      ko: '호출한 쪽이 답을 기다리는 방식.',
    },
    example: {
      en: 'May tanker 7 unload now?',
      ko: '7호 집유차, 지금 내려도 됩니까?',
    },
    confusedWith: 'asynchronous',
    lesson: 'asynchronous',
  },
  {
    id: 'asynchronous',
    en: 'asynchronous',
    ko: '비동기식',
    aliases: ['비동기', 'async'],
    meaning: {
      en: 'Whoever tells goes on; whoever listens acts when it can.',
      ko: '알린 쪽은 제 일을 계속하고, 듣는 쪽은 할 수 있을 때 움직이는 방식.',
    },
    example: {
      en: 'Collection publishes and drives on.',
      ko: '집유는 이벤트를 발행하고 계속 달립니다.',
    },
    confusedWith: 'synchronous',
    lesson: 'asynchronous',
  },
  {
    id: 'distributed-monolith',
    en: 'distributed monolith',
    ko: '분산 모놀리스',
    aliases: ['분산 모놀리식'],
    meaning: {
      en: 'Many services that only live and ship together.',
      ko: '함께여야만 돌아가고 함께여야만 배포되는 여러 서비스.',
    },
    example: {
      en: 'Settlement is down, so no tanker can be captured.',
      ko: '유대 정산이 멈추자 집유도 기록되지 않습니다.',
    },
    lesson: 'asynchronous',
  },
  {
    id: 'granularity',
    en: 'granularity',
    ko: '세분성',
    aliases: ['세분도'],
    meaning: {
      en: 'How small the parts are that can change by themselves.',
      ko: '따로 바꿀 수 있는 조각이 얼마나 작은가.',
    },
    example: {
      en: 'Grading is one service of 200 lines.',
      ko: '등급 매기기는 200줄짜리 서비스 하나입니다.',
    },
    lesson: 'asynchronous',
  },
  {
    id: 'scalability',
    en: 'scalability',
    ko: '확장성',
    aliases: ['scaling', '스케일링'],
    meaning: {
      en: 'How more load is met with more machines.',
      ko: '부하가 늘 때 자원을 더해 감당하는 능력.',
    },
    example: {
      en: 'Three Quality instances at dawn, one at noon.',
      ko: '새벽에는 검사 서비스 셋, 낮에는 하나.',
    },
    lesson: 'asynchronous',
  },
  {
    id: 'continuous-delivery',
    en: 'continuous delivery',
    ko: '지속적 전달',
    aliases: ['지속적 제공', 'CD'],
    meaning: {
      en: 'Each change can go out by itself, at once, and back again.',
      ko: '변경 하나하나를 바로 내보내고 되돌릴 수 있는 방식.',
    },
    example: {
      en: 'Grade rules ship on a Tuesday morning.',
      ko: '등급 규칙을 화요일 아침에 배포합니다.',
    },
    lesson: 'asynchronous',
  },
  {
    id: 'event-carried-state-transfer',
    en: 'event-carried state transfer',
    ko: '이벤트 기반 상태 전달',
    aliases: ['ECST'],
    meaning: {
      en: 'An event brings what its reader needs, so that nobody has to call back.',
      ko: '읽는 쪽에 필요한 상태를 이벤트에 담아, 되묻지 않게 하는 방식.',
    },
    example: {
      en: 'The grade brings fat and protein along.',
      ko: '등급 이벤트에 지방과 단백질도 담습니다.',
    },
    lesson: 'event-driven-structures',
  },
  {
    id: 'eventual-consistency',
    en: 'eventual consistency',
    ko: '최종 일관성',
    aliases: ['결과적 일관성'],
    meaning: {
      en: 'Views agree once they have read the same events.',
      ko: '같은 이벤트를 다 읽으면 뷰가 서로 같아지는 성질.',
    },
    example: {
      en: 'The dashboard is two seconds behind the lab.',
      ko: '대시보드는 검사실보다 2초 늦습니다.',
    },
    lesson: 'event-driven-structures',
  },
  {
    id: 'fold',
    en: 'fold',
    ko: '폴드',
    aliases: ['reducer', '리듀서', '접기'],
    meaning: {
      en: 'A function from what is known and one event more to what is known then.',
      ko: '지금까지 아는 것과 이벤트 하나를 받아, 그다음에 아는 것을 내놓는 함수.',
    },
    example: {
      en: 'A passport and a grade give a passport with that grade.',
      ko: '이력표와 등급을 받아, 그 등급이 적힌 이력표를 내놓습니다.',
    },
    confusedWith: 'materialised-view',
    lesson: 'event-driven-structures',
  },
  {
    id: 'materialised-view',
    en: 'materialised view',
    ko: '구체화된 뷰',
    aliases: ['materialized view', '구체화 뷰', '뷰'],
    meaning: {
      en: 'A table made from a stream, which can be thrown away and made again.',
      ko: '스트림에서 만들어 낸 표. 버리고 다시 만들 수 있습니다.',
    },
    example: {
      en: 'The latest grade of every lot.',
      ko: '로트마다의 마지막 등급입니다.',
    },
    lesson: 'event-driven-structures',
  },
];
