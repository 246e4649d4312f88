// Everything that was booked is published: not more than once for no reason, and the last that was booked last.
import type { Finding } from '../finding.ts';
import type { HistoryEvent } from '../history.ts';
import { finding } from '../make-finding.ts';
import type { Text } from '../text.ts';
import { booked, lesson, topic, type BookedPickup, type MonthEndFacts } from './facts.ts';
import { at, pickupsIn, saysSame, type ToldPickup } from './told.ts';

type Rule = (facts: MonthEndFacts, history: readonly HistoryEvent[]) => Finding[];

/** As long as no send was failed, there is no reason for a second record. */
export const twice: Rule = (facts, history) => {
  if (facts.failed) return [];
  const books = booked(history);
  const seen = new Map<string, ToldPickup[]>();
  for (const one of pickupsIn(facts, history)) {
    const name = `${one.pickup.lotId} ${String(one.pickup['litres'])}`;
    const same = [...(seen.get(name) ?? []), one];
    seen.set(name, same);
    const times = books.filter(({ row }) => saysSame(one.pickup, row)).length;
    if (same.length <= times) continue;
    return [
      finding({
        ...{ code: 'DUP', subject: 'record', where: one.where },
        says: {
          en: `${one.where} says once more what ${same[0]?.where ?? '?'} said: ${one.pickup.lotId}, ${String(one.pickup['litres'])} litres. It was committed ${times === 1 ? 'once' : `${times} times`}, and no send had failed.`,
          ko: `${one.where} 레코드는 ${same[0]?.where ?? '?'} 레코드와 같은 것을 한 번 더 말해요: ${one.pickup.lotId}, ${String(one.pickup['litres'])}리터. 커밋은 ${times}번이었고, 실패한 전송도 없었어요.`,
        },
        asks: {
          en: 'What does your code publish at each commit: what that commit changed, or more?',
          ko: '여러분의 코드는 커밋마다 무엇을 발행하나요? 그 커밋이 바꾼 것인가요, 그보다 많은 것인가요?',
        },
        explainedAt: `${lesson}#after-commit`,
        ...at(one.seq, same[0]?.seq ?? 0),
      }),
    ];
  }
  return [];
};

/** The last record about a lot is what the row says; asked once publishing has come to rest. */
export const missing: Rule = (facts, history) => {
  if (!facts.atRest) return [];
  const told = pickupsIn(facts, history);
  const latest = new Map(booked(history).map((one) => [one.row.lotId, one]));
  for (const [lotId, commit] of latest) {
    const own = told.filter(({ pickup }) => pickup.lotId === lotId);
    const { row } = commit;
    const right = own.find(({ pickup }) => saysSame(pickup, row));
    if (right === undefined) return [unpublished(commit, own.at(-1), told.length === 0)];
    const last = own.at(-1);
    if (last === undefined || saysSame(last.pickup, row)) continue;
    return [
      finding({
        ...{ code: 'ORDER', subject: 'correction', where: last.where },
        says: {
          en: `The last record about ${lotId} is ${last.where} with ${String(last.pickup['litres'])} litres; the row has ${row.litres}, which ${right.where} had said before.`,
          ko: `${lotId} 로트에 관한 마지막 레코드는 ${last.where}, ${String(last.pickup['litres'])}리터예요. 행에는 ${row.litres}리터가 있고, 그것은 ${right.where} 레코드가 먼저 말했어요.`,
        },
        asks: {
          en: 'In which order do your lines send what two commits say about one lot?',
          ko: '커밋 둘이 한 로트에 관해 말할 때, 여러분의 코드는 어떤 순서로 보내나요?',
        },
        explainedAt: 'why-event-driven#key',
        ...at(last.seq, right.seq),
      }),
    ];
  }
  return [];
};

function unpublished(
  { row, seq }: BookedPickup,
  before: ToldPickup | undefined,
  isNothing: boolean,
): Finding {
  const row_ = `\`pickups/${row.lotId}\``;
  const says: Text = isNothing
    ? {
        en: `${row_} is committed, and ${topic} has no record at all.`,
        ko: `${row_} 행은 커밋되었는데 ${topic} 토픽에는 레코드가 하나도 없어요.`,
      }
    : before === undefined
      ? {
          en: `${row_} is committed, and ${topic} has no record of it.`,
          ko: `${row_} 행은 커밋되었는데 ${topic} 토픽에 그 레코드가 없어요.`,
        }
      : {
          en: `${row_} was corrected to ${row.litres} litres, and ${before.where} is still the last that is said of it: ${String(before.pickup['litres'])} litres.`,
          ko: `${row_} 행은 ${row.litres}리터로 정정되었는데, 그 로트에 관한 마지막 말은 아직 ${before.where} 레코드의 ${String(before.pickup['litres'])}리터예요.`,
        };
  return finding({
    ...{
      code: 'LOST',
      subject: before === undefined ? 'pickup' : 'correction',
      where: `pickups/${row.lotId}`,
    },
    says,
    asks: {
      en: 'Who tells your code of a commit, and what becomes of one that it could not send?',
      ko: '커밋은 누가 여러분의 코드에 알려 주고, 보내지 못한 커밋은 어떻게 되나요?',
    },
    explainedAt: `${lesson}#after-commit`,
    ...at(seq),
  });
}
