// Where the borders run: not around what has nothing to do with each other, not around half of all teams, and not
// around each single thing.
import { capabilitiesOf } from '../../context-map/mapped.ts';
import type { ContextMap } from '../../context-map/map.ts';
import { capabilities, slots, type Capability } from '../../context-map/season.ts';
import { listed } from '../../contexts/wording.ts';
import { lesson, type Told } from './told.ts';

/** So many teams may work on one context. */
const mostTeams = 2;

export function tooManyTeams({ contexts }: ContextMap): Told | undefined {
  const all = new Set(capabilities.map(({ team }) => team)).size;
  for (const context of contexts) {
    const teams = [...new Set(capabilitiesOf(context).map(({ team }) => team))];
    if (teams.length <= mostTeams) continue;
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

/** Capabilities of a context that neither share a word nor read one of the other. */
export function nothingInCommon({ contexts }: ContextMap): Told | undefined {
  for (const context of contexts) {
    const [first, ...rest] = capabilitiesOf(context);
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

export function tooMany({ contexts }: ContextMap): Told | undefined {
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
