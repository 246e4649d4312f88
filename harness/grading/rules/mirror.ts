// Rules for the exercise on Conway's law: the first pair of teams that is there too much or lacks, told by what it
// was taken for; and what is wrong with the ways that data were given.
import type { Finding } from '../finding.ts';
import { finding } from '../make-finding.ts';
import {
  bestIndex,
  gapsOf,
  idleOf,
  indexOf,
  neededPairs,
  ownerOn,
  shareOf,
  talkingPairs,
  unserved,
} from '../mirror/oracle.ts';
import { pairName, type Link, type Need, type Org, type Topology } from '../mirror/org.ts';
import type { Tried } from '../scenes/functions.ts';
import type { Text } from '../text.ts';
import { about, comparedSets, misshapen, titleOf, type Judge } from './functions.ts';

export interface Mirrored {
  org: Org;
  needs: readonly Need[];
}

const lesson = 'conways-law';
const pairs: Text = { en: 'a list of pairs of teams', ko: '팀 두 개씩 짝지은 목록' };

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
        ko: '어떤 대화가 있으면 그 틈이 메워지나요?',
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

/** Where a service of the need has had more than one team: who had it on that day. */
function changedHands(org: Org, need: Need): Text | undefined {
  for (const service of [need.from, need.to]) {
    const lines = org.owners.filter((one) => one.service === service);
    const owner = ownerOn(org, service, need.day);
    if (new Set(lines.map(({ team }) => team)).size < 2 || owner === undefined) continue;
    const later = lines
      .filter(({ since }) => since > need.day)
      .sort((a, b) => a.since - b.since)[0];
    return later === undefined
      ? {
          en: `${service} was ${owner}’s on that day, and had been another team’s before.`,
          ko: `그날 ${service} 서비스는 ${owner} 팀의 것이었고, 그전에는 다른 팀의 것이었어요.`,
        }
      : {
          en: `${service} belonged to ${owner} before day ${later.since}.`,
          ko: `${later.since}일째 전까지 ${service} 서비스는 ${owner} 팀의 것이었어요.`,
        };
  }
  return undefined;
}

/** Whether the pair comes of teams that a service had on another day than that of the need. */
function frozen(
  org: Org,
  needs: readonly Need[],
  needed: ReadonlyMap<string, Need[]>,
  pair: string,
): Pick<Finding, 'says' | 'asks' | 'explainedAt'> | undefined {
  if (needed.has(pair)) return undefined;
  const all = (service: string): string[] =>
    org.owners.filter((one) => one.service === service).map(({ team }) => team);
  const need = needs.find(({ from, to }) =>
    all(from).some((one) => all(to).some((other) => pairName([one, other]) === pair)),
  );
  const owner = need === undefined ? undefined : changedHands(org, need);
  if (need === undefined || owner === undefined) return undefined;
  return {
    says: {
      en: `${pair} comes of ${need.from} and ${need.to} on day ${need.day}. ${owner.en}`,
      ko: `${pair} 짝은 ${need.day}일째의 ${need.from} 서비스와 ${need.to} 서비스에서 나왔어요. ${owner.ko}`,
    },
    asks: {
      en: 'Who answered for each of the two services on that day?',
      ko: '그날 두 서비스는 각각 누구의 것이었나요?',
    },
    explainedAt: `${lesson}#owners`,
  };
}

function again(tried: Tried<Mirrored>, pair: string): Finding {
  const where = start(tried);
  return finding({
    ...about(tried),
    code: 'DUP',
    subject: `${tried.name} pair`,
    says: {
      en: `${where.en}${pair} stands there more than once.`,
      ko: `${where.ko}${pair} 짝이 두 번 이상 있어요.`,
    },
    asks: {
      en: 'Is A with B another pair than B with A?',
      ko: 'A와 B는 B와 A와 다른 짝인가요?',
    },
    explainedAt: `${lesson}#index`,
  });
}

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
          ko: `${where.ko}${much} 팀의 대화가 쓸데없다고 했는데, ${need.day}일째에 ${need.from} 서비스와 ${need.to} 서비스가 ${need.topic} 토픽에서 만났어요. ${owner?.ko ?? ''}`,
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
        ko: `${where.ko}${much} 팀의 대화가 쓸데없다고 했는데, 두 팀이 이야기한 기록이 없어요.`,
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

