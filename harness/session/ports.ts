// The harness's side of the ports that are not Kafka. What services do by them is done here, in the
// names of the run, so that it outlives their processes, is recorded, and can be failed at its boundaries.
import type { HistoryEventOf, RunEvent } from '../grading/history.ts';
import type { HttpAnswer } from '../grading/stage.ts';
import type { Transacted } from '../grading/observed/committed.ts';
import type { PortCalled } from '../learner/messages.ts';
import { createBoundaryCounter, type PortCall } from '../wire-tap/boundaries.ts';
import type { FaultPlan } from '../wire-tap/faults.ts';
import { createDatabase } from './database.ts';

export interface PortAnswer {
  error: string | null;
  value: unknown;
}

export interface RunPorts {
  /**
   * Does what a process asks for; never throws.
   * @param isThere whether the process is still there to hear of it
   */
  call(process: string, called: PortCalled, isThere?: () => boolean): Promise<PortAnswer>;
}

interface Options {
  faults: FaultPlan;
  note(event: RunEvent): void;
  /** Asks a service of the run; unreachable where there is none of that name. */
  request(service: string, route: string, body: unknown): Promise<HttpAnswer>;
}

export function createPorts({ faults, note, request }: Options): RunPorts {
  const boundaries = createBoundaryCounter();
  const database = createDatabase();
  const stores = new Map<string, Map<string, unknown>>();
  const doneByVendors = new Map<string, unknown>();
  let vendorCalls = 0;

  function storeOf(name: string): Map<string, unknown> {
    const store = stores.get(name) ?? new Map<string, unknown>();
    stores.set(name, store);
    return store;
  }

  async function perform(process: string, called: PortCalled): Promise<unknown> {
    const { port, op, subject, value, key } = called;
    if (port === 'http') {
      const [service = '', ...route] = subject.split(' ');
      const answer = await request(service, route.join(' '), value);
      if (answer.brokenOff) return brokenOff;
      if (answer.unreachable) throw new Error(`connect ECONNREFUSED ${service}`);
      return answer.response;
    }
    if (port === 'vendor') {
      if (faults.isDown(subject)) throw new Error(`connect ECONNREFUSED ${subject}`);
      const known = typeof key === 'string' ? JSON.stringify([subject, key]) : undefined;
      const first = known === undefined ? undefined : doneByVendors.get(known);
      if (first !== undefined) return first;
      const answer = { accepted: true, reference: `${subject}-${++vendorCalls}` };
      if (known !== undefined) doneByVendors.set(known, answer);
      return answer;
    }
    if (port === 'db') {
      switch (op) {
        case 'get':
          return database.get(subject);
        case 'put':
          database.put(subject, value);
          return null;
        case 'delete':
          database.delete(subject);
          return null;
        case 'transaction':
          // As the learner's side makes it of what a transaction read and wrote.
          return { commit: database.transact(value as Transacted) };
        default:
          return database.keys(subject);
      }
    }
    const store = storeOf(process);
    switch (op) {
      case 'get':
        // `undefined` does not go over to the process: there it is nothing again, and `null` is not.
        return store.get(subject);
      case 'put':
        store.set(subject, value);
        return null;
      case 'delete':
        store.delete(subject);
        return null;
      default:
        return [...store.keys()].filter((one) => one.startsWith(subject)).sort();
    }
  }

  return {
    async call(process, called, isThere = () => true) {
      const { port, op, subject, value, key } = called;
      const api: PortCall = `${port}.${op}`;
      const told = (outcome: HistoryEventOf<'port'>['outcome'], answer: unknown): void =>
        note({
          ...{ type: 'port', process, api, subject, value },
          ...{ key: key ?? null, outcome, answer: answer ?? null },
        });
      // Nothing leaves the process: it only says that it will answer.
      if (op === 'serve') {
        told('done', null);
        return { error: null, value: null };
      }
      // Nothing of the process's hangs on when it hears of a commit: that is no boundary.
      if (api === 'db.onCommit') {
        const commit = await database.commit(Number(subject.replace('commit ', '')));
        if (isThere()) {
          told(
            'done',
            commit.changes.map((change) => change.key),
          );
        }
        return { error: null, value: commit };
      }
      const before = boundaries.beforeCall(process, api, subject);
      if ((await faults.at(before)) !== 'pass') {
        told('lost', null);
        return lost;
      }
      let answer: unknown;
      try {
        answer = await perform(process, called);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        told('refused', why);
        return { error: why, value: null };
      }
      if (answer === brokenOff) {
        told('unanswered', null);
        return lost;
      }
      const reached = (await faults.at({ ...before, side: 'after' })) === 'pass';
      told(reached ? 'done' : 'unanswered', answer);
      return reached ? { error: null, value: answer } : lost;
    },
  };
}

/** A service that was asked and died over it: what it did of it, nobody knows. */
const brokenOff = Symbol('broken off');
const lost: PortAnswer = { error: 'socket hang up', value: null };
