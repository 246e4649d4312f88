// Rules for the exercise on communication structures: the first edge that is not as it was seen, told by what it
// was taken for.
import type { Finding } from '../finding.ts';
import { finding } from '../make-finding.ts';
import type { Tried } from '../scenes/functions.ts';
import {
  serviceOf,
  structureNames,
  type DataEdge,
  type Edge,
  type Flow,
  type Org,
  type StructureName,
  type Structures,
} from '../structures/flows.ts';
import { edgeKey, pairKey } from '../structures/oracle.ts';
import type { Text } from '../text.ts';
import { about, comparedSets, misshapen, titleOf, type Judge } from './functions.ts';

export interface Sorted {
  flows: readonly Flow[];
  org: Org;
  structures: Structures;
  /** Teams of services as they were called in an earlier case; what was remembered shows by them. */
  earlier?: Org;
}

interface One {
  tried: Tried<Sorted>;
  structure: StructureName;
  got: readonly DataEdge[];
}

const lesson = 'communication-structures';

/** The paragraph about each structure. */
const explains: Record<StructureName, string> = {
  business: `${lesson}#business`,
  implementation: `${lesson}#implementation`,
  data: `${lesson}#data`,
};
const titles: Record<StructureName, Text> = {
  business: { en: 'business structure', ko: '비즈니스 통신 구조' },
  implementation: { en: 'implementation structure', ko: '구현 통신 구조' },
  data: { en: 'data structure', ko: '데이터 통신 구조' },
};

/** What is wrong with what `structures` gave for a case, if anything. */
export const sortedWrongly: Judge<Sorted> = (tried) => {
  const seen = readStructures(tried.got);
  if (seen === undefined) return misshapen(tried, promisedStructures);
  for (const structure of structureNames) {
    const one: One = { tried, structure, got: seen[structure] };
    // What is there and should not be tells more than what lacks: the one often stands for the other.
    const found = tooMuch(one) ?? tooLittle(one) ?? twice(one) ?? otherOwner(one);
    if (found !== undefined) return found;
  }
  return undefined;
};

const promisedStructures: Text = {
  en: 'an object of three lists of edges, with `from`, `to`, `subject`, and `owner` in those of data',
  ko: '간선 목록 세 개를 담은 객체(간선에는 `from`, `to`, `subject`, 데이터 간선에는 `owner`도)',
};

function readStructures(got: unknown): Record<StructureName, DataEdge[]> | undefined {
  if (typeof got !== 'object' || got === null) return undefined;
  const lists = structureNames.map((name) => readEdges(Reflect.get(got, name), name === 'data'));
  const [business, implementation, data] = lists;
  if (!business || !implementation || !data) return undefined;
  return { business, implementation, data };
}

function readEdges(list: unknown, isData: boolean): DataEdge[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const names = ['from', 'to', 'subject', ...(isData ? ['owner'] : [])];
  return list.every(
    (edge: unknown) =>
      typeof edge === 'object' &&
      edge !== null &&
      names.every((name) => typeof Reflect.get(edge, name) === 'string'),
  )
    ? // Just looked at; an edge that is not of data is never asked for its owner.
      (list as DataEdge[])
    : undefined;
}

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
  const told = takenFor(one, edge);
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

interface Taken {
  as: string;
  says: Text;
  asks: Text;
  explainedAt?: string;
}

