// Words of streams and of Kafka.
import type { Term } from './term.ts';

export const streams: readonly Term[] = [
  {
    id: 'event',
    en: 'event',
    ko: '이벤트',
    aliases: ['사건', '메시지'],
    meaning: {
      en: 'A fact that has happened, told so that others can use it.',
      ko: '이미 일어난 사실을 다른 쪽에서도 쓸 수 있게 기록한 것.',
    },
    example: {
      en: 'Tanker 7 took 412 litres at farm-012.',
      ko: '7호 집유차가 farm-012에서 412리터를 실었습니다.',
    },
    confusedWith: 'record',
    lesson: 'why-event-driven',
  },
  {
    id: 'record',
    en: 'record',
    ko: '레코드',
    aliases: ['message', '메시지'],
    meaning: {
      en: 'The bytes with which the broker keeps an event: key, value, headers, timestamp.',
      ko: '브로커가 이벤트를 보관하는 바이트. 키, 값, 헤더, 타임스탬프로 이루어집니다.',
    },
    example: {
      en: 'collection.pickups/1@17 (farm-012)',
      ko: 'collection.pickups/1@17 (farm-012)',
    },
    confusedWith: 'event',
    lesson: 'before-dawn',
  },
  {
    id: 'event-stream',
    en: 'event stream',
    ko: '이벤트 스트림',
    aliases: ['stream', '스트림'],
    meaning: {
      en: 'Events in the order in which they were written, kept for everyone who wants to read them.',
      ko: '기록된 순서대로 이어지는 이벤트. 읽고 싶은 쪽이면 누구나 읽도록 보관됩니다.',
    },
    example: {
      en: 'collection.pickups: every pickup of every dawn.',
      ko: 'collection.pickups에는 새벽마다의 집유가 모두 들어 있습니다.',
    },
    confusedWith: 'topic',
    lesson: 'why-event-driven',
  },
  {
    id: 'event-broker',
    en: 'event broker',
    ko: '이벤트 브로커',
    aliases: ['broker', '브로커', 'Kafka', '카프카'],
    meaning: {
      en: 'The system that takes events in, keeps them and hands them out.',
      ko: '이벤트를 받아 보관하고 내주는 시스템.',
    },
    example: {
      en: 'The Kafka that grades your exercises.',
      ko: '여러분의 연습을 채점하는 Kafka입니다.',
    },
    lesson: 'before-dawn',
  },
  {
    id: 'producer',
    en: 'producer',
    ko: '프로듀서',
    aliases: ['생산자'],
    meaning: {
      en: 'A client that writes events to a stream.',
      ko: '스트림에 이벤트를 쓰는 클라이언트.',
    },
    example: {
      en: 'Collection, when a tanker has left a farm.',
      ko: '집유차가 농가를 떠날 때의 집유 서비스입니다.',
    },
    confusedWith: 'consumer',
    lesson: 'before-dawn',
  },
  {
    id: 'consumer',
    en: 'consumer',
    ko: '컨슈머',
    aliases: ['소비자', 'reader', '리더'],
    meaning: {
      en: 'A client that reads events from a stream at its own pace. Reading removes nothing.',
      ko: '자기 속도로 스트림의 이벤트를 읽는 클라이언트. 읽어도 아무것도 사라지지 않습니다.',
    },
    example: {
      en: 'Settlement, which reads pickups to pay the farmers.',
      ko: '농가에 대금을 치르려고 집유를 읽는 유대 정산입니다.',
    },
    confusedWith: 'producer',
    lesson: 'before-dawn',
  },
  {
    id: 'topic',
    en: 'topic',
    ko: '토픽',
    aliases: [],
    meaning: {
      en: 'A named stream on the broker, kept in one or more partitions.',
      ko: '브로커에 있는, 이름 붙은 스트림. 하나 이상의 파티션에 보관됩니다.',
    },
    example: {
      en: 'quality.grades',
      ko: 'quality.grades',
    },
    confusedWith: 'partition',
    lesson: 'before-dawn',
  },
  {
    id: 'partition',
    en: 'partition',
    ko: '파티션',
    aliases: [],
    meaning: {
      en: 'One tape of a topic. Order holds inside it, and not between two of them.',
      ko: '토픽을 이루는 테이프 한 줄. 순서는 그 안에서만 지켜집니다.',
    },
    example: {
      en: 'All pickups of farm-012 lie in the same partition.',
      ko: 'farm-012의 집유는 모두 같은 파티션에 있습니다.',
    },
    confusedWith: 'topic',
    lesson: 'before-dawn',
  },
  {
    id: 'offset',
    en: 'offset',
    ko: '오프셋',
    aliases: [],
    meaning: {
      en: 'The place of a record on its partition, counted from 0; never given twice.',
      ko: '파티션에서 레코드가 놓인 위치. 0부터 세며 두 번 쓰이지 않습니다.',
    },
    example: {
      en: 'collection.pickups/0@311',
      ko: 'collection.pickups/0@311',
    },
    confusedWith: 'offset-commit',
    lesson: 'before-dawn',
  },
  {
    id: 'consumer-group',
    en: 'consumer group',
    ko: '컨슈머 그룹',
    aliases: ['group', '그룹', 'group id', '그룹 id'],
    meaning: {
      en: 'Consumers that share the work: each partition is read by one of them. Two groups each get everything.',
      ko: '일을 나누는 컨슈머의 모임. 파티션마다 그중 하나가 읽습니다. 그룹이 둘이면 저마다 전부를 받습니다.',
    },
    example: {
      en: 'settlement and trace are two groups, so each gets all 240 pickups.',
      ko: 'settlement와 trace는 다른 그룹이라서 저마다 집유 240건을 모두 받습니다.',
    },
    confusedWith: 'consumer',
    lesson: 'before-dawn',
  },
  {
    id: 'offset-commit',
    en: 'offset commit',
    ko: '오프셋 커밋',
    aliases: ['commit', '커밋'],
    meaning: {
      en: 'The note with which a group says where it will go on: the next offset it wants.',
      ko: '그룹이 어디부터 이어 읽을지 남기는 표시. 다음에 읽을 오프셋을 적습니다.',
    },
    example: {
      en: 'Committed 18: the record at 17 is dealt with.',
      ko: '18을 커밋했다면 17번 레코드는 처리한 것입니다.',
    },
    confusedWith: 'offset',
    lesson: 'before-dawn',
  },
  {
    id: 'rebalance',
    en: 'rebalance',
    ko: '리밸런스',
    aliases: ['리밸런싱', 'rebalancing'],
    meaning: {
      en: 'A group deals its partitions out anew because a member came, left or fell silent.',
      ko: '구성원이 들어오거나 나가거나 응답하지 않을 때 그룹이 파티션을 다시 나누는 일.',
    },
    example: {
      en: 'A second Settlement starts and takes one partition over.',
      ko: '두 번째 정산 서비스가 시작되어 파티션 하나를 넘겨받습니다.',
    },
    lesson: 'before-dawn',
  },
  {
    id: 'lag',
    en: 'lag',
    ko: '랙',
    aliases: ['래그', 'consumer lag', '지연'],
    meaning: {
      en: 'How many records a group has still to read on a partition.',
      ko: '그룹이 파티션에서 아직 읽지 않은 레코드의 수.',
    },
    example: {
      en: 'Milk warms while the lag grows.',
      ko: '랙이 쌓이는 동안 우유는 미지근해집니다.',
    },
    lesson: 'why-event-driven',
  },
  {
    id: 'replay',
    en: 'replay',
    ko: '다시 읽기',
    aliases: ['리플레이', '재처리', 'reprocessing'],
    meaning: {
      en: 'Reading old events again, to work something out anew.',
      ko: '지난 이벤트를 다시 읽어 결과를 새로 계산하는 일.',
    },
    example: {
      en: 'Settlement reads six weeks of winter again and pays the difference.',
      ko: '유대 정산이 겨울 여섯 주를 다시 읽고 차액을 치릅니다.',
    },
    lesson: 'why-event-driven',
  },
  {
    id: 'retention',
    en: 'retention',
    ko: '보존',
    aliases: ['리텐션', '보존 기간'],
    meaning: {
      en: 'How long, or how much of it, a stream is kept. Kafka’s default is seven days.',
      ko: '스트림을 얼마나 오래, 얼마나 많이 보관하는가. Kafka의 기본값은 7일입니다.',
    },
    example: {
      en: 'collection.pickups is kept for ever: about 5 GB in ten years.',
      ko: 'collection.pickups는 영구 보존합니다. 10년에 5 GB쯤입니다.',
    },
    confusedWith: 'log-compaction',
    lesson: 'why-event-driven',
  },
  {
    id: 'keyed-event',
    en: 'keyed event',
    ko: '키 있는 이벤트',
    aliases: ['key', '키'],
    meaning: {
      en: 'An event with a key: events of one key lie in one partition, in order.',
      ko: '키가 붙은 이벤트. 키가 같으면 같은 파티션에 순서대로 놓입니다.',
    },
    example: {
      en: 'The key of a pickup is its farm.',
      ko: '집유의 키는 농가입니다.',
    },
    confusedWith: 'entity-event',
    lesson: 'why-event-driven',
  },
  {
    id: 'entity-event',
    en: 'entity event',
    ko: '엔티티 이벤트',
    aliases: ['state event', '상태 이벤트'],
    meaning: {
      en: 'An event that carries the whole present state of one thing, by its key.',
      ko: '어떤 대상의 현재 상태 전체를 키와 함께 담은 이벤트.',
    },
    example: {
      en: 'membership.farms: farm-012 as it is now.',
      ko: 'membership.farms에는 지금의 farm-012가 담깁니다.',
    },
    confusedWith: 'keyed-event',
    lesson: 'event-driven-structures',
  },
  {
    id: 'at-least-once',
    en: 'at-least-once',
    ko: '최소 한 번',
    aliases: ['적어도 한 번', 'at least once'],
    meaning: {
      en: 'Nothing is lost, and some things come twice.',
      ko: '잃는 것은 없지만 두 번 오는 것이 있습니다.',
    },
    example: {
      en: 'After a crash Settlement sees ten pickups again.',
      ko: '정산 서비스가 죽었다 살아나면 집유 열 건을 다시 봅니다.',
    },
    confusedWith: 'exactly-once',
    lesson: 'before-dawn',
  },
  {
    id: 'exactly-once',
    en: 'exactly-once',
    ko: '정확히 한 번',
    aliases: ['exactly once'],
    meaning: {
      en: 'Effects inside the broker appear once, although work may be done twice. It ends at the broker’s edge.',
      ko: '일은 두 번 하더라도 브로커 안의 결과는 한 번만 나타납니다. 브로커 밖까지는 미치지 않습니다.',
    },
    example: {
      en: 'Payable and offset move together; the phone call to the regulator does not.',
      ko: '지급액과 오프셋은 함께 움직이지만, 감독 기관에 건 전화는 그렇지 않습니다.',
    },
    confusedWith: 'at-least-once',
    lesson: 'event-driven-microservice',
  },
  {
    id: 'idempotence',
    en: 'idempotence',
    ko: '멱등성',
    aliases: ['idempotent', '멱등'],
    meaning: {
      en: 'Doing it again changes nothing more.',
      ko: '다시 해도 더 바뀌는 것이 없는 성질.',
    },
    example: {
      en: 'The same alert, told twice with one key, counts once.',
      ko: '같은 키로 두 번 알린 경보는 한 번으로 칩니다.',
    },
    confusedWith: 'exactly-once',
    lesson: 'event-driven-microservice',
  },
  {
    id: 'transaction',
    en: 'transaction',
    ko: '트랜잭션',
    aliases: [],
    meaning: {
      en: 'Several writes that become visible together or not at all.',
      ko: '모두 함께 보이거나 아예 보이지 않는 여러 쓰기.',
    },
    example: {
      en: 'A grade and the offset of its lab result.',
      ko: '등급과, 그 등급을 낳은 검사 결과의 오프셋입니다.',
    },
    lesson: 'event-driven-microservice',
  },
  {
    id: 'log-compaction',
    en: 'log compaction',
    ko: '로그 컴팩션',
    aliases: ['로그 압축', 'compaction', '컴팩션'],
    meaning: {
      en: 'Kafka keeps the latest record of each key and lets older ones go.',
      ko: '키마다 마지막 레코드를 남기고 더 오래된 것은 지우는 Kafka의 정리 방식.',
    },
    example: {
      en: 'membership.farms keeps one record a farm.',
      ko: 'membership.farms에는 농가마다 레코드 하나가 남습니다.',
    },
    confusedWith: 'retention',
    lesson: 'event-driven-structures',
  },
  {
    id: 'tombstone',
    en: 'tombstone',
    ko: '툼스톤',
    aliases: [],
    meaning: {
      en: 'A record with a key and no value: this thing is gone.',
      ko: '키만 있고 값이 없는 레코드. 그 대상이 없어졌다는 뜻입니다.',
    },
    example: {
      en: 'farm-031 has left the co-op.',
      ko: 'farm-031이 조합을 떠났습니다.',
    },
    lesson: 'event-driven-structures',
  },
];
