// Rules for a context map: what is wrong with it as a drawing, and where the season shows something else than it
// declares.
import { listed } from '../contexts/wording.ts';
import { capabilities, capability, slots, type Capability } from '../context-map/season.ts';
import type { ContextMap, MapContext } from '../context-map/map.ts';
import type { Finding } from '../finding.ts';
import { finding } from '../make-finding.ts';
import type { ObservedEdge } from '../observed/edges.ts';
import type { Text } from '../text.ts';

export interface Mapped {
  /** `undefined`: it is not of the form that its type promises. */
  map: ContextMap | undefined;
  /** What was seen between contexts; `null` where the map was not deployed. */
  edges: readonly ObservedEdge[] | null;
  lots: number;
}

/** So many records a lot may cause that are read across a border. */
export const mostAcross = 12;

const lesson = 'using-bounded-contexts';

type Told = Omit<Finding, 'where' | 'evidence' | 'firstBad' | 'task'> & { evidence?: number[] };

/** The first thing that is wrong with the drawing. */
export function drawnWrongly({ map }: Pick<Mapped, 'map'>): Finding[] {
  const told =
    map === undefined
      ? misshapen
      : (ownedOnce(map) ??
        namedOnce(map) ??
        tooManyTeams(map) ??
        twoMeanings(map) ??
        nothingInCommon(map) ??
        tooMany(map) ??
        otherTerms(map) ??
        linkedNowhere(map));
  return told === undefined ? [] : [finding(told)];
}

const misshapen: Told = {
  code: 'SHAPE',
  subject: 'map',
  says: {
    en: '`map` is not of the form that its type promises: contexts with `name`, `owns` and `terms`, links with `from`, `to`, `topic` and a `pattern`.',
    ko: '`map` 값이 타입이 약속하는 모양이 아니에요. 콘텍스트에는 `name`, `owns`, `terms`, 링크에는 `from`, `to`, `topic`, `pattern` 값이 있어야 해요.',
  },
  asks: { en: 'Which of its parts is something else?', ko: '어느 부분이 다른가요?' },
  explainedAt: 'before-dawn#shape',
};

function ownedOnce({ contexts }: ContextMap): Told | undefined {
  for (const { name, writes } of capabilities) {
    const owners = contexts.filter(({ owns }) => owns.includes(name)).map((one) => one.name);
    const topic = Object.keys(writes)[0] ?? '';
    if (owners.length === 0) {
      return {
        code: 'LOST',
        subject: name,
        says: {
          en: `No context owns \`${name}\`: at dawn nobody writes ${topic}.`,
          ko: `\`${name}\` 일을 맡은 콘텍스트가 없어요. 새벽에 ${topic} 토픽에 쓰는 곳이 없어요.`,
        },
        asks: { en: 'Whose work is it?', ko: '누구의 일인가요?' },
        explainedAt: `${lesson}#split`,
      };
    }
    if (owners.length > 1) {
      const those = listed(owners);
      return {
        code: 'TWO-WRITERS',
        subject: topic,
        says: {
          en: `${those.en} all own \`${name}\`, so all write ${topic}.`,
          ko: `\`${name}\` 일을 맡은 콘텍스트가 여럿이에요(${those.ko}). 모두 ${topic} 토픽에 쓰게 돼요.`,
        },
        asks: {
          en: 'If two of them say different things there, who is right?',
          ko: '둘이 거기에 다른 말을 쓰면 누가 맞나요?',
        },
        explainedAt: `${lesson}#patterns`,
      };
    }
  }
  for (const { name, owns } of contexts) {
    const unknown = owns.find((one) => capability(one) === undefined);
    if (unknown === undefined && owns.length > 0) continue;
    return {
      code: 'PHANTOM',
      subject: `context ${name}`,
      says: {
        en: `The context ${name} owns ${unknown === undefined ? 'nothing' : `\`${unknown}\`, which nobody at the co-op does`}.`,
        ko: `${name} 콘텍스트가 맡은 것이 ${unknown === undefined ? '없어요' : `조합에 없는 일이에요(\`${unknown}\`)`}.`,
      },
      asks: { en: 'What is this boundary around?', ko: '이 경계는 무엇을 두르나요?' },
      explainedAt: `${lesson}#split`,
    };
  }
  return undefined;
}

function namedOnce({ contexts }: ContextMap): Told | undefined {
  const names = contexts.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  return twice === undefined
    ? undefined
    : {
        code: 'DUP',
        subject: 'names',
        says: {
          en: `Two contexts are called ${twice}.`,
          ko: `이름이 ${twice} 인 콘텍스트가 둘이에요.`,
        },
        asks: {
          en: 'Which of them does a link mean?',
          ko: '링크는 둘 가운데 어느 것을 가리키나요?',
        },
        explainedAt: `${lesson}#split`,
      };
}

