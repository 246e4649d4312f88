// What a record looks like: a pickup with its fields and no others, under the key of its farm.
import type { Finding } from '../finding.ts';
import type { HistoryEvent } from '../history.ts';
import { finding } from '../make-finding.ts';
import { show } from '../rules/derived-values.ts';
import { jsonIn } from '../record-json.ts';
import { lesson, type MonthEndFacts } from './facts.ts';
import { at, fields, isPickup, pickupsIn, toldIn } from './told.ts';

type Rule = (facts: MonthEndFacts, history: readonly HistoryEvent[]) => Finding[];

/** A pickup as JSON, with its fields and no others. */
export const shaped: Rule = (facts, history) => {
  for (const one of toldIn(facts, history)) {
    const { record, where, seq } = one;
    const value = jsonIn(record.value);
    const shown = show(record.value ?? 'null', 120);
    const isRow = isPickup({ ...one, pickup: value });
    if (!isRow) {
      const isSilo = typeof (value as { capacity?: unknown } | null)?.capacity === 'number';
      return [
        finding({
          ...{ code: 'SHAPE', subject: isSilo ? 'silo' : 'value', where },
          says: isSilo
            ? {
                en: `${where} is the row of a silo: ${shown}. This stream has pickups.`,
                ko: `${where} 레코드는 사일로의 행이에요: ${shown}. 이 스트림에는 집유가 있어요.`,
              }
            : {
                en: `The value of ${where} is no pickup: ${shown}`,
                ko: `${where} 레코드의 값은 집유가 아니에요: ${shown}`,
              },
          asks: isSilo
            ? {
                en: 'Of which rows may one commit consist, and which of them is this stream about?',
                ko: '커밋 하나는 어떤 행들로 이루어질 수 있고, 이 스트림은 그 가운데 무엇에 관한 것인가요?',
              }
            : {
                en: 'What would a reader who knows nothing of your code make of these bytes?',
                ko: '여러분의 코드를 모르는 리더가 이 바이트를 읽으면 무엇으로 보일까요?',
              },
          explainedAt: `${lesson}#who-pays`,
          ...at(seq),
        }),
      ];
    }
    const pickup = value as Record<string, unknown>;
    const extra = Object.keys(pickup).filter((name) => !fields.some((field) => field === name));
    const lacking = fields.filter((name) => pickup[name] === undefined);
    if (lacking.length > 0) {
      return [
        finding({
          ...{ code: 'SHAPE', subject: 'value', where },
          says: {
            en: `${where} lacks ${lacking.map((name) => `\`${name}\``).join(', ')}: ${shown}`,
            ko: `${where} 레코드에 ${lacking.map((name) => `\`${name}\``).join(', ')} 필드가 없어요: ${shown}`,
          },
          asks: {
            en: 'Which fields does a pickup have that others rely on?',
            ko: '다른 서비스가 믿는 집유의 필드는 무엇인가요?',
          },
          explainedAt: `${lesson}#who-pays`,
          ...at(seq),
        }),
      ];
    }
    if (extra.length > 0) {
      return [
        finding({
          ...{ code: 'LEAK', subject: extra.join(', '), where },
          says: {
            en: `${where} also says \`${extra.join('`, `')}\`, which a pickup does not have: ${shown}`,
            ko: `${where} 레코드에 집유에는 없는 \`${extra.join('`, `')}\` 필드까지 있어요: ${shown}`,
          },
          asks: {
            en: 'If the plant renames that column tomorrow, whose code breaks, and who promised it to them?',
            ko: '내일 공장이 그 열의 이름을 바꾸면 누구의 코드가 깨지고, 그것을 약속한 쪽은 누구인가요?',
          },
          explainedAt: `${lesson}#who-pays`,
          ...at(seq),
        }),
      ];
    }
  }
  return [];
};

export const keyed: Rule = (facts, history) => {
  for (const { pickup, where, seq, record } of pickupsIn(facts, history)) {
    if (record.key === pickup['farmId']) continue;
    return [
      finding({
        ...{ code: 'ORDER', subject: 'key', where },
        says: {
          en: `${where} is about ${String(pickup['farmId'])}, and its key is ${record.key === null ? 'missing' : `\`${record.key}\``}. Litres that are corrected are a second record about the lot.`,
          ko: `${where} 레코드는 ${String(pickup['farmId'])} 농가의 것인데 키가 ${record.key === null ? '없어요' : `\`${record.key}\` 값이에요`}. 리터가 정정되면 그 로트에 관한 레코드가 하나 더 생겨요.`,
        },
        asks: {
          en: 'What decides which partition a record goes to, and where does order hold?',
          ko: '레코드가 어느 파티션으로 갈지는 무엇이 정하고, 순서는 어디에서 지켜지나요?',
        },
        explainedAt: 'why-event-driven#key',
        ...at(seq),
      }),
    ];
  }
  return [];
};
