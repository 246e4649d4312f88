// What the streams never said; of another form, or only of another value.
import type { Case, Problem } from './question.ts';

export function neverSo(one: Case): Problem {
  const { want, status, body } = one;
  const isPhantom = want === undefined || (status === 200 && sameShape(body, want));
  return {
    ...{ code: isPhantom ? 'PHANTOM' : 'SHAPE', subject: one.subject },
    says: {
      en: `${one.before.en}${one.route} was answered with ${status} and ${one.gave}; ${want === undefined ? 'the streams have nothing about it (404)' : `the streams say ${one.has}`}.`,
      ko: `${one.before.ko}${one.route} 요청에 상태 ${status}, 본문 ${one.gave} 응답을 줬어요. ${want === undefined ? '스트림에는 그에 관한 것이 없어요(404).' : `스트림대로라면 ${one.has}예요.`}`,
    },
    asks: isPhantom
      ? {
          en: 'From which events is that answer made?',
          ko: '그 응답은 어떤 이벤트들로 만들어졌나요?',
        }
      : {
          en: 'What do status and body of a response promise to whoever asks?',
          ko: '응답의 상태 코드와 본문은 묻는 쪽에 무엇을 약속하나요?',
        },
  };
}

/** Whether two have the same fields, however deep, and lists of the same things: they differ in values only. */
function sameShape(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === 0 || other.length === 0 || sameShape(one[0], other[0]);
  }
  if (!isObject(one) || !isObject(other)) return typeof one === typeof other;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => name in other && sameShape(one[name], other[name]))
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
