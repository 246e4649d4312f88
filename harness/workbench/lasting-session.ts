// A session that outlives its broker: when that is gone, another is got and the run repeated.
import type { Broker } from '../brokers/broker.ts';
import type { Exercise } from '../catalog/catalog.ts';
import type { Text } from '../grading/text.ts';
import type { Verdict } from '../grading/verdict.ts';
import { openSession, type GradeOptions, type Session } from '../session/session.ts';

export interface LastingSession {
  /**
   * @throws when there is no broker to be had any more
   * @throws the signal's reason once that is aborted
   */
  grade(exercise: Exercise, options?: LastingOptions): Promise<Verdict>;
  /** Makes ready what the exercise's next run needs. */
  warmUp(exercise: Exercise): Promise<void>;
  close(): Promise<void>;
}

export interface LastingOptions extends GradeOptions {
  /** Hears that the run begins anew, on another broker: what it told so far counts for nothing. */
  onAgain?(): void;
}

export interface Wishes {
  root: string;
  /** Gives another broker, when the first is gone. @throws when there is none to be had */
  another(): Promise<Broker>;
  /** Hears why a run takes longer. */
  tell(text: Text): void;
}

/** @param broker is given back when the session closes */
export async function openLastingSession(broker: Broker, wishes: Wishes): Promise<LastingSession> {
  const { root, another, tell } = wishes;
  const gone = broker.kind === 'external' ? connectingAgain : startingAnother;
  let session: Session | undefined = await openSession(root, broker, { rehearse: true });
  let closed = false;

  async function reopen(): Promise<Session> {
    tell(gone);
    await session?.close();
    session = undefined;
    const next = await openSession(root, await another(), { rehearse: true });
    // It was closed meanwhile: nobody else would give the new broker back.
    if (isClosed()) await next.close();
    session = next;
    return next;
  }
  const isClosed = (): boolean => closed;

  return {
    async grade(exercise, options = {}) {
      const verdict = await session?.grade(exercise, options);
      if (verdict !== undefined && (verdict.status !== 'error' || isClosed())) return verdict;
      const again = await reopen();
      options.onAgain?.();
      return again.grade(exercise, options);
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
