// What the streams said once, and say no longer.
import { nameOfFed } from '../../scenes/fed.ts';
import { commitBefore, lastAgreed } from './agreed.ts';
import { isAfterAStart, type Case, type Problem } from './question.ts';

/** What the streams said once. */
export function outdated(one: Case): Problem | undefined {
  const { published, status } = one;
  const { cause } = lastAgreed(one);
  if (status !== 200 || cause === undefined) return undefined;
  const again = published
    .slice(published.indexOf(cause) + 1)
    .find(({ id, offset }) => published.some((first) => first.id === id && first.offset < offset));
  const commit = isAfterAStart(one) ? commitBefore(one, cause) : undefined;
  return {
    ...{ code: 'STALE', subject: again ? `${one.subject}: repeat` : one.subject, cause },
    because: commit === undefined ? [] : [commit.seq],
    says: {
      en: `${one.before.en}${one.route} was answered with the outdated ${one.gave}; since ${nameOfFed(cause)} it is ${one.has}.${again ? ` An older event came again after that, at ${nameOfFed(again)}.` : ''}${commit?.says.en ?? ''}`,
      ko: `${one.before.ko}${one.route} 요청에 지난 값 ${one.gave} 응답을 줬어요. ${nameOfFed(cause)} 레코드부터는 ${one.has}예요.${again ? ` 그 뒤 ${nameOfFed(again)}에서 옛 이벤트가 한 번 더 왔어요.` : ''}${commit?.says.ko ?? ''}`,
    },
    asks: again
      ? {
          en: 'By what could a view tell an event that comes late, or once more, from news?',
          ko: '늦게 오거나 한 번 더 온 이벤트를 새 소식과 무엇으로 구별할 수 있을까요?',
        }
      : cause.value === null
        ? {
            en: 'What does a record without a value say about its key?',
            ko: '값이 없는 레코드는 그 키에 대해 무엇을 말하나요?',
          }
        : commit === undefined
          ? {
              en: 'Which of your lines does that record reach, and what does the view have afterwards?',
              ko: '그 레코드는 어느 줄까지 가고, 그 뒤 뷰에는 무엇이 있나요?',
            }
          : {
              en: 'What does the broker believe once an offset is committed, and what did your view have by then?',
              ko: '오프셋이 커밋되고 나면 브로커는 무엇을 믿게 되고, 그때 뷰에는 무엇이 있었나요?',
            },
  };
}