const those = ({ owns }: MapContext): Capability[] =>
  owns.map(capability).filter((one) => one !== undefined);

function tooManyTeams({ contexts }: ContextMap): Told | undefined {
  const all = new Set(capabilities.map(({ team }) => team)).size;
  for (const context of contexts) {
    const teams = [...new Set(those(context).map(({ team }) => team))];
    if (teams.length <= 2) continue;
    const names = listed(teams);
    return {
      code: 'COUPLED',
      subject: 'teams',
      says: {
        en: `${teams.length} of ${all} teams must edit ${context.name}: ${names.en}.`,
        ko: `${context.name} 콘텍스트를 고쳐야 하는 팀이 ${all}팀 가운데 ${teams.length}팀이에요(${names.ko}).`,
      },
      asks: {
        en: 'When one of them changes a word, who has to be asked?',
        ko: '그 가운데 한 팀이 말을 바꾸면 누구에게 물어야 하나요?',
      },
      explainedAt: `${lesson}#basis`,
    };
  }
  return undefined;
}

function twoMeanings({ contexts }: ContextMap): Told | undefined {
  for (const context of contexts) {
    for (const one of those(context)) {
      for (const other of those(context)) {
        const word = Object.keys(one.terms).find(
          (term) => other.terms[term] !== undefined && other.terms[term] !== one.terms[term],
        );
        if (word === undefined) continue;
        return {
          code: 'LEAK',
          subject: `meaning ${word}`,
          says: {
            en: `In ${context.name}, “${word}” is “${one.terms[word] ?? ''}” to \`${one.name}\` and “${other.terms[word] ?? ''}” to \`${other.name}\`.`,
            ko: `${context.name} 콘텍스트에서 “${word}”라는 말이 \`${one.name}\` 쪽에는 “${one.terms[word] ?? ''}”이고 \`${other.name}\` 쪽에는 “${other.terms[word] ?? ''}”이에요.`,
          },
          asks: {
            en: 'How far does one meaning of the word reach?',
            ko: '그 말의 뜻 하나는 어디까지 통하나요?',
          },
          explainedAt: 'bounded-contexts#spaces',
        };
      }
    }
  }
  return undefined;
}

/** Capabilities of a context that neither share a word nor read one of the other. */
function nothingInCommon({ contexts }: ContextMap): Told | undefined {
  for (const context of contexts) {
    const [first, ...rest] = those(context);
    if (first === undefined) continue;
    const together = [first];
    for (const one of together) {
      for (const other of rest) {
        if (!together.includes(other) && areClose(one, other)) together.push(other);
      }
    }
    const apart = rest.find((one) => !together.includes(one));
    if (apart === undefined) continue;
    return {
      code: 'COUPLED',
      subject: `cohesion ${apart.name}`,
      says: {
        en: `In ${context.name}, \`${apart.name}\` shares no word with \`${first.name}\`, and neither reads what the other writes.`,
        ko: `${context.name} 콘텍스트에서 \`${apart.name}\` 일과 \`${first.name}\` 일은 함께 쓰는 말이 없고, 서로가 쓴 것을 읽지도 않아요.`,
      },
      asks: {
        en: 'What holds this context together?',
        ko: '이 콘텍스트를 하나로 묶어 주는 것은 무엇인가요?',
      },
      explainedAt: 'bounded-contexts#spaces',
    };
  }
  return undefined;
}

function areClose(one: Capability, other: Capability): boolean {
  const reads = (a: Capability, b: Capability): boolean =>
    a.reads.some((topic) => topic in b.writes);
  const shares = Object.entries(one.terms).some(([word, means]) => other.terms[word] === means);
  return shares || reads(one, other) || reads(other, one);
}

function tooMany({ contexts }: ContextMap): Told | undefined {
  if (contexts.length <= slots.length) return undefined;
  return {
    code: 'COUPLED',
    subject: 'contexts',
    says: {
      en: `${contexts.length} contexts for ${capabilities.length} capabilities: nearly everything that is said crosses a border.`,
      ko: `일이 ${capabilities.length}가지인데 콘텍스트가 ${contexts.length}개예요. 오가는 말이 거의 모두 경계를 넘어요.`,
    },
    asks: {
      en: 'Which two of them never say a word that the other does not need?',
      ko: '서로에게 필요 없는 말은 한마디도 하지 않는 둘은 어느 것인가요?',
    },
    explainedAt: `${lesson}#split`,
  };
}

