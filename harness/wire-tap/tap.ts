// The wire tap: stands between a learner's client and the broker, frame by frame. It decodes each
// request and answer, rewrites names by the run's table, records what happened, and lets faults
// hold or cut at boundaries. It knows no sockets: a shell feeds it bytes and carries bytes away.
import { FrameSplitter, withSize } from '../protocol/frames.ts';
import {
  decodeRequest,
  decodeResponse,
  encodeRequest,
  encodeResponse,
  peekRequestHeader,
  type Request,
  type Response,
} from '../protocol/messages.ts';
import { createBoundaryCounter, type Boundary } from './boundaries.ts';
import { createEmptyFetches, emptyFetchAnswer } from './empty-fetches.ts';
import type { FaultPlan } from './faults.ts';
import type { NameTable } from './names.ts';
import { observe, observeCutProduce, type Observed } from './observe.ts';
import { rewriteRequest, rewriteResponse } from './rewrite.ts';
import type { WireEvent } from './wire-event.ts';

export interface TapOptions {
  names: NameTable;
  faults: FaultPlan;
  record(event: WireEvent): void;
  /** Ends after a few milliseconds, or as soon as `early` does: the pace of empty Fetch answers. */
  pause(early: Promise<void>): Promise<void>;
}

/** The two ends of a connection, as the shell carries them. */
export interface Ends {
  toLearner(bytes: Uint8Array): void;
  toBroker(bytes: Uint8Array): void;
  /** Closes both ends. */
  close(): void;
}

export interface TapConnection {
  fromLearner(bytes: Uint8Array): void;
  fromBroker(bytes: Uint8Array): void;
  /** The shell says that an end is gone. */
  closed(): void;
}

/** The most that a broker may keep a Fetch waiting, so that a reader's loop turns at once. */
const maximumFetchWaitMs = 20;

interface Pending {
  request: Request;
  boundary: Boundary | undefined;
  /** An answer of the tap's own, given in turn. */
  own?: Response;
}

export interface Tap {
  connect(process: string, ends: Ends): TapConnection;
}

export function createTap({ names, faults, record, pause }: TapOptions): Tap {
  const count = createBoundaryCounter();
  const emptyFetches = createEmptyFetches();
  let connections = 0;

  function connect(process: string, ends: Ends): TapConnection {
    const connection = ++connections;
    const requests = new FrameSplitter();
    const answers = new FrameSplitter();
    /** Asked and not yet answered, in the order of the asking. */
    const pending: Pending[] = [];
    let open = true;
    let asking: Promise<void> = Promise.resolve();
    let answering: Promise<void> = Promise.resolve();

    const note = (observed: readonly Observed[]): void => {
      for (const event of observed) record({ ...event, process, connection });
    };

    function close(): void {
      if (!open) return;
      open = false;
      note([{ type: 'connection', change: 'closed' }]);
      for (const { request } of pending) {
        if (request.api === 'Produce') note(observeCutProduce(request.body, 'unanswered'));
      }
      ends.close();
    }

    function cut(boundary: Boundary): void {
      note([{ type: 'fault', at: `${boundary.api} ${boundary.subject}`, action: boundary.side }]);
      close();
    }

    async function ask(frame: Uint8Array): Promise<void> {
      if (!open) return;
      const header = peekRequestHeader(frame);
      if (header.api === undefined) {
        // A client newer than this codec: the broker judges, nothing of it is recorded.
        ends.toBroker(withSize(frame));
        return;
      }
      const request = decodeRequest(frame);
      const boundary = count(process, request);
      if (boundary !== undefined && (await faults.at(boundary)) === 'cut') {
        if (request.api === 'Produce') note(observeCutProduce(request.body, 'lost'));
        cut(boundary);
        return;
      }
      if (request.api === 'Fetch') {
        request.body.maxWaitMs = Math.min(request.body.maxWaitMs, maximumFetchWaitMs);
        const slow = faults.slowness(process);
        if (slow !== undefined) {
          const own = emptyFetchAnswer(request);
          note(observe(request, own).filter((event) => emptyFetches.isNews(process, event)));
          let over = false;
          await pause(slow.then(() => void (over = true)));
          if (!over) {
            pending.push({ request, boundary, own });
            answerOwn();
            return;
          }
        }
      }
      if (!isOpen()) return;
      if (request.api === 'Produce' && request.body.acks === 0) {
        note(observeCutProduce(request.body, 'acknowledged'));
      } else {
        pending.push({ request, boundary });
      }
      const renamed = structuredClone(request);
      rewriteRequest(renamed, names);
      ends.toBroker(withSize(encodeRequest(renamed)));
    }

    // A function, so that the compiler does not take `open` for unchanged across an await.
    const isOpen = (): boolean => open;

    function answerOwn(): void {
      while (pending[0]?.own !== undefined) {
        ends.toLearner(withSize(encodeResponse(pending[0].own)));
        pending.shift();
      }
    }

    async function answer(frame: Uint8Array): Promise<void> {
      const next = pending[0];
      if (!isOpen() || next === undefined) return;
      const { request, boundary } = next;
      const response = decodeResponse(request.api, request.version, frame) as Response;
      rewriteResponse(response, names);
      if (boundary !== undefined) {
        const after: Boundary = { ...boundary, side: 'after' };
        if ((await faults.at(after)) === 'cut') {
          cut(after);
          return;
        }
      }
      if (!isOpen()) return;
      pending.shift();
      note(observe(request, response).filter((event) => emptyFetches.isNews(process, event)));
      ends.toLearner(withSize(encodeResponse(response)));
      answerOwn();
    }

    function inTurn(turn: Promise<void>, work: () => Promise<void>): Promise<void> {
      return turn.then(work).catch((error: unknown) => {
        note([
          { type: 'refused', api: 'tap', subject: 'bytes', error: (error as Error).message },
        ]);
        close();
      });
    }

    note([{ type: 'connection', change: 'opened' }]);
    return {
      fromLearner(bytes) {
        for (const frame of requests.push(bytes)) asking = inTurn(asking, () => ask(frame));
      },
      fromBroker(bytes) {
        for (const frame of answers.push(bytes)) answering = inTurn(answering, () => answer(frame));
      },
      closed: close,
    };
  }

  return { connect };
}
