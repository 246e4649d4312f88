// What an edge that was not seen was made from: an instance, a place, a meeting, the other direction, another structure.
import {
  serviceOf,
  structureNames,
  type Edge,
  type Flow,
  type Org,
  type StructureName,
  type Structures,
} from '../../structures/flows.ts';
import { edgeKey, pairKey } from '../../structures/oracle.ts';
import type { Text } from '../../text.ts';
import { arrow, lesson, times, titles } from './words.ts';

export interface Sorted {
  flows: readonly Flow[];
  org: Org;
  structures: Structures;
  /** Teams of services as they were called in an earlier case; what was remembered shows by them. */
  earlier?: Org;
}

/** A structure as it was given. */
export interface Given {
  sorted: Sorted;
  structure: StructureName;
  got: readonly Edge[];
}

export interface Taken {
  /** In the finding's subject. */
  as: string;
  says: Text;
  asks: Text;
  /** Where another paragraph than the structure's own says more. */
  explainedAt?: string;
}

export function takenFor(given: Given, edge: Edge): Taken {
  return (
    anInstance(given, edge) ??
    aPlace(given, edge) ??
    aMeeting(given, edge) ??
    theOtherWay(given, edge) ??
    anotherStructure(given, edge) ?? {
      as: 'edge',
      says: {
        en: 'Nothing of the kind stands in the notes.',
        ko: '건네받은 기록에는 그런 것이 없어요.',
      },
      asks: {
        en: 'Which of the flows did you make it from?',
        ko: '어느 흐름에서 만든 것인가요?',
      },
    }
  );
}

function anInstance({ sorted: { org }, got }: Given, edge: Edge): Taken | undefined {
  const ends = [edge.from, edge.to];
  const service = org.services.find(
    (one) => !ends.includes(one.name) && one.instances.some((name) => ends.includes(name)),
  );
  if (service === undefined) return undefined;
  const { name } = service;
  const nodes = new Set(
    got
      .flatMap(({ from, to }) => [from, to])
      .filter((node) => node === name || serviceOf(org, node) === name),
  );
  return {
    as: 'instances',
    says: {
      en: `${[...nodes].sort().join(' and ')}: ${nodes.size} ${nodes.size === 1 ? 'node' : 'nodes'} under another name for one deployable, ${name}.`,
      ko: `배포 단위는 ${name} 하나인데 다른 이름의 노드가 ${nodes.size}개 있어요(${[...nodes].sort().join(', ')}).`,
    },
    asks: {
      en: 'If one more instance were started tonight, which line of the company’s structure would be new?',
      ko: '오늘 밤 인스턴스를 하나 더 띄우면, 회사 구조에서 새로 생기는 선은 무엇인가요?',
    },
    explainedAt: `${lesson}#deployables`,
  };
}

function aPlace(
  { sorted: { org, flows }, structure }: Given,
  { from, to, subject }: Edge,
): Taken | undefined {
  const database = org.databases.find(({ name }) => name === from || name === to);
  if (database === undefined || structure !== 'data') return undefined;
  const { team } = database;
  const put = flows.find(
    (flow) => flow.via === 'database' && flow.to === from && flow.subject === subject,
  );
  return {
    as: 'database',
    says: {
      en: `That database is kept running by ${team}; ${put ? `the rows of ${subject} were put there by ${put.from}, ${put.count} times` : `it has no facts of its own`}.`,
      ko: `그 데이터베이스는 ${team} 팀이 돌보는 곳이에요. ${put ? `${subject} 행은 ${put.from}에서 ${put.count}번 넣었어요` : '스스로 만든 사실은 없어요'}.`,
    },
    asks: {
      en: 'Whose facts are these: of the place where they lie, or of whoever can say whether they are true?',
      ko: '이 사실은 누구의 것인가요? 놓여 있는 곳인가요, 맞는지 말할 수 있는 쪽인가요?',
    },
    explainedAt: `${lesson}#places`,
  };
}

function aMeeting({ sorted: { flows }, structure }: Given, edge: Edge): Taken | undefined {
  const met = flows.find((flow) => flow.via === 'meeting' && pairKey(flow) === pairKey(edge));
  if (met === undefined || structure === 'business') return undefined;
  return {
    as: 'meeting',
    says: {
      en: `Their teams met about it ${times(met.count).en}; no program of theirs exchanged a thing for that.`,
      ko: `두 팀이 그 일로 ${met.count}번 만났을 뿐, 그것으로 프로그램 사이에 오간 것은 없어요.`,
    },
    asks: {
      en: 'What would a program know after that meeting that it did not know before?',
      ko: '그 회의가 끝난 뒤 프로그램이 새로 알게 되는 것은 무엇인가요?',
    },
  };
}

function theOtherWay({ sorted: { structures }, structure }: Given, edge: Edge): Taken | undefined {
  const reversed = { ...edge, from: edge.to, to: edge.from };
  if (!has(structures[structure], reversed)) return undefined;
  return {
    as: 'direction',
    says: {
      en: `It was seen the other way: ${arrow(reversed)}.`,
      ko: `본 것은 반대 방향이에요: ${arrow(reversed)}.`,
    },
    asks:
      structure === 'data'
        ? {
            en: 'Who asks, and which way does the answer go?',
            ko: '묻는 쪽은 누구이고, 답은 어느 쪽으로 가나요?',
          }
        : {
            en: 'Which of the two stands still when the other is down?',
            ko: '한쪽이 멈추면 함께 멈추는 것은 어느 쪽인가요?',
          },
  };
}

function anotherStructure(
  { sorted: { structures }, structure }: Given,
  edge: Edge,
): Taken | undefined {
  const other = structureNames.find((one) => one !== structure && has(structures[one], edge));
  if (other === undefined) return undefined;
  return {
    as: `${other} line`,
    says: {
      en: `Between these two it is a line of the ${titles[other].en} only.`,
      ko: `둘 사이의 이 선은 ${titles[other].ko}에만 있어요.`,
    },
    asks:
      structure === 'implementation'
        ? {
            en: 'When the other is down for an hour, does this one stand still, or read later what it missed?',
            ko: '상대가 한 시간 멈추면 이쪽도 멈추나요, 아니면 밀린 것을 나중에 읽나요?',
          }
        : {
            en: 'What goes over this line: words between people, calls between programs, or facts?',
            ko: '이 선으로 오가는 것은 사람의 말인가요, 프로그램의 호출인가요, 사실인가요?',
          },
  };
}

const has = (edges: readonly Edge[], edge: Edge): boolean =>
  edges.some((one) => edgeKey(one) === edgeKey(edge));
