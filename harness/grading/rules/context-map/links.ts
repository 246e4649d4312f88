// The links of a map, beside those that a season showed.
import type { ContextMap } from '../../context-map/map.ts';
import type { ObservedEdge } from '../../observed/edges.ts';
import { lesson, type Told } from './told.ts';

/** So many records a lot may cause that are read across a border. */
export const mostAcross = 12;

export const arrow = ({ from, to }: { from: string; to: string }): string => `${from} → ${to}`;

export function linkedNowhere({ contexts, links }: ContextMap): Told | undefined {
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

export function tooMuchAcross(edges: readonly ObservedEdge[], lots: number): Told | undefined {
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

export function hidden({ links }: ContextMap, edges: readonly ObservedEdge[]): Told | undefined {
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

export function ornamental(
  { links }: ContextMap,
  edges: readonly ObservedEdge[],
): Told | undefined {
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
