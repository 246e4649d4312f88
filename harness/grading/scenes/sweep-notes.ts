// What a verdict says of what was done to a service, right or wrong.
import { sideText } from '../boundary-text.ts';
import type { Text } from '../text.ts';
import type { DerivingFacts } from './deriving.ts';

/** What a verdict says of what was done to the service. */
export function sweepNotes({
  killed,
  notReached,
  refused = false,
  failed = false,
}: Pick<DerivingFacts<never>, 'killed' | 'notReached'> &
  Partial<Pick<DerivingFacts<never>, 'refused' | 'failed'>>): Text[] {
  const kills: Text = {
    en: `It was killed at ${killed.length === 1 ? '1 boundary' : `${killed.length} boundaries`}, and started again.`,
    ko: `경계 ${killed.length}곳에서 서비스를 강제 종료하고 다시 시작했어요.`,
  };
  const places = notReached.map(({ api, side, skip }): Text => {
    const { en, ko } = sideText(side);
    const what = `${api} #${skip + 1}`;
    return { en: `${en} ${what}`, ko: `${what} ${ko}` };
  });
  const missed: Text[] =
    places.length === 0
      ? []
      : [
          {
            en: `This run had no such moment, which is no fault, so no crash was tried ${places.map(({ en }) => en).join(', ')}.`,
            ko: `이번 실행에는 다음 순간이 없어서 거기서는 강제 종료하지 않았어요. 잘못은 아니에요: ${places.map(({ ko }) => ko).join(', ')}`,
          },
        ];
  const refusals: Text[] = refused
    ? [
        {
          en: 'One of its sends was refused by the broker.',
          ko: '보낸 것 하나는 브로커가 거절했어요.',
        },
      ]
    : [];
  const failures: Text[] = failed
    ? [
        {
          en: 'One of its calls to a vendor failed.',
          ko: '외부에 알리는 호출 하나는 실패했어요.',
        },
      ]
    : [];
  return killed.length + missed.length === 0 ? [] : [kills, ...missed, ...refusals, ...failures];
}
