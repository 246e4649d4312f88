// What the lab calls things, in both languages.
import type { Text } from '../../../content/languages.ts';
import type { Guess } from '../frame/scene.ts';
import type { Place } from './settings.ts';

export const placeNames: Record<Place, Text> = {
  collection: { en: 'Collection', ko: '집유' },
  quality: { en: 'Quality', ko: '원유 검사' },
  membership: { en: 'Membership', ko: '조합원' },
  processing: { en: 'Processing', ko: '가공' },
  settlement: { en: 'Settlement', ko: '유대 정산' },
  broker: { en: 'Broker', ko: '브로커' },
};

const guess: Guess = {
  question: {
    en: 'A quiet dawn, five pickups a second; Settlement can do 25. Which style has the payable first?',
    ko: '조용한 새벽, 집유가 초당 다섯 건 옵니다. 정산은 초당 25건을 할 수 있습니다. 어느 방식에서 정산 기록이 먼저 생길까요?',
  },
  choices: [
    { en: 'Streams: nobody waits', ko: '스트림. 아무도 기다리지 않으니까' },
    { en: 'Calls', ko: '호출' },
    { en: 'Both at once: it is the same work', ko: '똑같다. 할 일이 같으니까' },
  ],
  right: 1,
  outcome: {
    en: 'The calls have it first: each way through a stream is a little more. What is asynchronous is not faster; it waits better.',
    ko: '호출이 먼저예요. 스트림을 거칠 때마다 조금씩 더 걸려요. 비동기식은 더 빠른 것이 아니라 더 잘 기다리는 방식이에요.',
  },
};

export const frame = {
  title: { en: 'Dawn surge lab', ko: '몰리는 새벽 실험실' },
  does: {
    en: 'Change the surge, Settlement’s capacity, timeout and tries; take something down; deploy.',
    ko: '몰리는 정도, 정산의 처리량, 대기 한도, 시도 횟수를 바꾸고, 멈추고, 배포해 보세요.',
  },
  guess,
  notSimulated: {
    en: 'drivers who press again, circuit breakers, batches, messages lost one by one. A service lets 1,000 calls wait and turns the next ones away; it is one instance when it is deployed.',
    ko: '버튼을 다시 누르는 기사, 실패가 많으면 호출을 끊는 회로 차단기, 배치, 하나씩 사라지는 메시지. 서비스마다 호출은 1,000건까지만 기다리고 그다음은 돌려보냅니다. 배포하는 서비스의 인스턴스는 하나입니다.',
  },
} as const satisfies Record<string, Text | Guess>;

export const labWords = {
  en: {
    calls: 'Calls',
    streams: 'Streams',
    callsMean: 'each waits for the next',
    streamsMean: 'each reads what is there',
    waiting: 'waiting',
    until: 'Until the payable is there',
    untilUnit: 'median of the last minute, log scale',
    ok: 'Drivers with a yes',
    okUnit: 'of the last minute',
    lag: 'Pickups waiting in streams',
    settings: 'The dawn',
    surge: 'Surge, 04:06–04:18',
    surgeValue: '{number} a second',
    capacity: 'Settlement can do',
    capacityValue: '{number} a second',
    timeout: 'A caller waits',
    timeoutValue: '{number} s',
    tries: 'Each service asks',
    triesValue: '{number} ×',
    skips: 'The deadline goes along the chain',
    trouble: 'Take down for 4 min, now',
    deploy: 'Deploy Quality',
    isDown: '{place}: down',
    measured: 'Measured so far',
    style: 'Style',
    rows: {
      wait: 'Driver’s answer, median',
      failed: 'Drivers without a yes',
      until: 'Payable, median',
      slowUntil: 'Payable, slowest 1 %',
      asked: 'Most requests for one',
      lag: 'Waiting at most',
      drained: 'Surge worked off in',
    },
    notYet: '—',
    clock: '{time}, {rate} pickups a second',
    rowsAre: 'Five services in line, twice: above they call each other, below they read streams',
    chart: 'Charts from 04:00 to 04:40. {text}',
  },
  ko: {
    calls: '호출',
    streams: '스트림',
    callsMean: '다음 서비스를 기다림',
    streamsMean: '적혀 있는 것을 읽음',
    waiting: '대기',
    until: '정산 기록이 생길 때까지',
    untilUnit: '지난 1분의 중앙값, 로그 눈금',
    ok: '접수되었다는 답을 들은 기사',
    okUnit: '지난 1분',
    lag: '스트림에서 기다리는 집유',
    settings: '새벽의 조건',
    surge: '몰림, 04:06–04:18',
    surgeValue: '초당 {number}건',
    capacity: '정산의 처리량',
    capacityValue: '초당 {number}건',
    timeout: '호출이 기다리는 한도',
    timeoutValue: '{number}초',
    tries: '서비스마다 시도',
    triesValue: '{number}번',
    skips: '한도를 줄 아래로 함께 넘기기',
    trouble: '지금 4분 동안 멈추기',
    deploy: '원유 검사 배포',
    isDown: '{place}: 멈춤',
    measured: '지금까지 잰 것',
    style: '방식',
    rows: {
      wait: '기사의 답, 중앙값',
      failed: '답을 못 들은 기사',
      until: '정산 기록, 중앙값',
      slowUntil: '정산 기록, 늦은 1 %',
      asked: '한 건에 요청, 최대',
      lag: '가장 많이 밀린 때',
      drained: '몰림 뒤 비기까지',
    },
    notYet: '—',
    clock: '{time}, 초당 {rate}건',
    rowsAre: '한 줄로 선 서비스 다섯을 두 번: 위는 서로 호출하고, 아래는 스트림을 읽어요',
    chart: '04:00부터 04:40까지의 그래프. {text}',
  },
} as const;