function otherTerms({ contexts }: ContextMap): Told | undefined {
  for (const context of contexts) {
    const { name, terms } = context;
    const wanted = Object.assign({}, ...those(context).map((one) => one.terms)) as Record<
      string,
      string
    >;
    const lacking = Object.keys(wanted).find((word) => terms[word] !== wanted[word]);
    const extra = Object.keys(terms).find((word) => wanted[word] === undefined);
    const word = lacking ?? extra;
    if (word === undefined) continue;
    return {
      code: lacking === undefined ? 'PHANTOM' : 'LOST',
      subject: `terms ${name} ${word}`,
      says:
        lacking === undefined
          ? {
              en: `The terms of ${name} have “${word}”, which nobody in it says.`,
              ko: `${name} 콘텍스트의 말에 “${word}”가 있는데, 그 안에서 아무도 쓰지 않아요.`,
            }
          : {
              en: `In ${name} people say “${word}” and mean “${wanted[word] ?? ''}”; the terms of the map have ${terms[word] === undefined ? 'no such word' : `“${terms[word]}”`}.`,
              ko: `${name} 콘텍스트에서 “${word}”는 “${wanted[word] ?? ''}”라는 뜻인데, 지도에는 ${terms[word] === undefined ? '그 말이 없어요' : `“${terms[word]}”라고 되어 있어요`}.`,
            },
      asks: {
        en: 'Whose words belong to this context?',
        ko: '누구의 말이 이 콘텍스트에 속하나요?',
      },
      explainedAt: 'bounded-contexts#spaces',
    };
  }
  return undefined;
}

function linkedNowhere({ contexts, links }: ContextMap): Told | undefined {
  const names = contexts.map(({ name }) => name);
  const link = links.find(({ from, to }) => !names.includes(from) || !names.includes(to));
  if (link === undefined) return undefined;
  const unknown = names.includes(link.from) ? link.to : link.from;
  return {
    code: 'PHANTOM',
    subject: 'link to nowhere',
    says: {
      en: `A link leads from ${link.from} to ${link.to}, and no context is called ${unknown}.`,
      ko: `${link.from} → ${link.to} 링크가 있는데, ${unknown}라는 콘텍스트가 없어요.`,
    },
    asks: { en: 'Which of your contexts is meant?', ko: '여러분의 콘텍스트 가운데 어느 것인가요?' },
    explainedAt: `${lesson}#patterns`,
  };
}

/** Where the season shows something else than the map declares. */
export function declaredWrongly({ map, edges, lots }: Mapped): Finding[] {
  if (map === undefined || edges === null) return [];
  const told =
    tooMuchAcross(edges, lots) ?? hidden(map, edges) ?? ornamental(map, edges) ?? unfit(map);
  return told === undefined ? [] : [finding(told)];
}

function tooMuchAcross(edges: readonly ObservedEdge[], lots: number): Told | undefined {
  const count = edges.reduce((sum, edge) => sum + edge.count, 0);
  if (count <= mostAcross * lots) return undefined;
  const [most] = [...edges].sort((a, b) => b.count - a.count);
  return {
    code: 'COUPLED',
    subject: 'across',
    says: {
      en: `For ${lots} lots, ${count} records were read across a border; ${most?.count ?? 0} of them went from ${most?.from ?? ''} to ${most?.to ?? ''} (${most?.subject ?? ''}).`,
      ko: `로트 ${lots}개에 경계를 넘어 읽힌 레코드가 ${count}개예요. 그 가운데 ${most?.count ?? 0}개는 ${most?.from ?? ''} → ${most?.to ?? ''} (${most?.subject ?? ''})이에요.`,
    },
    asks: {
      en: 'What would these two say to each other if they were one?',
      ko: '이 둘이 하나라면 서로 무슨 말을 하게 되나요?',
    },
    explainedAt: `${lesson}#split`,
    evidence: most === undefined ? [] : [most.seq],
  };
}

const arrow = ({ from, to }: { from: string; to: string }): string => `${from} → ${to}`;

function hidden({ links }: ContextMap, edges: readonly ObservedEdge[]): Told | undefined {
  const edge = edges.find(
    ({ from, to, subject }) =>
      !links.some((link) => link.from === from && link.to === to && link.topic === subject),
  );
  if (edge === undefined) return undefined;
  const { from, to, subject, count, seq } = edge;
  return {
    code: 'COUPLED',
    subject: `hidden ${subject}`,
    says: {
      en: `${to} read ${subject} ${count} times, which ${from} writes; your map has no such link.`,
      ko: `${from} 쪽에서 쓰는 ${subject} 레코드를 ${to} 쪽에서 ${count}번 읽었는데, 지도에 그런 링크가 없어요.`,
    },
    asks: {
      en: 'Who would be surprised if this topic changed tomorrow?',
      ko: '내일 이 토픽이 바뀌면 놀랄 사람은 누구인가요?',
    },
    explainedAt: `${lesson}#map`,
    evidence: [seq],
  };
}

