// What a boundary is called where people read it.
import type { Boundary, Side } from '../wire-tap/boundaries.ts';
import type { Text } from './text.ts';

/** `OffsetCommit quality.lab-results/1 #3, after the answer` */
export function boundaryText({ api, subject, occurrence, side }: Boundary): Text {
  const what = `${api} ${subject} #${occurrence}`;
  const { en, ko } = sideText(api, side);
  return { en: `${what}, ${en}`, ko: `${what}, ${ko}` };
}

/** A call by another port than Kafka has no broker to come to. */
export function sideText(api: Boundary['api'], side: Side): Text {
  if (side === 'after') return { en: 'after the answer', ko: '처리된 뒤 응답을 받기 전' };
  return api.includes('.')
    ? { en: 'before the call', ko: '호출이 나가기 전' }
    : { en: 'before the broker', ko: '브로커에 닿기 전' };
}
