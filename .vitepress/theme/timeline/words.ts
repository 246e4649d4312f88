// What the timeline says of itself; events are described by harness/grading/describe-event.ts.
import type { Language } from '../../content/languages.ts';

interface TimelineWords {
  title: string;
  /** `{events}`, `{ms}` */
  extent: string;
  show: string;
  named: string;
  everything: string;
  view: string;
  asTape: string;
  asList: string;
  foldAgain: string;
  /** `{count}` */
  fold: string;
  /** For a screen reader: `{count}` */
  openFold: string;
  firstBad: string;
  /** `{codes}` */
  namedBy: string;
  keys: string;
  keysList: string;
  lanes: string;
  signs: string;
  evidence: string;
  workbook: string;
  /** `{count}` */
  moreAlike: string;
  last: string;
  /** `{count}` */
  records: string;
  partitions: string;
  /** `{count}` */
  emptyFetches: string;
  time: string;
  order: string;
  key: string;
  value: string;
  headers: string;
  noKey: string;
  noValue: string;
  /** `{count}` */
  andMore: string;
  details: string;
  choose: string;
  nothing: string;
}

export const timelineWords: Record<Language, TimelineWords> = {
  en: {
    title: 'The run, event by event',
    extent: '{events} events in {ms} ms. The order counts here, not the distance.',
    show: 'Show',
    named: 'what the findings name',
    everything: 'everything',
    view: 'As',
    asTape: 'lanes',
    asList: 'list',
    foldAgain: 'Fold again',
    fold: '{count} events',
    openFold: '{count} events, folded: show them',
    firstBad: 'here the run first went wrong',
    namedBy: 'evidence for {codes}',
    keys: 'Arrow keys go along a lane and from lane to lane, Home and End to its ends. Enter opens the details.',
    keysList:
      'Up and down go from event to event, left and right stay with one client. Enter opens the details.',
    lanes: 'Lanes',
    signs: 'Signs',
    evidence: 'named by a finding',
    workbook: 'the workbook',
    moreAlike: '{count} in a row',
    last: 'the last:',
    records: '{count} records',
    partitions: 'partitions',
    emptyFetches: '{count} Fetches that brought nothing',
    time: 'Time',
    order: 'Event',
    key: 'key',
    value: 'value',
    headers: 'headers',
    noKey: 'none',
    noValue: 'none (tombstone)',
    andMore: '… and {count} more',
    details: 'Details',
    choose: 'Point at a mark, or go to it with the arrow keys.',
    nothing: 'Nothing was seen of this run.',
  },
  ko: {
    title: '실행 과정, 한 단계씩',
    extent: '실행 단계 {events}개, {ms}ms. 간격이 아니라 순서를 보세요.',
    show: '표시할 것',
    named: '지적된 것만',
    everything: '전부',
    view: '모양',
    asTape: '흐름도',
    asList: '목록',
    foldAgain: '다시 접기',
    fold: '단계 {count}개',
    openFold: '단계 {count}개 접힘: 펼치기',
    firstBad: '실행이 처음 어긋난 곳',
    namedBy: '{codes}의 증거',
    keys: '화살표 키로 한 줄을 따라가거나 줄 사이를 옮겨 다니고, Home과 End로 양 끝에 가요. Enter를 누르면 자세한 내용이 열려요.',
    keysList:
      '위아래 키로 한 단계씩, 좌우 키로 같은 클라이언트의 단계를 따라가요. Enter를 누르면 자세한 내용이 열려요.',
    lanes: '흐름도',
    signs: '기호',
    evidence: '지적에 나온 단계',
    workbook: '워크북',
    moreAlike: '잇달아 {count}개',
    last: '마지막:',
    records: '레코드 {count}건',
    partitions: '파티션',
    emptyFetches: '아무것도 오지 않은 Fetch {count}번',
    time: '시각',
    order: '단계',
    key: '키',
    value: '값',
    headers: '헤더',
    noKey: '없음',
    noValue: '없음 (툼스톤)',
    andMore: '… 외 {count}건',
    details: '자세한 내용',
    choose: '표시를 가리키거나 화살표 키로 골라 보세요.',
    nothing: '이 실행에서 기록된 것이 없어요.',
  },
};
