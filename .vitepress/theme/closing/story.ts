// What the co-op lived through, lesson by lesson: to be read when it is over.
import type { Text } from '../../content/languages.ts';

/** By the lesson's slug. */
export const story: Readonly<Record<string, Text>> = {
  'before-dawn': {
    en: 'Before dawn, 240 farms fill the tankers. You wrote one pickup to a stream and read it back, and a verdict told you which record it was about.',
    ko: '새벽에 240개 농가의 우유가 집유차에 실립니다. 여러분은 집유 기록 하나를 스트림에 쓰고 다시 읽었고, 판정은 그것이 어느 레코드인지 알려 주었습니다.',
  },
  'why-event-driven': {
    en: 'Version 7 of Settlement had rounded the fat for six weeks. Nothing was lost: the season was still on the tape, and two groups read all of it, each for itself.',
    ko: '유대 정산 버전 7은 여섯 주 동안 지방을 반올림했습니다. 그래도 잃은 것은 없었습니다. 한 철이 고스란히 테이프에 남아 있었고, 두 그룹이 저마다 처음부터 끝까지 읽었습니다.',
  },
  'event-driven-microservice': {
    en: 'The grade service was killed at one boundary after another. Decide, emit, commit, in that order, and each lab result had its grade all the same.',
    ko: '등급 서비스는 단계마다 강제로 종료되었습니다. 결정하고, 내보내고, 커밋하는 순서를 지키자 검사 결과마다 등급이 있었습니다.',
  },
  'bounded-contexts': {
    en: 'One word, four milks. Collection renamed what was its own, and those who had taken no more than they needed did not notice.',
    ko: '한 낱말에 네 가지 우유가 있었습니다. 집유가 자기 말을 바꾸어도, 필요한 만큼만 받던 쪽은 알아차리지 못했습니다.',
  },
  'using-bounded-contexts': {
    en: 'Dolmun Cheese came with a lab, a score and a boss of its own. You drew the map that the traffic agreed with, and kept Dolmun’s words on Dolmun’s side.',
    ko: '돌문치즈가 자기 검사실과 점수와 상사를 데리고 왔습니다. 여러분은 실제로 오간 것과 맞는 지도를 그리고, 돌문의 말은 돌문 쪽에 머물게 했습니다.',
  },
  'business-requirements': {
    en: 'The antibiotic hold would have waited for three layers and their calendars. Cut along the business it was one team, one service and one restart.',
    ko: '항생제 집유 보류는 세 계층과 그 일정을 기다릴 뻔했습니다. 비즈니스를 따라 나누자 팀 하나, 서비스 하나, 재시작 한 번이면 되었습니다.',
  },
  'communication-structures': {
    en: 'Who talks to whom, what runs where, and how data gets about: three sheets of one company. You told them apart by what was on the wire and in the calendar.',
    ko: '누가 누구와 이야기하는지, 무엇이 어디에서 도는지, 데이터가 어떻게 오가는지. 한 회사의 세 장이었습니다. 여러분은 오간 기록과 일정표를 보고 셋을 갈라냈습니다.',
  },
  'conways-law': {
    en: 'The system had grown to look like those who talk. You found who should be talking and is not, and who meets without a reason.',
    ko: '시스템은 서로 이야기하는 사람들을 닮아 있었습니다. 여러분은 이야기해야 하는데 하지 않는 쪽과 까닭 없이 만나는 쪽을 찾아냈습니다.',
  },
  'traditional-computing': {
    en: 'Back to year zero: one team, one service, one database, and a bonus that needed the data of another. A copy drifted; a stream did not.',
    ko: '처음으로 돌아갔습니다. 팀 하나, 서비스 하나, 데이터베이스 하나, 그리고 남의 데이터가 필요한 보너스. 복사본은 어긋났고 스트림은 어긋나지 않았습니다.',
  },
  'one-year-later': {
    en: 'A year later the team was two, and both had a hand on the same grade. Two facts with an owner each, and one value that follows from them.',
    ko: '일 년 뒤 팀은 둘이 되었고, 둘 다 같은 등급을 고치고 있었습니다. 주인이 하나씩인 사실 둘로 나누고, 값 하나를 거기에서 이끌어 냈습니다.',
  },
  'conflicting-pressures': {
    en: 'At the month’s end the report stood in the way of the tankers. Published facts took it off the store, and it still counted the same.',
    ko: '월말 보고서가 집유차의 길을 막았습니다. 사실을 발행하자 보고서는 저장소에서 물러났고, 숫자는 그대로 맞았습니다.',
  },
  'event-driven-structures': {
    en: 'You burnt a view, and it came back from the stream. Nobody had to be asked, and nobody had to be up.',
    ko: '뷰를 태웠고, 뷰는 스트림에서 되살아났습니다. 누구에게 물어볼 필요도, 다른 서비스가 켜져 있을 필요도 없었습니다.',
  },
  asynchronous: {
    en: 'The holiday dawn came with eight times the milk. One chain waited for its slowest link, the other let the milk pile up and worked it off; and one question stayed a call, rightly.',
    ko: '명절 새벽에 여덟 배의 우유가 왔습니다. 한쪽 줄은 가장 느린 서비스를 기다렸고, 다른 쪽은 쌓아 두었다가 해치웠습니다. 그리고 질문 하나는 호출로 남았고, 그것이 옳았습니다.',
  },
};
