// A service that is to know by itself asks nobody: each request to another ties it to that one's hours.
import type { Finding } from '../finding.ts';
import { eventsOf, type HistoryEvent } from '../history.ts';
import { finding } from '../make-finding.ts';

/**
 * @param of the service's processes, those whom it may ask (nobody, unless said), the paragraph about it, and
 * the task that this is
 */
export function askedOthers(
  of: {
    services: readonly string[];
    allowed?: readonly string[];
    explainedAt: string;
    task?: string | null;
  },
  history: readonly HistoryEvent[],
): Finding[] {
  const { services, allowed = [], explainedAt, task = null } = of;
  const requests = eventsOf(history, 'port').filter(
    ({ api, process, subject }) =>
      api === 'http.request' && services.includes(process) && !allowed.includes(askedIn(subject)),
  );
  const [first] = requests;
  if (first === undefined) return [];
  const asked = askedIn(first.subject);
  const ofIt = requests.filter(({ subject }) => askedIn(subject) === asked);
  const failed = ofIt.filter(({ outcome }) => outcome !== 'done');
  const [refused] = failed;
  const [count, vain] = [ofIt.length, failed.length];
  const down = {
    en: vain === 0 ? '' : ` ${vain === 1 ? '1 of them' : `${vain} of them`} had no answer.`,
    ko: vain === 0 ? '' : ` 그 가운데 ${vain}번은 응답이 없었어요.`,
  };
  return [
    finding({
      ...{ code: 'COUPLED', subject: asked, where: first.subject, explainedAt, task },
      says: {
        en: `${first.process} asked ${asked} ${count === 1 ? 'once' : `${count} times`}, first \`${first.subject}\`.${down.en}`,
        ko: `${first.process} 서비스가 ${asked} 서비스에 ${count}번 물었어요. 첫 요청은 \`${first.subject}\`예요.${down.ko}`,
      },
      asks: {
        en: `What becomes of your service on a night when ${asked} is down, and from where else could it know?`,
        ko: `${asked} 서비스가 멈춘 밤에 여러분의 서비스는 어떻게 되고, 같은 것을 달리 어디에서 알 수 있을까요?`,
      },
      evidence: [...new Set([first.seq, ...(refused ? [refused.seq] : [])])],
      firstBad: first.seq,
    }),
  ];
}

function askedIn(subject: string): string {
  return subject.split(' ', 1)[0] ?? '';
}
