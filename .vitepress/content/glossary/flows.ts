// Words for work that takes several services, and for what fails in it.
// Their lessons are not in the catalog yet.
import type { Term } from './term.ts';

export const flows: readonly Term[] = [
  {
    id: 'choreography',
    en: 'choreography',
    ko: '코레오그래피',
    aliases: ['안무', 'choreographed'],
    meaning: {
      en: 'A flow in which each service reacts to events and nobody directs.',
      ko: '서비스마다 이벤트에 반응할 뿐 지휘하는 쪽이 없는 흐름.',
    },
    example: {
      en: 'A positive result: Collection holds the tanker, Settlement holds the pay.',
      ko: '양성 결과가 나오자 집유는 차를 세우고 유대 정산은 지급을 미룹니다.',
    },
    confusedWith: 'orchestration',
  },
  {
    id: 'orchestration',
    en: 'orchestration',
    ko: '오케스트레이션',
    aliases: ['orchestrator', '오케스트레이터'],
    meaning: {
      en: 'A flow in which one service knows the steps and calls for each.',
      ko: '한 서비스가 단계를 알고 차례로 시키는 흐름.',
    },
    example: {
      en: 'One service reserves the silo, sends the tanker and settles.',
      ko: '한 서비스가 사일로를 잡고, 집유차를 보내고, 정산까지 시킵니다.',
    },
    confusedWith: 'choreography',
  },
  {
    id: 'saga',
    en: 'saga',
    ko: '사가',
    aliases: ['사가 패턴'],
    meaning: {
      en: 'A piece of work over several services, in steps that are each made good when a later one fails.',
      ko: '여러 서비스에 걸친 일을 단계로 나누고, 뒤 단계가 실패하면 앞 단계를 보상하는 방식.',
    },
    example: {
      en: 'Reserve the silo, test, unload; when the test fails, give the silo back.',
      ko: '사일로를 잡고, 검사하고, 내립니다. 검사에서 떨어지면 사일로를 돌려줍니다.',
    },
    confusedWith: 'transaction',
  },
  {
    id: 'compensation',
    en: 'compensation',
    ko: '보상',
    aliases: ['보상 트랜잭션', 'compensating action'],
    meaning: {
      en: 'A new fact that makes up for an earlier one which cannot be undone.',
      ko: '되돌릴 수 없는 앞선 사실을 메우는 새로운 사실.',
    },
    example: {
      en: 'The difference is paid; the wrong payable stays written.',
      ko: '차액을 지급하고, 틀린 정산 기록은 그대로 둡니다.',
    },
    confusedWith: 'saga',
  },
  {
    id: 'dead-letter',
    en: 'dead letter',
    ko: '데드 레터',
    aliases: ['DLQ', 'dead letter queue', '데드 레터 큐'],
    meaning: {
      en: 'A record that could not be handled, put aside with its reason and its origin.',
      ko: '처리하지 못해 까닭과 출처를 적어 따로 치워 둔 레코드.',
    },
    example: {
      en: 'The garbage of a probe, parked for the lab.',
      ko: '탐침이 보낸 쓰레기 값을 검사실이 보도록 따로 둡니다.',
    },
    confusedWith: 'poison-record',
  },
  {
    id: 'poison-record',
    en: 'poison record',
    ko: '포이즌 레코드',
    aliases: ['포이즌 필', 'poison pill', '독성 메시지'],
    meaning: {
      en: 'A record on which its reader fails each time, so that nothing behind it is read.',
      ko: '읽을 때마다 실패하게 해서 그 뒤의 것까지 읽지 못하게 막는 레코드.',
    },
    example: {
      en: 'One unreadable result stops a whole partition of the lab.',
      ko: '읽을 수 없는 결과 하나가 검사실의 파티션 하나를 통째로 멈춥니다.',
    },
    confusedWith: 'dead-letter',
  },
];
