// The Kafka that a page's answers are graded on. It is got while the page is read already: until it is there, and
// where none can be had, answers are practised on the workbook's own broker.
import { acquireBroker } from '../brokers/acquire.ts';
import { type Broker, type BrokerKind, BrokerUnavailable } from '../brokers/broker.ts';
import type { Text } from '../grading/text.ts';
import { openLastingSession, type LastingSession } from '../workbench/lasting-session.ts';
import type { BrokerStanding } from './said.ts';

export interface Kafka {
  readonly standing: BrokerStanding;
  /** Does the work with what grades now; that stays until the work is done. */
  using<T>(work: (session: LastingSession) => Promise<T>): Promise<T>;
  /** Tries again, where there was none. */
  lookAgain(): void;
  /** Ends what is under way, and gives everything back. What is still being got is not waited for. */
  close(): Promise<void>;
}

export interface KafkaOptions {
  root: string;
  kind: BrokerKind | 'auto';
  /** How a broker is come by. @throws {BrokerUnavailable} */
  acquire(kind: BrokerKind | 'auto', tell: (text: Text) => void): Promise<Broker>;
  /** Is told whenever the standing is another. */
  changed(standing: BrokerStanding): void;
}

export function getKafka({ root, kind, acquire, changed }: KafkaOptions): Kafka {
  let standing: BrokerStanding = { state: 'getting', says: looking };
  let real: LastingSession | undefined;
  let practice: Promise<LastingSession> | undefined;
  const atWork = new Set<Promise<unknown>>();
  let closed = false;
  const isClosed = (): boolean => closed;

  function stand(now: BrokerStanding): void {
    standing = now;
    if (!closed) changed(now);
  }

  const tell = (says: Text): void => stand({ state: 'getting', says });

  /** @throws {BrokerUnavailable} having said so */
  async function getOne(): Promise<Broker> {
    tell(looking);
    try {
      return await acquire(kind, tell);
    } catch (error) {
      real = undefined;
      stand({ state: 'none', reasons: reasonsOf(error) });
      throw error;
    }
  }

  function isHere({ kind, version, real: graded }: Broker): void {
    stand({ state: 'ready', kind, version, graded });
  }

  async function get(): Promise<void> {
    let broker: Broker;
    try {
      broker = await getOne();
    } catch {
      return;
    }
    if (isClosed()) return broker.release();
    const session = await openLastingSession(broker, {
      root,
      tell,
      async another() {
        const next = await getOne();
        isHere(next);
        return next;
      },
    });
    if (isClosed()) return session.close();
    real = session;
    isHere(broker);
    // Nothing is begun on it any more; what is under way there comes to its end.
    const left = practice;
    practice = undefined;
    await Promise.all(atWork);
    await (await left)?.close();
  }

  /** Failures beyond a missing broker are no reason to end the page. */
  function begin(): Promise<void> {
    return get().catch((error: unknown) => {
      real = undefined;
      stand({ state: 'none', reasons: reasonsOf(error) });
    });
  }

  async function practise(): Promise<LastingSession> {
    const broker = await acquire('practice', () => undefined);
    const another = (): Promise<Broker> => acquire('practice', () => undefined);
    return openLastingSession(broker, { root, tell: () => undefined, another });
  }

  void begin();

  return {
    get standing() {
      return standing;
    },
    using(work) {
      const done = Promise.resolve(real ?? (practice ??= practise())).then(work);
      const settled = done
        .catch(() => undefined)
        .finally(() => {
          atWork.delete(settled);
        });
      atWork.add(settled);
      return done;
    },
    lookAgain() {
      if (standing.state !== 'none' || closed) return;
      void begin();
    },
    async close() {
      closed = true;
      await real?.close();
      await (await practice)?.close();
    },
  };
}

/** How commands come by a broker; a page shows why there is none, so `auto` practises nothing by itself. */
export function acquiring(stateDir: string, env: NodeJS.ProcessEnv): KafkaOptions['acquire'] {
  return (kind, onProgress) =>
    acquireBroker({ kind, stateDir, env, onProgress, requireGraded: kind === 'auto' });
}

function reasonsOf(error: unknown): (BrokerStanding & { state: 'none' })['reasons'] {
  if (error instanceof BrokerUnavailable) return error.reasons;
  const what = error instanceof Error ? error.message : String(error);
  return [{ kind: 'jvm', missing: { en: what, ko: what }, fix: [] }];
}

const looking: Text = { en: 'Looking for a Kafka…', ko: 'Kafka를 찾는 중이에요…' };
