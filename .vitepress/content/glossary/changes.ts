// Words for events that change their form, and for data that becomes events.
// Their lessons are not in the catalog yet.
import type { Term } from './term.ts';

export const changes: readonly Term[] = [
  {
    id: 'schema-evolution',
    en: 'schema evolution',
    ko: '스키마 진화',
    aliases: ['스키마 변경', 'schema change'],
    meaning: {
      en: 'Changing the form of events while old ones stay readable and readers of all ages are at work.',
      ko: '지난 이벤트도 계속 읽히고 새것과 옛것을 읽는 쪽이 함께 일하는 가운데 이벤트의 형식을 바꾸는 일.',
    },
    example: {
      en: 'Pickups get kilograms beside the litres, and no reader stops.',
      ko: '집유 기록에 리터와 나란히 킬로그램을 넣어도 멈추는 리더가 없습니다.',
    },
    confusedWith: 'data-contract',
  },
  {
    id: 'data-contract',
    en: 'data contract',
    ko: '데이터 계약',
    aliases: ['데이터 컨트랙트', 'contract'],
    meaning: {
      en: 'What the owner of a stream promises of its fields, their meaning and their keeping.',
      ko: '스트림을 소유한 쪽이 필드와 그 뜻, 보존 기간에 대해 하는 약속.',
    },
    example: {
      en: 'litres stays, is a number, and means litres at the farm.',
      ko: 'litres는 없어지지 않고, 숫자이며, 농가에서 잰 리터를 뜻합니다.',
    },
    confusedWith: 'schema-evolution',
  },
  {
    id: 'change-data-capture',
    en: 'change data capture',
    ko: '변경 데이터 캡처',
    aliases: ['CDC', '변경 데이터 포착'],
    meaning: {
      en: 'Making a stream out of what changes in a database’s tables.',
      ko: '데이터베이스 테이블에서 바뀌는 것을 읽어 스트림으로 만드는 일.',
    },
    example: {
      en: 'The lab’s bought software knows no Kafka; its table of results is read.',
      ko: '검사실이 사서 쓰는 소프트웨어는 Kafka를 모르므로, 그 결과 테이블을 읽습니다.',
    },
    confusedWith: 'transactional-outbox',
  },
  {
    id: 'transactional-outbox',
    en: 'transactional outbox',
    ko: '트랜잭셔널 아웃박스',
    aliases: ['아웃박스', 'outbox', '아웃박스 패턴'],
    meaning: {
      en: 'A table into which events are written in the same transaction as the data, and from which they are then published.',
      ko: '데이터와 같은 트랜잭션에서 이벤트를 적어 두는 테이블. 이벤트는 여기에서 꺼내 발행합니다.',
    },
    example: {
      en: 'The appeal and its event are saved together; a crash leaves neither alone.',
      ko: '이의 신청과 그 이벤트를 함께 저장하므로, 도중에 죽어도 한쪽만 남지 않습니다.',
    },
    confusedWith: 'change-data-capture',
  },
];
