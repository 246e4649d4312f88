// What watch grades with: a session that outlives its broker.
import type { BrokerKind } from '../../brokers/broker.ts';
import type { Text } from '../../grading/text.ts';
import { openLastingSession, type LastingSession } from '../../workbench/lasting-session.ts';
import type { Shell } from '../shell.ts';

/**
 * `undefined` when there is no broker; why has been said.
 * @param wishes.tell hears what happens once it is open
 */
export async function openGrader(
  shell: Shell,
  kind: BrokerKind | 'auto',
  wishes: { requireGraded?: boolean | undefined; tell: (text: Text) => void },
): Promise<LastingSession | undefined> {
  const { requireGraded, tell } = wishes;
  const broker = await shell.acquire(kind, { requireGraded });
  if (broker === undefined) return undefined;
  return openLastingSession(broker, {
    root: shell.root,
    tell,
    async another() {
      let why = '';
      const another = await shell.acquire(kind, {
        requireGraded,
        tell(text) {
          why = text[shell.language];
          tell(text);
        },
      });
      if (another === undefined) throw new Error(why);
      return another;
    },
  });
}
