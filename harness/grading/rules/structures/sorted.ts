// Rules for the exercise on communication structures: the first edge that is not as it was seen, told by what it
// was taken for.
import type { Finding } from '../../finding.ts';
import { finding } from '../../make-finding.ts';
import type { Tried } from '../../scenes/functions.ts';
import {
  serviceOf,
  structureNames,
  type DataEdge,
  type Edge,
  type Flow,
  type StructureName,
} from '../../structures/flows.ts';
import { edgeKey, pairKey } from '../../structures/oracle.ts';
import { about, comparedSets, misshapen, titleOf, type Judge } from '../functions.ts';
import { otherOwner } from './owner.ts';
import { promisedStructures, readStructures } from './read.ts';
import { takenFor, type Sorted } from './taken-for.ts';
import { arrow, capital, explains, lesson, times, titles, told } from './words.ts';

interface One {
  tried: Tried<Sorted>;
  structure: StructureName;
  got: readonly DataEdge[];
}

/** What is wrong with what `structures` gave for a case, if anything. */
export const sortedWrongly: Judge<Sorted> = (tried) => {
  const seen = readStructures(tried.got);
  if (seen === undefined) return misshapen(tried, promisedStructures);
  for (const structure of structureNames) {
    const one: One = { tried, structure, got: seen[structure] };
    // What is there and should not be tells more than what lacks: the one often stands for the other.
    const found =
      tooMuch(one) ??
      tooLittle(one) ??
      twice(one) ??
      (structure === 'data' ? otherOwner(tried, one.got) : undefined);
    if (found !== undefined) return found;
  }
  return undefined;
};

const keyIn = ({ structure }: One): ((edge: Edge) => string) =>
  structure === 'business' ? pairKey : edgeKey;

function wantedOf({ tried, structure }: One): Edge[] {
  return tried.expected.structures[structure];
}

function tooMuch(one: One): Finding | undefined {
  const { tried, structure, got } = one;
  const key = keyIn(one);
  const { extra } = comparedSets(wantedOf(one).map(key), got.map(key));
  const edge = got.find((other) => extra.includes(key(other)));
  if (edge === undefined) return undefined;
  const told = takenFor({ sorted: tried.expected, structure, got }, edge);
  const title = titles[structure];
  return finding({
    ...about(tried),
    code: 'PHANTOM',
    subject: `${structure} ${told.as}`,
    says: {
      en: `${capital(titleOf(tried).en)}: your ${title.en} has ${arrow(edge)}. ${told.says.en}`,
      ko: `${titleOf(tried).ko}: ${title.ko}에 ${arrow(edge)} 간선이 있어요. ${told.says.ko}`,
    },
    asks: told.asks,
    explainedAt: told.explainedAt ?? explains[structure],
  });
}

function tooLittle(one: One): Finding | undefined {
  const { tried, structure, got } = one;
  const key = keyIn(one);
  const [lacking] = comparedSets(wantedOf(one).map(key), got.map(key)).lacking;
  const edge = wantedOf(one).find((other) => key(other) === lacking);
  if (edge === undefined) return undefined;
  const flow = flowOf(tried.expected, edge);
  const seen = flow ? told(flow) : { en: arrow(edge), ko: arrow(edge) };
  const title = titles[structure];
  return finding({
    ...about(tried),
    code: 'LOST',
    subject: `${structure} ${flow?.via ?? 'edge'}`,
    says: {
      en: `${capital(titleOf(tried).en)}: ${seen.en}. Your ${title.en} has no line ${arrow(edge)}.`,
      ko: `${titleOf(tried).ko}: ${seen.ko}. 그런데 ${title.ko}에 ${arrow(edge)} 간선이 없어요.`,
    },
    asks:
      structure === 'data'
        ? {
            en: 'Whose facts did the other work with after that, whichever way they came?',
            ko: '그 뒤로 상대는 누구의 사실로 일하나요? 어떤 길로 왔든 말이에요.',
          }
        : {
            en: 'Which of the three structures would be another one if this stopped?',
            ko: '이것이 끊기면 세 구조 가운데 어느 것이 달라지나요?',
          },
    explainedAt: explains[structure],
  });
}

function twice(one: One): Finding | undefined {
  const { tried, structure, got } = one;
  const key = keyIn(one);
  const [again] = comparedSets([], got.map(key)).twice;
  if (again === undefined) return undefined;
  const count = got.filter((edge) => key(edge) === again).length;
  const title = titles[structure];
  return finding({
    ...about(tried),
    code: 'DUP',
    subject: structure,
    says: {
      en: `${capital(titleOf(tried).en)}: your ${title.en} has the line ${again} ${times(count).en}.`,
      ko: `${titleOf(tried).ko}: ${title.ko}에 같은 간선이 ${count}번 있어요(${again}).`,
    },
    asks: {
      en: 'A line says that two have to do with each other. How many lines does it take to say so?',
      ko: '선은 둘 사이에 관계가 있다는 뜻이에요. 그렇게 말하는 데 선이 몇 개 필요한가요?',
    },
    explainedAt: `${lesson}#deployables`,
  });
}

/** A flow that an edge comes from. */
function flowOf({ flows, org }: Sorted, edge: Edge): Flow | undefined {
  const node = (name: string): string => serviceOf(org, name) ?? name;
  const ends = [edge.from, edge.to].sort().join();
  const between = flows.find(
    (flow) =>
      flow.subject === edge.subject && [node(flow.from), node(flow.to)].sort().join() === ends,
  );
  return (
    between ??
    flows.find(
      (flow) =>
        flow.via === 'database' && flow.subject === edge.subject && node(flow.to) === edge.to,
    )
  );
}
