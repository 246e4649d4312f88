// Each driver is answered by what Membership has said last of the farm.
import type { Code, Finding } from '../../finding.ts';
import type { HistoryEvent } from '../../history.ts';
import { expectedOf, type Expected, type HoldFacts } from '../../holds/facts.ts';
import { finding } from '../../make-finding.ts';
import { nameOfFed } from '../../scenes/fed.ts';
import type { Reported } from '../../scenes/rollout.ts';
import { shownBy } from '../derived.ts';
import { sameData } from '../same-data.ts';

export function answeredRightly(
  { reported, fed }: Pick<HoldFacts, 'reported' | 'fed'>,
  history: readonly HistoryEvent[],
): Finding[] {
  for (const one of reported) {
    const expected = expectedOf(one, fed);
    if (!isRight(one, expected)) return [wrongly(one, expected, history)];
  }
  return [];
}

function isRight({ answer: { response } }: Reported, { status, body }: Expected): boolean {
  return response.status === status && (status === 201 || sameData(response.body, body));
}

function wrongly(one: Reported, expected: Expected, history: readonly HistoryEvent[]): Finding {
  const { status, body, last } = expected;
  const got = one.answer.response;
  const hold = body?.reason === 'hold';
  const event = history.find(({ seq }) => seq === one.seq);
  const why = got.status === 500 && event?.type === 'port' ? ` ${String(event.answer)}` : '';
  const gave = `${said(got)}${why}`;
  return finding({
    code: codeOf(one, expected),
    subject: hold ? 'hold' : status === 201 ? 'pickup' : 'member',
    where: last ? nameOfFed(last) : one.farmId,
    says: {
      en: `The pickup ${one.lotId} at ${one.farmId} was answered with ${gave}, and was to be with ${said({ status, body })}${last ? `: so says ${nameOfFed(last)}` : ''}.`,
      ko: `${one.farmId} 농가의 집유 ${one.lotId}에 대한 응답은 ${gave}, 나와야 할 응답은 ${said({ status, body })}예요.${last ? ` 근거: ${nameOfFed(last)}` : ''}`,
    },
    asks: hold
      ? {
          en: 'What does Collection know of this farm at that moment, and which line looks at it?',
          ko: '그 순간 집유는 이 농가에 대해 무엇을 알고 있고, 그것을 보는 줄은 어디인가요?',
        }
      : {
          en: 'Which of your lines decides about this farm, and on what?',
          ko: '이 농가에 대해 정하는 줄은 어디이고, 무엇을 보고 정하나요?',
        },
    explainedAt: 'business-requirements#copy',
    ...shownBy([one.seq]),
  });
}

function said({ status, body }: { status: number; body?: unknown }): string {
  return `${status}${body === undefined ? '' : ` ${JSON.stringify(body)}`}`;
}

function codeOf({ answer }: Reported, { status, body }: Expected): Code {
  const got = answer.response.status;
  if (got === 500) return 'CRASHED';
  if (got === 504 || answer.unreachable) return 'BLOCKED';
  // Refused though it may deliver, or accepted though it is held: what holds now is not known.
  if (got === 409 && status === 201) return 'STALE';
  if (got === 201) return body?.reason === 'hold' ? 'STALE' : 'PHANTOM';
  return 'SHAPE';
}
