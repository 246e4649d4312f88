// Rules for a view that is built anew while the old one answers.
import type { Finding } from '../../finding.ts';
import { finding } from '../../make-finding.ts';
import type { Rebuilt } from '../../scenes/viewing.ts';

export function rebuiltRules(rebuilt: Rebuilt | undefined, explainedAt: string): Finding[] {
  if (rebuilt === undefined) return [];
  const { route, answer, seq, isReread } = rebuilt;
  const { status } = answer.response;
  const shown = seq === 0 ? {} : { evidence: [seq], firstBad: seq };
  if (status === 504) {
    return [
      finding({
        ...{ code: 'BLOCKED', subject: route, where: route, explainedAt, ...shown },
        says: {
          en: `${route} was not answered within 2 s. Nothing of the streams reached the service just then.`,
          ko: `${route} 요청에 2초 안에 응답하지 않았어요. 마침 그때는 스트림에서 아무것도 오지 않았어요.`,
        },
        asks: {
          en: 'Who has to wait until the new views have caught up, and who has not?',
          ko: '새 뷰가 다 따라잡을 때까지 누가 기다려야 하고, 누구는 기다릴 필요가 없나요?',
        },
      }),
    ];
  }
  if (answer.unreachable || status < 200 || status > 299) {
    return [
      finding({
        ...{ code: 'LOST', subject: route, where: route, explainedAt, ...shown },
        says: {
          en: `${route} was answered with ${answer.unreachable ? 'nothing' : status}.`,
          ko: `${route} 요청에 대한 응답: ${answer.unreachable ? '없음' : status}.`,
        },
        asks: {
          en: 'Who has the views built anew when one of them has burnt?',
          ko: '뷰가 타 버렸을 때 새로 만들게 하는 쪽은 누구인가요?',
        },
      }),
    ];
  }
  if (isReread) return [];
  return [
    finding({
      ...{ code: 'STALE', subject: 'rebuild', where: route, explainedAt, ...shown },
      says: {
        en: `${route} was answered with ${status}, and afterwards not every event was read once more.`,
        ko: `${route} 요청에 상태 ${status} 응답을 줬는데, 그 뒤에 모든 이벤트를 다시 읽지는 않았어요.`,
      },
      asks: {
        en: 'Where does the group begin by which the new views are read?',
        ko: '새 뷰를 만들려고 읽는 그룹은 어디에서 시작하나요?',
      },
    }),
  ];
}
