// Each capability of the co-op has one owner, and each owner a name of its own and something to own.
import { listed } from '../../contexts/wording.ts';
import type { ContextMap } from '../../context-map/map.ts';
import { capabilities, capability } from '../../context-map/season.ts';
import { lesson, type Told } from './told.ts';

export function ownedOnce({ contexts }: ContextMap): Told | undefined {
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

export function namedOnce({ contexts }: ContextMap): Told | undefined {
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
