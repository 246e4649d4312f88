// The rule about who answers for facts: whoever states them, and not the place where they lie.
import type { Finding } from '../../finding.ts';
import { finding } from '../../make-finding.ts';
import type { Tried } from '../../scenes/functions.ts';
import type { DataEdge } from '../../structures/flows.ts';
import { edgeKey } from '../../structures/oracle.ts';
import { about, titleOf } from '../functions.ts';
import type { Sorted } from './taken-for.ts';
import { arrow, capital, lesson } from './words.ts';

export function otherOwner(tried: Tried<Sorted>, got: readonly DataEdge[]): Finding | undefined {
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
          ko: `${titleOf(tried).ko}: ${arrow(edge)} 간선의 주인이 ${edge.owner} 팀으로 되어 있어요. 전에는 그랬지만 ${edge.from} 서비스는 ${owner} 팀으로 옮겼어요.`,
        }
      : {
          en: `${capital(titleOf(tried).en)}: ${arrow(edge)} is said to belong to ${edge.owner}. ${keeps ? `${edge.owner} keeps ${keeps.name} running; ` : ''}${edge.from}, which these facts come from, belongs to ${owner}.`,
          ko: `${titleOf(tried).ko}: ${arrow(edge)} 간선의 주인이 ${edge.owner} 팀으로 되어 있어요. ${keeps ? `${edge.owner} 팀은 ${keeps.name} 데이터베이스를 돌볼 뿐이에요. ` : ''}이 사실이 나온 ${edge.from} 서비스는 ${owner} 팀의 것이에요.`,
        },
    asks: {
      en: 'Whom would you ask whether one of these facts is true?',
      ko: '이 사실이 맞는지 물어본다면 누구에게 묻나요?',
    },
    explainedAt: `${lesson}#places`,
  });
}
