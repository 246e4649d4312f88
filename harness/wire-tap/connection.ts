// One connection through the tap. Requests leave, and answers come back, in the order they came in:
// a request that is held keeps those behind it, as a slow network would.
import { FrameSplitter, withSize } from '../protocol/frames.ts';
import {
  decodeRequest,
  decodeResponse,
  encodeRequest,
  encodeResponse,
  peekRequestHeader,
  type Request,
  type Response,
  type ResponseBody,
} from '../protocol/messages.ts';
import type { Boundary, BoundaryCounter } from './boundaries.ts';
import { emptyFetchAnswer } from './empty-fetches.ts';
import type { FaultPlan } from './faults.ts';
import type { NameTable } from './names.ts';
import { beyondLimits } from './limits.ts';
import type { Nodes } from './nodes.ts';
import { observe } from './observe.ts';
import { observeCutProduce } from './observe-records.ts';
import type { Observed } from './observed.ts';
import { refusalOf } from './refusals.ts';
import { rewriteRequest, rewriteResponse } from './rewrite.ts';
import type { SharedCluster } from './shared-cluster.ts';
import type { Ends, TapConnection } from './tap.ts';

interface Options {
  process: string;
  ends: Ends;
  names: NameTable;
  faults: FaultPlan;
  pause(early: Promise<void>): Promise<void>;
  nodes: Nodes | undefined;
  shared: SharedCluster | undefined;
  boundaries: BoundaryCounter;
  note(events: readonly Observed[]): void;
}

interface Asked {
  frame: Uint8Array;
  correlationId: number;
  /** `undefined`: of an API that this codec does not know. The broker judges; nothing is recorded. */
  request: Request | undefined;
}

interface Pending extends Asked {
  boundary: Boundary | undefined;
  /** An answer of the tap's own, given in turn, with what becomes news by it. */
  own?: { response: Response; news: readonly Observed[] } | undefined;
}

/** The most that a broker may keep a Fetch waiting, so that a reader's loop turns at once. */
const maximumFetchWaitMs = 5;

