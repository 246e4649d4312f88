// Rules for `gaps`: the first pair of teams that is there too much or lacks, told by what it was taken for.
import type { Finding } from '../../finding.ts';
import { finding } from '../../make-finding.ts';
import { gapsOf, neededPairs } from '../../mirror/oracle.ts';
import { pairName, type Need } from '../../mirror/org.ts';
import type { Tried } from '../../scenes/functions.ts';
import type { Text } from '../../text.ts';
import { about, comparedSets, misshapen, type Judge } from '../functions.ts';
import { changedHands, frozen } from './owners.ts';
import { again, lesson, pairs, readPairs, start, type Mirrored } from './read.ts';

export const gapsWrong: Judge<Mirrored> = (tried) => {
  const got = readPairs(tried.got);
  if (got === undefined) return misshapen(tried, pairs);
  const { org, needs } = tried.expected;
  const { lacking, extra, twice } = comparedSets(gapsOf(org, needs), got);
  const needed = neededPairs(org, needs);
  const [much] = extra;
  const [little] = lacking;
  if (much !== undefined) return noGap(tried, much, needed);
  if (little !== undefined) return missedGap(tried, little, needed.get(little)?.[0]);
  return twice[0] === undefined ? undefined : again(tried, twice[0]);
};

function noGap(tried: Tried<Mirrored>, pair: string, needed: ReadonlyMap<string, Need[]>): Finding {
  const { org, needs } = tried.expected;
  const [one, other] = pair.split(' – ');
  const base = { ...about(tried), subject: 'gaps pair', explainedAt: `${lesson}#index` };
  const where = start(tried);
  if (one === other) {
    return finding({
      ...base,
      code: 'PHANTOM',
      subject: 'gaps own team',
      says: {
        en: `${where.en}${one} is paired with itself. Two services of one team need each other; two teams do not.`,
        ko: `${where.ko}${one} 팀이 자기 자신과 짝지어져 있어요. 한 팀의 두 서비스가 서로 필요로 할 뿐, 두 팀이 아니에요.`,
      },
      asks: {
        en: 'Which conversation would close that gap?',
        ko: '어떤 대화가 있으면 그 빈틈이 메워지나요?',
      },
    });
  }
  const stranger = [one, other].find((team) => org.teams.every(({ name }) => name !== team));
  if (stranger !== undefined && tried.item === 'unseen') {
    return finding({
      ...base,
      code: 'STALE',
      subject: 'gaps remembered',
      says: {
        en: `${where.en}${pair} is said to be a gap, and no team there is called ${stranger}.`,
        ko: `${where.ko}${pair} 사이가 비어 있다고 했는데, 이 회사에는 ${stranger} 팀이 없어요.`,
      },
      asks: {
        en: 'What does it keep from one call to the next?',
        ko: '호출과 호출 사이에 무엇을 남겨 두나요?',
      },
      explainedAt: `${lesson}#owners`,
    });
  }
  const talk = org.talks.find(({ teams }) => pairName(teams) === pair);
  if (talk !== undefined) {
    return finding({
      ...base,
      code: 'PHANTOM',
      subject: 'gaps talking',
      says: {
        en: `${where.en}${pair} is no gap: they talked on day ${talk.day}.`,
        ko: `${where.ko}${pair} 사이는 비어 있지 않아요. ${talk.day}일째에 이야기했어요.`,
      },
      asks: {
        en: 'In which order do the two stand in the calendar?',
        ko: '달력에는 두 팀이 어떤 순서로 적혀 있나요?',
      },
    });
  }
  const stale = frozen(org, needs, needed, pair);
  return stale === undefined
    ? finding({
        ...base,
        code: 'PHANTOM',
        says: {
          en: `${where.en}${pair} is said to be a gap, and on no day did they need each other.`,
          ko: `${where.ko}${pair} 사이가 비어 있다고 했는데, 두 팀이 서로 필요로 한 날은 하루도 없어요.`,
        },
        asks: {
          en: 'Which need did you make it from, and who answered for its two services on that day?',
          ko: '어느 필요에서 나온 짝이고, 그날 두 서비스는 각각 누구의 것이었나요?',
        },
      })
    : finding({ ...base, ...stale, code: 'STALE', subject: 'gaps ownership' });
}

function missedGap(tried: Tried<Mirrored>, pair: string, need: Need | undefined): Finding {
  const { org } = tried.expected;
  const where = start(tried);
  const base = { ...about(tried), subject: 'gaps pair', explainedAt: `${lesson}#index` };
  const directors = pair
    .split(' – ')
    .map((team) => org.teams.find(({ name }) => name === team)?.director);
  const seen: Text = need
    ? {
        en: `On day ${need.day}, ${need.from} and ${need.to} met in ${need.topic}`,
        ko: `${need.day}일째에 ${need.from} 서비스와 ${need.to} 서비스가 ${need.topic} 토픽에서 만났어요`,
      }
    : { en: 'They need each other', ko: '서로 필요로 해요' };
  if (directors[0] !== undefined && directors[0] === directors[1]) {
    return finding({
      ...base,
      code: 'PHANTOM',
      subject: 'gaps director',
      says: {
        en: `${where.en}${pair} is a gap that you do not name. ${seen.en}. They share a director; no conversation was logged.`,
        ko: `${where.ko}${pair} 사이의 빈틈이 빠졌어요. ${seen.ko}. 두 팀은 상사가 같을 뿐, 이야기한 기록은 없어요.`,
      },
      asks: {
        en: 'Who of them told the other what the facts mean?',
        ko: '사실의 뜻을 상대에게 말해 준 사람은 누구인가요?',
      },
      explainedAt: `${lesson}#law`,
    });
  }
  const owner = need === undefined ? undefined : changedHands(org, need);
  if (owner !== undefined) {
    return finding({
      ...base,
      code: 'STALE',
      subject: 'gaps ownership',
      says: {
        en: `${where.en}${pair} is a gap that you do not name. ${seen.en}. ${owner.en}`,
        ko: `${where.ko}${pair} 사이의 빈틈이 빠졌어요. ${seen.ko}. ${owner.ko}`,
      },
      asks: {
        en: 'Who answered for each of the two services on that day?',
        ko: '그날 두 서비스는 각각 누구의 것이었나요?',
      },
      explainedAt: `${lesson}#owners`,
    });
  }
  return finding({
    ...base,
    code: 'LOST',
    says: {
      en: `${where.en}${pair} is a gap that you do not name. ${seen.en}, and the two teams never talked.`,
      ko: `${where.ko}${pair} 사이의 빈틈이 빠졌어요. ${seen.ko}. 두 팀은 이야기한 적이 없어요.`,
    },
    asks: {
      en: 'What would have to stand in the calendar for this need to be met?',
      ko: '이 필요가 채워지려면 달력에 무엇이 적혀 있어야 하나요?',
    },
  });
}