/** What an edge that was not seen was taken from. */
function takenFor({ tried, structure, got }: One, edge: Edge): Taken {
  const { flows, org, structures } = tried.expected;
  const ends = [edge.from, edge.to];
  const instances = org.services.find(
    (one) => !ends.includes(one.name) && one.instances.some((name) => ends.includes(name)),
  );
  if (instances !== undefined) {
    const { name } = instances;
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
  if (org.databases.some(({ name }) => ends.includes(name)) && structure === 'data') {
    const { team } = org.databases.find(({ name }) => ends.includes(name)) ?? { team: '' };
    const put = flows
      .filter((flow) => flow.via === 'database' && flow.to === edge.from)
      .find(({ subject }) => subject === edge.subject);
    return {
      as: 'database',
      says: {
        en: `That database is kept running by ${team}; ${put ? `the rows of ${edge.subject} were put there by ${put.from}, ${put.count} times` : `it has no facts of its own`}.`,
        ko: `그 데이터베이스는 ${team} 팀이 돌보는 곳이에요. ${put ? `${edge.subject} 행은 ${put.from}에서 ${put.count}번 넣었어요` : '스스로 만든 사실은 없어요'}.`,
      },
      asks: {
        en: 'Whose facts are these: of the place where they lie, or of whoever can say whether they are true?',
        ko: '이 사실은 누구의 것인가요? 놓여 있는 곳인가요, 맞는지 말할 수 있는 쪽인가요?',
      },
      explainedAt: `${lesson}#places`,
    };
  }
  const same = (other: Edge): boolean => edgeKey(other) === edgeKey(edge);
  const met = flows.find((flow) => flow.via === 'meeting' && pairKey(flow) === pairKey(edge));
  if (met !== undefined && structure !== 'business') {
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
  const reversed = { ...edge, from: edge.to, to: edge.from };
  if (structures[structure].some((other) => edgeKey(other) === edgeKey(reversed))) {
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
  const elsewhere = structureNames.find(
    (other) => other !== structure && structures[other].some(same),
  );
  if (elsewhere !== undefined) {
    return {
      as: `${elsewhere} line`,
      says: {
        en: `Between these two it is a line of the ${titles[elsewhere].en} only.`,
        ko: `둘 사이의 이 선은 ${titles[elsewhere].ko}에만 있어요.`,
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
  return {
    as: 'edge',
    says: {
      en: 'Nothing of the kind stands in the notes.',
      ko: '건네받은 기록에는 그런 것이 없어요.',
    },
    asks: {
      en: 'Which of the flows did you make it from?',
      ko: '어느 흐름에서 만든 것인가요?',
    },
  };
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

function otherOwner({ tried, structure, got }: One): Finding | undefined {
  if (structure !== 'data') return undefined;
  const { org, earlier, structures } = tried.expected;
  const right = new Map(structures.data.map((edge) => [edgeKey(edge), edge.owner]));
  const edge = got.find((one) => right.get(edgeKey(one)) !== one.owner);
  if (edge === undefined) return undefined;
  const owner = right.get(edgeKey(edge)) ?? '';
  const was = earlier?.services.find(({ name }) => name === edge.from)?.team === edge.owner;
  const keeps = org.databases.find(({ team }) => team === edge.owner);
  return finding({
    ...about(tried),
    code: was ? 'STALE' : 'PHANTOM',
    subject: `data owner ${edge.from}`,
    says: was
      ? {
          en: `${capital(titleOf(tried).en)}: ${arrow(edge)} is said to belong to ${edge.owner}. It did; ${edge.from} has gone over to ${owner}.`,
          ko: `${titleOf(tried).ko}: ${arrow(edge)} 간선의 임자가 ${edge.owner} 팀으로 되어 있어요. 전에는 그랬지만 ${edge.from} 서비스는 ${owner} 팀으로 옮겼어요.`,
        }
      : {
          en: `${capital(titleOf(tried).en)}: ${arrow(edge)} is said to belong to ${edge.owner}. ${keeps ? `${edge.owner} keeps ${keeps.name} running; ` : ''}${edge.from}, which these facts come from, belongs to ${owner}.`,
          ko: `${titleOf(tried).ko}: ${arrow(edge)} 간선의 임자가 ${edge.owner} 팀으로 되어 있어요. ${keeps ? `${edge.owner} 팀은 ${keeps.name} 데이터베이스를 돌볼 뿐이에요. ` : ''}이 사실이 나온 ${edge.from} 서비스는 ${owner} 팀의 것이에요.`,
        },
    asks: {
      en: 'Whom would you ask whether one of these facts is true?',
      ko: '이 사실이 맞는지 물어본다면 누구에게 묻나요?',
    },
    explainedAt: `${lesson}#places`,
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

/** `settlement-1 asked membership-1 212 times (GET /farms/:id)`. */
function told({ from, to, via, subject, count }: Flow): Text {
  const { en } = times(count);
  switch (via) {
    case 'http':
      return {
        en: `${from} asked ${to} ${en} (${subject})`,
        ko: `${from}에서 ${to}에 ${count}번 물었어요(${subject})`,
      };
    case 'topic':
      return {
        en: `${to} read ${count} records of ${subject} that ${from} wrote`,
        ko: `${from}에서 쓴 ${subject} 레코드 ${count}개를 ${to}에서 읽었어요`,
      };
    case 'database':
      return {
        en: `rows of ${subject} went from ${from} to ${to} ${en}`,
        ko: `${subject} 행이 ${from}에서 ${to}로 ${count}번 갔어요`,
      };
    case 'meeting':
      return {
        en: `${from} and ${to} met ${en} (${subject})`,
        ko: `${from} 팀과 ${to} 팀이 ${count}번 만났어요(${subject})`,
      };
  }
}

const times = (count: number): { en: string } => ({
  en: count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`,
});

const arrow = ({ from, to, subject }: Edge): string => `${from} → ${to} (${subject})`;

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
