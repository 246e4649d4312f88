// Rules for `idle`: conversations that nothing needed.
import { finding } from '../../make-finding.ts';
import { idleOf, neededPairs, talkingPairs } from '../../mirror/oracle.ts';
import { pairName } from '../../mirror/org.ts';
import { about, comparedSets, misshapen, type Judge } from '../functions.ts';
import { changedHands, frozen } from './owners.ts';
import { again, lesson, pairs, readPairs, start, type Mirrored } from './read.ts';

export const idleWrong: Judge<Mirrored> = (tried) => {
  const got = readPairs(tried.got);
  if (got === undefined) return misshapen(tried, pairs);
  const { org, needs } = tried.expected;
  const { lacking, extra, twice } = comparedSets(idleOf(org, needs), got);
  const needed = neededPairs(org, needs);
  const [much] = extra;
  const [little] = lacking;
  const where = start(tried);
  const base = { ...about(tried), explainedAt: `${lesson}#idle` };
  if (much !== undefined) {
    const need = needed.get(much)?.[0];
    const owner = need === undefined ? undefined : changedHands(org, need);
    if (need !== undefined) {
      return finding({
        ...base,
        code: owner === undefined ? 'PHANTOM' : 'STALE',
        subject: `idle ${owner === undefined ? 'pair' : 'ownership'}`,
        says: {
          en: `${where.en}${much} is said to talk idly. On day ${need.day}, ${need.from} and ${need.to} met in ${need.topic}. ${owner?.en ?? ''}`,
          ko: `${where.ko}${much} 팀의 대화가 헛돈다고 했는데, ${need.day}일째에 ${need.from} 서비스와 ${need.to} 서비스가 ${need.topic} 토픽에서 만났어요. ${owner?.ko ?? ''}`,
        },
        asks: {
          en: 'Who answered for each of the two services on that day?',
          ko: '그날 두 서비스는 각각 누구의 것이었나요?',
        },
        explainedAt: owner === undefined ? `${lesson}#idle` : `${lesson}#owners`,
      });
    }
    return finding({
      ...base,
      code: 'PHANTOM',
      subject: 'idle silent',
      says: {
        en: `${where.en}${much} is said to talk idly, and no conversation of theirs was logged${talkingPairs(org).has(much) ? ' without need' : ''}.`,
        ko: `${where.ko}${much} 팀의 대화가 헛돈다고 했는데, 두 팀이 이야기한 기록이 없어요.`,
      },
      asks: {
        en: 'What did you take for a conversation?',
        ko: '무엇을 대화로 여겼나요?',
      },
    });
  }
  if (little !== undefined) {
    const stale =
      needs.some((need) => changedHands(org, need) !== undefined) && !needed.has(little);
    const talk = org.talks.find(({ teams }) => pairName(teams) === little);
    const frozenPair = stale ? frozen(org, needs, needed, little) : undefined;
    return finding({
      ...base,
      code: frozenPair === undefined ? 'LOST' : 'STALE',
      subject: `idle ${frozenPair === undefined ? 'pair' : 'ownership'}`,
      says: {
        en: `${where.en}${little} talked on day ${talk?.day ?? '?'} and needed each other on none; you do not name them. ${frozenPair?.says.en ?? ''}`,
        ko: `${where.ko}${little} 팀은 ${talk?.day ?? '?'}일째에 이야기했지만 서로 필요로 한 날은 없어요. 그런데 빠졌어요. ${frozenPair?.says.ko ?? ''}`,
      },
      asks: {
        en: 'On which day did a service of the one work with what a service of the other wrote?',
        ko: '한쪽의 서비스가 다른 쪽의 서비스가 쓴 것으로 일한 날은 언제인가요?',
      },
    });
  }
  return twice[0] === undefined ? undefined : again(tried, twice[0]);
};
