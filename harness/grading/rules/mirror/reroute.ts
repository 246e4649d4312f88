// Rules for `reroute`: whether the ways that data were given serve everybody, differ by two links, and are the best.
import { finding } from '../../make-finding.ts';
import { bestIndex, indexOf, shareOf, unserved } from '../../mirror/oracle.ts';
import { pairName, type Link, type Topology } from '../../mirror/org.ts';
import { about, comparedSets, misshapen, type Judge } from '../functions.ts';
import { lesson, readLinks, start } from './read.ts';

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
      ko: `${where.ko}이 길로는 ${shown(index)}인데, 링크 두 개를 바꾸면 ${shown(best)}까지 올릴 수 있어요.${mute ? ` ${mute.to} 서비스는 여전히 ${mute.from} 쪽에서 ${mute.facts} 사실을 받고, 두 팀은 이야기하지 않아요.` : ''}`,
    },
    asks: {
      en: 'Who else has these facts, and whose team already talks with the one that needs them?',
      ko: '이 사실을 가진 곳이 또 어디이고, 필요한 쪽과 이미 이야기하는 팀은 누구인가요?',
    },
  });
};