function ornamental({ links }: ContextMap, edges: readonly ObservedEdge[]): Told | undefined {
  const link = links.find(
    ({ from, to, topic }, at) =>
      !edges.some((edge) => edge.from === from && edge.to === to && edge.subject === topic) ||
      links.findIndex((one) => arrow(one) === arrow({ from, to }) && one.topic === topic) !== at,
  );
  if (link === undefined) return undefined;
  const twice = edges.some(
    (edge) => edge.from === link.from && edge.to === link.to && edge.subject === link.topic,
  );
  return {
    code: twice ? 'DUP' : 'PHANTOM',
    subject: `link ${link.topic}`,
    says: twice
      ? {
          en: `The link ${arrow(link)} (${link.topic}) is declared twice.`,
          ko: `${arrow(link)} (${link.topic}) 링크가 두 번 있어요.`,
        }
      : {
          en: `${arrow(link)} (${link.topic}) is declared, and was silent all season.`,
          ko: `${arrow(link)} (${link.topic}) 링크가 있는데, 한 철 내내 오간 것이 없어요.`,
        },
    asks: {
      en: 'Whom does this line keep from changing something?',
      ko: '이 선 때문에 무언가 바꾸지 못하게 되는 것은 누구인가요?',
    },
    explainedAt: `${lesson}#map`,
  };
}

/** A pattern that what goes over the link belies. */
function unfit({ contexts, links }: ContextMap): Told | undefined {
  for (const link of links) {
    const { from, to, topic, pattern } = link;
    const owner = capabilities.find(({ writes }) => topic in writes);
    const reader = contexts.find(({ name }) => name === to);
    if (owner === undefined || reader === undefined) continue;
    if (pattern === 'separate-ways' || pattern === 'big-ball-of-mud') {
      return {
        code: 'PHANTOM',
        subject: `pattern ${topic}`,
        says: {
          en: `${arrow(link)} is said to be \`${pattern}\`, and ${topic} went over it all season.`,
          ko: `${arrow(link)} 링크의 패턴이 \`${pattern}\`인데, 한 철 내내 ${topic} 레코드가 오갔어요.`,
        },
        asks: {
          en: 'What does this pattern say about what two contexts exchange?',
          ko: '이 패턴은 두 콘텍스트가 주고받는 것을 두고 무엇이라고 하나요?',
        },
        explainedAt: `${lesson}#patterns`,
      };
    }
    const word = Object.keys(owner.terms).find(
      (term) => reader.terms[term] !== undefined && reader.terms[term] !== owner.terms[term],
    );
    const bends = ['partnership', 'shared-kernel', 'conformist'].includes(pattern);
    const foreign = owner.team === 'Dolmun' && pattern !== 'anti-corruption-layer';
    if (word === undefined || !(bends || foreign)) continue;
    return {
      code: 'LEAK',
      subject: `pattern ${topic}`,
      says: {
        en: `${arrow(link)} (${topic}) is said to be \`${pattern}\`. To ${from}, “${word}” is “${owner.terms[word] ?? ''}”; to ${to} it is “${reader.terms[word] ?? ''}”.${foreign ? ' Dolmun changes its words as it likes.' : ''}`,
        ko: `${arrow(link)} (${topic}) 링크의 패턴이 \`${pattern}\`이에요. “${word}”가 ${from} 쪽에는 “${owner.terms[word] ?? ''}”이고 ${to} 쪽에는 “${reader.terms[word] ?? ''}”이에요.${foreign ? ' 돌문은 자기 말을 마음대로 바꿔요.' : ''}`,
      },
      asks: {
        en: 'Who translates, and what breaks on the day the other side changes the word?',
        ko: '누가 옮기고, 상대가 그 말을 바꾸는 날 무엇이 깨지나요?',
      },
      explainedAt: `${lesson}#acl`,
    };
  }
  return undefined;
}

export const measuredAcross = (edges: readonly ObservedEdge[]): { who: string; line: Text }[] =>
  edges.map(({ from, to, subject, count }) => {
    const line = `→ ${to}  ${subject} ×${count}`;
    return { who: from, line: { en: line, ko: line } };
  });
