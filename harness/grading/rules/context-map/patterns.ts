// How two contexts stand to each other, beside what went from one to the other.
import type { ContextMap } from '../../context-map/map.ts';
import { capabilities } from '../../context-map/season.ts';
import { arrow } from './links.ts';
import { lesson, type Told } from './told.ts';

/** A pattern that what goes over the link belies. */
export function unfit({ contexts, links }: ContextMap): Told | undefined {
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
