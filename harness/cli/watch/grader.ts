// A session that outlives its broker: when that is gone, another is started and the run repeated.
import type { BrokerKind } from '../../brokers/broker.ts';
import type { Exercise } from '../../catalog/catalog.ts';
import type { Text } from '../../grading/text.ts';
import type { Verdict } from '../../grading/verdict.ts';
import { answerPath, openSession, type Session } from '../../session/session.ts';
import type { Shell } from '../shell.ts';

export interface Grader {
  /** @throws when there is no broker to be had any more */
  grade(exercise: Exercise, seed?: number): Promise<Verdict>;
  /** Makes ready what the exercise's next run needs. */
  warmUp(exercise: Exercise): Promise<void>;
  close(): Promise<void>;
}

/**
 * `undefined` when there is no broker; why has been said.
 * @param wishes.tell hears what happens once it is open
 */
export async function openGrader(
  shell: Shell,
  kind: BrokerKind | 'auto',
  wishes: { requireGraded?: boolean | undefined; tell: (text: Text) => void },
): Promise<Grader | undefined> {
  const { requireGraded, tell } = wishes;
  const broker = await shell.acquire(kind, { requireGraded });
  if (broker === undefined) return undefined;
  const gone = broker.kind === 'external' ? connectingAgain : startingAnother;
  let session: Session | undefined = await openSession(shell.root, broker, { rehearse: true });
  let closed = false;

  async function reopen(): Promise<Session> {
    tell(gone);
    await session?.close();
    session = undefined;
    let why = '';
    const another = await shell.acquire(kind, {
      requireGraded,
      tell(text) {
        why = text[shell.language];
        tell(text);
      },
    });
    if (another === undefined) throw new Error(why);
    session = await openSession(shell.root, another, { rehearse: true });
    return session;
  }

  return {
    async grade(exercise, seed) {
      const options = {
        answer: answerPath(shell.root, exercise),
        ...(seed === undefined ? {} : { seed }),
      };
      const verdict = await session?.grade(exercise, options);
      if (verdict !== undefined && (verdict.status !== 'error' || closed)) return verdict;
      return (await reopen()).grade(exercise, options);
    },
    warmUp: async (exercise) => session?.warmUp(exercise),
    async close() {
      closed = true;
      await session?.close();
    },
  };
}

const startingAnother: Text = {
  en: 'The broker was gone; starting another…',
  ko: '브로커가 사라져서 다시 시작하는 중이에요…',
};
const connectingAgain: Text = {
  en: 'Your cluster stopped answering; connecting to it again…',
  ko: '클러스터가 응답하지 않아서 다시 연결하는 중이에요…',
};
