// Rules for what an answer says that each context needs: it is what its translator was seen to need.
import type { Context, ContextFacts } from '../../contexts/handed.ts';
import { neededBy } from '../../contexts/matrix.ts';
import { measuredIn } from '../../contexts/witness.ts';
import { listed } from '../../contexts/wording.ts';
import type { Finding } from '../../finding.ts';
import type { HistoryEvent } from '../../history.ts';
import { finding } from '../../make-finding.ts';
import type { ContextRule } from './case.ts';

/** `contexts` says for each context which fields of a pickup and of a result it needs. */
export const declaredBadly: ContextRule = (facts) => {
  const bad = facts.contexts.find(({ name }) => needsOf(facts.declared, name) === undefined);
  if (bad === undefined) return [];
  const { name } = bad;
  return [
    finding({
      code: 'SHAPE',
      subject: `contexts ${name}`,
      says: {
        en: `\`contexts.${name}\` does not say what ${bad.title.en} needs: two lists of names, \`pickup\` and \`result\`.`,
        ko: `\`contexts.${name}\` 값에 ${bad.title.ko} 콘텍스트에 필요한 것이 적혀 있지 않아요. \`pickup\`과 \`result\`, 이름 목록 두 개가 있어야 해요.`,
      },
      asks: {
        en: 'What does the type `Needs` ask for?',
        ko: '`Needs` 타입은 무엇을 요구하나요?',
      },
      explainedAt: 'before-dawn#shape',
    }),
  ];
};

export const undeclared: ContextRule = (facts, history) =>
  compared(facts, history, ({ context, declared, needed }) => {
    const missing = [...needed].filter((field) => !declared.has(field));
    if (missing.length === 0) return undefined;
    const names = listed(missing);
    return {
      code: 'COUPLED',
      subject: `contexts ${context.name}`,
      says: {
        en: `${context.translator} needs ${names.en}, and \`contexts.${context.name}\` does not say so.`,
        ko: `${context.translator} 함수에는 ${names.ko} 값이 있어야 하는데, \`contexts.${context.name}\`에는 적혀 있지 않아요.`,
      },
      asks: {
        en: `Who will be told that ${context.title.en} is in the way when that changes?`,
        ko: `그것을 바꿀 때 ${context.title.ko} 콘텍스트가 걸린다는 것을 누가 알려 주나요?`,
      },
    };
  });

export const neverNeeded: ContextRule = (facts, history) =>
  compared(facts, history, ({ context, declared, read }) => {
    const idle = [...declared].filter((field) => !read.has(field));
    if (idle.length === 0) return undefined;
    const names = listed(idle);
    return {
      code: 'PHANTOM',
      subject: `contexts ${context.name}`,
      says: {
        en: `\`contexts.${context.name}\` names ${names.en}, and ${context.translator} never reads ${idle.length === 1 ? 'it' : 'them'}.`,
        ko: `\`contexts.${context.name}\`에 적힌 ${names.ko} 값을 ${context.translator} 함수는 한 번도 읽지 않아요.`,
      },
      asks: {
        en: 'What does it cost the others to keep for ever what nobody reads?',
        ko: '아무도 읽지 않는 것을 계속 지키려면 다른 쪽에서는 무엇을 치러야 하나요?',
      },
    };
  });

type Said = Pick<Finding, 'code' | 'subject' | 'says' | 'asks'>;

/** Fields have what they are of before them: `pickup.litres`. */
interface Compared {
  context: Context;
  declared: Set<string>;
  needed: Set<string>;
  read: Set<string>;
}

function compared(
  facts: ContextFacts,
  history: readonly HistoryEvent[],
  rule: (one: Compared) => Said | undefined,
): Finding[] {
  const { contexts, measured } = facts;
  if (measured === null) return [];
  return contexts.flatMap((context): Finding[] => {
    const declared = needsOf(facts.declared, context.name);
    if (declared === undefined) return [];
    const needed = neededBy(history, measured, context.name);
    const read = new Set(measured[context.name]?.read);
    const said = rule({ context, declared: new Set(declared), needed, read });
    if (said === undefined) return [];
    return [
      finding({ ...said, explainedAt: 'bounded-contexts#coupling', evidence: measuredIn(history) }),
    ];
  });
}

/** `undefined`: it is not written as it is to be. */
function needsOf(declared: unknown, name: string): string[] | undefined {
  if (!isRecord(declared)) return undefined;
  const needs = declared[name];
  if (!isRecord(needs)) return undefined;
  const { pickup, result = [] } = needs;
  if (!isNames(pickup) || !isNames(result)) return undefined;
  return [...pickup.map((field) => `pickup.${field}`), ...result.map((field) => `result.${field}`)];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNames(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string');
}