export function tapConnection(options: Options): TapConnection {
  const { process, ends, names, faults, pause, nodes, shared, boundaries, note } = options;
  const requests = new FrameSplitter();
  const answers = new FrameSplitter();
  /** Not yet with the broker, in the order of the asking. */
  const leaving: Asked[] = [];
  /** With the broker and not yet answered, in the same order. */
  const pending: Pending[] = [];
  let open = true;
  let fetched = 0;
  let begun = 0;
  let asking: Promise<void> = Promise.resolve();
  let answering: Promise<void> = Promise.resolve();

  // A function, so that the compiler does not take `open` for unchanged across an await.
  const isOpen = (): boolean => open;

  function close(): void {
    if (!open) return;
    open = false;
    note([{ type: 'connection', change: 'closed' }]);
    for (const { request, own } of pending) {
      if (request?.api !== 'Produce') continue;
      // What the tap was to answer itself, the broker never saw.
      note(observeCutProduce(request.body, own === undefined ? 'unanswered' : 'lost'));
    }
    for (const { request } of leaving) {
      if (request?.api === 'Produce') note(observeCutProduce(request.body, 'lost'));
    }
    ends.close();
  }

  function cut(boundary: Boundary): void {
    if (!open) return;
    note([{ type: 'fault', at: `${boundary.api} ${boundary.subject}`, action: boundary.side }]);
    close();
  }

  function refuse(error: unknown): void {
    if (!open) return;
    const why = error instanceof Error ? error.message : String(error);
    note([{ type: 'refused', api: 'tap', subject: 'bytes', error: why }]);
    close();
  }

  function receive(frame: Uint8Array): void {
    const { api, correlationId } = peekRequestHeader(frame);
    const request = api === undefined ? undefined : decodeRequest(frame);
    const asked = { frame, correlationId, request };
    leaving.push(asked);
    // What a client asks again and again while it does nothing tells nothing.
    if (api !== 'Fetch' && api !== 'Heartbeat') begun += 1;
    asking = asking.then(() => ask(asked)).catch(refuse);
  }

  async function ask(asked: Asked): Promise<void> {
    const { frame, request } = asked;
    await unstalled();
    if (!isOpen()) return;
    const notSent = shared?.refusal(request);
    if (notSent === 'close') throw new Error('a request that a shared cluster is not sent');
    if (notSent !== undefined) {
      leaving.shift();
      giveOwn({ ...asked, boundary: undefined, own: told(request, notSent) });
      return;
    }
    const boundary = request && boundaries.before(process, request);
    const passing = boundary === undefined ? 'pass' : await faults.at(boundary);
    if (boundary !== undefined && passing === 'cut') {
      cut(boundary);
      return;
    }
    await unstalled();
    if (!isOpen()) return;
    if (request !== undefined && typeof passing === 'object') {
      leaving.shift();
      const response = refusalOf(request, passing.error);
      const news = observe(request, response);
      if (request.api === 'Produce' && request.body.acks === 0) {
        // Nobody waits for an answer: a broker closes the connection instead.
        note(news);
        close();
        return;
      }
      giveOwn({ ...asked, boundary, own: { response, news } });
      return;
    }
    const refusal = request && beyondLimits(request, names);
    if (refusal !== undefined) {
      leaving.shift();
      giveOwn({ ...asked, boundary, own: told(request, refusal) });
      return;
    }
    if (request?.api === 'Fetch' && faults.slowness(process) !== undefined) {
      const response = emptyFetchAnswer(request);
      // That it reads is known now, and not only when it has been told that there is nothing.
      note(observe(request, response));
      const slow = await isSlow();
      await unstalled();
      if (slow) {
        if (!isOpen()) return;
        leaving.shift();
        giveOwn({ ...asked, boundary, own: { response, news: [] } });
        return;
      }
    }
    if (!isOpen()) return;
    leaving.shift();
    if (request?.api === 'Produce' && request.body.acks === 0) {
      note(observeCutProduce(request.body, 'acknowledged'));
    } else {
      pending.push({ ...asked, boundary });
    }
    ends.toBroker(withSize(request === undefined ? frame : forBroker(frame)));
  }

  /** Ends once nothing keeps the process and the broker apart. */
  async function unstalled(): Promise<void> {
    for (let over = faults.stalled(process); over; over = faults.stalled(process)) await over;
  }

  /** Whether a Fetch is to get nothing now; waits a little, but not when that ends in between. */
  async function isSlow(): Promise<boolean> {
    const slow = faults.slowness(process);
    if (slow === undefined) return false;
    let over = false;
    await pause(slow.then(() => void (over = true)));
    return !over;
  }

  function forBroker(frame: Uint8Array): Uint8Array {
    // Read again: the first reading keeps the learner's names.
    const renamed = decodeRequest(frame);
    if (renamed.api === 'Fetch') {
      renamed.body.maxWaitMs = Math.min(renamed.body.maxWaitMs, maximumFetchWaitMs);
    }
    rewriteRequest(renamed, names);
    return encodeRequest(renamed);
  }

  /** An answer of the tap's own, in turn. */
  function giveOwn(answered: Pending): void {
    pending.push(answered);
    answerOwn();
  }

  function answerOwn(): void {
    while (pending[0]?.own !== undefined) {
      const { request, own } = pending[0];
      note(own.news);
      ends.toLearner(withSize(encodeResponse(own.response)));
      pending.shift();
      if (request?.api === 'Fetch') fetched += 1;
    }
  }

  async function answer(frame: Uint8Array): Promise<void> {
    const { request, boundary } = answeredBy(frame);
    let given = frame;
    let told: Observed[] = [];
    if (request !== undefined) {
      const response = decodeResponse(request.api, request.version, frame) as Response;
      nodes?.learn(response);
      shared?.hear(request, response);
      rewriteResponse(response, names);
      if (response.api === 'Fetch') {
        await unstalled();
        await withhold(response.body);
      }
      if (!isOpen()) return;
      given = encodeResponse(response);
      const seen = observe(request, response);
      // The broker has done it, whether or not the learner hears of it. What brings or confirms
      // records has reached the learner only with the answer.
      note(seen.filter((event) => !comesWithAnswer(event)));
      told = seen.filter(comesWithAnswer);
      const after = boundary ?? boundaries.afterFetch(process, seen);
      if (after !== undefined && (await faults.at({ ...after, side: 'after' })) === 'cut') {
        cut({ ...after, side: 'after' });
        return;
      }
    }
    await unstalled();
    if (!isOpen()) return;
    note(told);
    pending.shift();
    if (request?.api === 'Fetch') fetched += 1;
    ends.toLearner(withSize(given));
    answerOwn();
  }

  /** Takes out what is withheld now; waits a little then, as a Fetch does that finds nothing. */
  async function withhold(body: ResponseBody<'Fetch'>): Promise<void> {
    let until: Promise<void> | undefined;
    for (const { topic, partitions } of body.responses) {
      const over = faults.withheld(process, topic);
      if (over === undefined) continue;
      for (const part of partitions) {
        if ((part.records?.length ?? 0) > 0) until = over;
        part.records = new Uint8Array();
      }
    }
    if (until !== undefined) await pause(until);
  }

  /** The request that this answers, which is then the first that is pending. */
  function answeredBy(frame: Uint8Array): Pending {
    if (frame.length < 4) throw new Error('an answer that is too short');
    const correlationId = new DataView(frame.buffer, frame.byteOffset).getInt32(0);
    // Whether a request of an unknown API has an answer at all is not known either.
    while (pending[0]?.request === undefined && pending[0]?.correlationId !== correlationId) {
      if (pending.shift() === undefined) break;
    }
    const next = pending[0];
    if (next?.correlationId !== correlationId) throw new Error('an answer nobody asked for');
    return next;
  }

  function guarded(work: () => void): void {
    if (!open) return;
    try {
      work();
    } catch (error) {
      refuse(error);
    }
  }

  note([{ type: 'connection', change: 'opened' }]);
  return {
    fromLearner: (bytes) =>
      guarded(() => {
        for (const frame of requests.push(bytes)) receive(frame);
      }),
    fromBroker: (bytes) =>
      guarded(() => {
        for (const frame of answers.push(bytes)) {
          answering = answering.then(() => answer(frame)).catch(refuse);
        }
      }),
    closed: close,
    get asked() {
      const waiting = open ? [...leaving, ...pending] : [];
      const fetches = {
        open: waiting.filter(({ request }) => request?.api === 'Fetch').length,
        answered: fetched,
      };
      // Of a large request the beginning may be here, and the rest still under way.
      const arriving = open && requests.isPartial ? 1 : 0;
      return { unanswered: waiting.length - fetches.open + arriving, fetches, begun };
    },
  };
}

/** An answer of the tap's own, and what it says. */
function told(request: Request | undefined, response: Response): Pending['own'] {
  return { response, news: request === undefined ? [] : observe(request, response) };
}

function comesWithAnswer(event: Observed): boolean {
  return event.type === 'produce' || event.type === 'fetch';
}
