// What the view does not have: all that came before the process, or anything at all.
import { nameOfFed } from '../../scenes/fed.ts';
import type { Text } from '../../text.ts';
import { sameData } from '../same-data.ts';
import { commitBefore, firstChange, lastAgreed } from './agreed.ts';
import { isAfterAStart, type Case, type Problem } from './question.ts';

/** A process that has begun anew answers as if there had been nothing before it. */
export function knowsOnlyNews(one: Case): Problem | undefined {
  const { published, expected, name, body, status, want } = one;
  if (!isAfterAStart(one) || want === undefined) return undefined;
  if (status === 200 && lastAgreed(one).agreed !== undefined) return undefined;
  const since = published.findIndex(
    (_, index) => index > 0 && sameData(expected(published.slice(index), name) ?? undefined, body),
  );
  if (since < 0) return undefined;
  const last = published[since - 1];
  const commit = last && commitBefore(one, last);
  return {
    ...{ code: 'LOST', subject: one.subject, cause: last },
    because: commit === undefined ? [] : [commit.seq],
    says: {
      en: `${one.before.en}${one.route} was answered with ${one.gave}; the streams say ${one.has}. It knows nothing of ${last ? nameOfFed(last) : '?'} and what came before.${commit?.says.en ?? ''}`,
      ko: `${one.before.ko}${one.route} 요청에 대한 응답은 ${one.gave}, 스트림대로라면 ${one.has}예요. ${last ? nameOfFed(last) : '?'} 레코드와 그 앞의 것을 모르고 있어요.${commit?.says.ko ?? ''}`,
    },
    asks: asksOfTheNew,
  };
}

/** What was so before anything was published about it is no news of long ago: the view has nothing. */
export function empty(one: Case): Problem | undefined {
  const { status, want } = one;
  const { agreed, cause } = lastAgreed(one);
  const hasNothing = status === 200 && agreed !== undefined && agreed === firstChange(one);
  if (want === undefined || (status !== 404 && !hasNothing)) return undefined;
  const [en, ko] =
    status === 404
      ? ['answered with 404', '404로 응답했어요']
      : [
          `answered with ${one.gave}, as if nothing had come about it`,
          `그에 관해 아무것도 오지 않은 듯 ${one.gave} 응답을 줬어요`,
        ];
  const commit = cause && isAfterAStart(one) ? commitBefore(one, cause) : undefined;
  return {
    ...{ code: 'LOST', subject: one.subject, cause },
    because: commit === undefined ? [] : [commit.seq],
    says: {
      en: `${one.before.en}${one.route} was ${en}; the streams say ${one.has}.${commit?.says.en ?? ''}`,
      ko: `${one.before.ko}${one.route} 요청에 ${ko}. 스트림에 있는 값: ${one.has}${commit?.says.ko ?? ''}`,
    },
    asks: isAfterAStart(one)
      ? asksOfTheNew
      : {
          en: 'How does an event get from the stream into what you answer from?',
          ko: '이벤트는 스트림에서 응답의 바탕까지 어떤 길로 가나요?',
        },
  };
}

const asksOfTheNew: Text = {
  en: 'What does the new process know, and where does its group go on?',
  ko: '새 프로세스는 무엇을 알고, 그 그룹은 어디에서 이어서 읽나요?',
};