export const reroutedWrongly: Judge<Topology> = (tried) => {
  const links = readLinks(tried.got);
  if (links === undefined) {
    return misshapen(tried, {
      en: 'a topology whose links have `from`, `to` and `facts`',
      ko: '`from`, `to`, `facts` 값이 있는 링크로 이루어진 토폴로지',
    });
  }
  const before = tried.expected;
  const where = start(tried);
  const base = { ...about(tried), explainedAt: `${lesson}#inverse` };
  const goal = ({ to, facts }: Link): string => `${facts} → ${to}`;
  const { lacking, extra, twice } = comparedSets(before.links.map(goal), links.map(goal));
  const [other] = [...lacking, ...extra, ...twice];
  if (other !== undefined) {
    const lost = lacking.length > 0;
    return finding({
      ...base,
      code: lost ? 'LOST' : 'PHANTOM',
      subject: 'reroute goals',
      says: lost
        ? {
            en: `${where.en}no link of yours has ${other}, which one had before.`,
            ko: `${where.ko}전에는 있던 ${other} 링크가 없어졌어요.`,
          }
        : {
            en: `${where.en}a link of yours has ${other}, and there was none before, or only one.`,
            ko: `${where.ko}${other} 링크가 새로 생겼거나 늘었어요.`,
          },
      asks: {
        en: 'Which part of a link may be another one afterwards?',
        ko: '링크에서 달라져도 되는 부분은 무엇인가요?',
      },
    });
  }
  const after = { ...before, links };
  const known = links.find(({ from }) => before.teams[from] === undefined);
  const [dry] = unserved(after);
  const empty = known ?? dry;
  if (empty !== undefined) {
    return finding({
      ...base,
      code: 'LOST',
      subject: 'reroute served',
      says: {
        en: `${where.en}${empty.to} is to get ${empty.facts} from ${empty.from}, which never has them.`,
        ko: `${where.ko}${empty.to} 서비스는 ${empty.from} 쪽에서 ${empty.facts} 사실을 받게 되어 있는데, 거기에는 그 사실이 오지 않아요.`,
      },
      asks: {
        en: 'Follow these facts back from link to link. Where do they begin?',
        ko: '이 사실을 링크를 따라 거슬러 올라가 보세요. 어디에서 시작되나요?',
      },
    });
  }
  const edits = links.filter(
    (link) => !before.links.some((one) => goal(one) === goal(link) && one.from === link.from),
  );
  if (edits.length > 2) {
    return finding({
      ...base,
      code: 'PHANTOM',
      subject: 'reroute edits',
      says: {
        en: `${where.en}${edits.length} links have another \`from\`; two may.`,
        ko: `${where.ko}\`from\`이 달라진 링크가 ${edits.length}개예요. 두 개까지예요.`,
      },
      asks: {
        en: 'Which of them close a gap, and which only move one?',
        ko: '그 가운데 빈틈을 메우는 것은 무엇이고, 옮기기만 하는 것은 무엇인가요?',
      },
    });
  }
  const [index, best] = [indexOf(after), bestIndex(before)];
  if (shareOf(index) >= shareOf(best) - 1e-9) return undefined;
  const shown = ({ met, needed }: { met: number; needed: number }): string =>
    `${met}/${needed} = ${shareOf({ met, needed }).toFixed(2)}`;
  const mute = links.find(({ from, to }) => {
    const [one, two] = [before.teams[from] ?? '', before.teams[to] ?? ''];
    return one !== two && !before.talks.some((talk) => pairName(talk) === pairName([one, two]));
  });
  return finding({
    ...base,
    code: 'COUPLED',
    subject: 'reroute index',
    says: {
      en: `${where.en}your ways come to ${shown(index)}; with two links changed, ${shown(best)} can be had.${mute ? ` ${mute.to} still gets ${mute.facts} from ${mute.from}, and their teams do not talk.` : ''}`,
      ko: `${where.ko}이 길로는 ${shown(index)}인데, 링크 두 개를 바꾸면 ${shown(best)}까지 될 수 있어요.${mute ? ` ${mute.to} 서비스는 여전히 ${mute.from} 쪽에서 ${mute.facts} 사실을 받고, 두 팀은 이야기하지 않아요.` : ''}`,
    },
    asks: {
      en: 'Who else has these facts, and whose team already talks with the one that needs them?',
      ko: '이 사실을 가진 곳이 또 어디이고, 필요한 쪽과 이미 이야기하는 팀은 누구인가요?',
    },
  });
};

function start(tried: Tried<unknown>): Text {
  const { en, ko } = titleOf(tried);
  return { en: `${en.slice(0, 1).toUpperCase()}${en.slice(1)}: `, ko: `${ko}: ` };
}

function readPairs(got: unknown): string[] | undefined {
  if (!Array.isArray(got)) return undefined;
  const isPair = (one: unknown): one is string[] =>
    Array.isArray(one) && one.length === 2 && one.every((team) => typeof team === 'string');
  return got.every(isPair) ? got.map(pairName) : undefined;
}

function readLinks(got: unknown): Link[] | undefined {
  const links: unknown = typeof got === 'object' && got !== null && Reflect.get(got, 'links');
  if (!Array.isArray(links)) return undefined;
  return links.every(
    (link: unknown) =>
      typeof link === 'object' &&
      link !== null &&
      ['from', 'to', 'facts'].every((name) => typeof Reflect.get(link, name) === 'string'),
  )
    ? // Just looked at.
      (links as Link[])
    : undefined;
}
