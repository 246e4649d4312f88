// One connection to a broker, for the harness's own questions. The learner's client never goes through here.
import type { ByteStream } from '../protocol/byte-stream.ts';
import { FrameSplitter, withSize } from '../protocol/frames.ts';
import {
  type ApiName,
  decodeResponse,
  encodeRequest,
  type RequestInput,
  type ResponseBody,
} from '../protocol/messages.ts';
import { addressName } from './address.ts';
import { BrokerUnavailable } from './broker.ts';
import type { Dial } from './dial.ts';

/** The body of a request; fields with a default may be left out. */
export type BodyFor<N extends ApiName> = Extract<RequestInput, { api: N }>['body'];

/** The broker cannot be reached, or not any more: never the learner's doing. */
export class BrokerGone extends Error {}

export interface ConnectionOptions {
  clientId?: string;
  /** How long connecting may take, and each answer, in ms. Default 10,000. */
  timeoutMs?: number;
}

interface Waiting {
  accept: (frame: Uint8Array) => void;
  fail: (error: Error) => void;
  timer: NodeJS.Timeout;
}

export class Connection {
  private readonly stream: ByteStream;
  private readonly clientId: string;
  private readonly timeoutMs: number;
  private readonly address: string;
  /** In the order asked, which is the order a broker answers in. */
  private readonly waiting: Waiting[] = [];
  private readonly splitter = new FrameSplitter();
  private closedBy: Error | undefined;
  private nextCorrelationId = 0;

  /**
   * Connects. Fails when nobody listens there, or not within `timeoutMs`.
   * @throws {BrokerUnavailable} when the dialler can say better what is wrong
   */
  static async open(
    host: string,
    port: number,
    options: ConnectionOptions & { dial: Dial },
  ): Promise<Connection> {
    const { dial, timeoutMs } = options;
    const address = addressName({ host, port });
    try {
      const stream = await dial({ host, port }, timeoutMs === undefined ? {} : { timeoutMs });
      return Connection.over(stream, address, options);
    } catch (cause) {
      if (cause instanceof BrokerUnavailable) throw cause;
      throw new BrokerGone(`Could not connect to the broker at ${address}.`, { cause });
    }
  }

  /** Takes over a stream that is connected. `address` is for messages. */
  static over(stream: ByteStream, address: string, options: ConnectionOptions = {}): Connection {
    const { clientId = 'milk-run', timeoutMs = 10_000 } = options;
    return new Connection(stream, address, clientId, timeoutMs);
  }

  private constructor(stream: ByteStream, address: string, clientId: string, timeoutMs: number) {
    this.stream = stream;
    this.address = address;
    this.clientId = clientId;
    this.timeoutMs = timeoutMs;
    stream.on('data', this.onData);
    stream.on('error', this.onError);
    stream.on('close', this.onClose);
  }

  /** Whether requests can still be asked. */
  get isOpen(): boolean {
    return this.closedBy === undefined;
  }

  /**
   * Asks and gives the answer's body. Several may be under way: each gets its own answer. Error codes
   * inside an answer are the caller's to look at. An answer that takes longer than `timeoutMs` closes
   * the connection, since all later ones wait behind it.
   */
  request<N extends ApiName>(api: N, version: number, body: BodyFor<N>): Promise<ResponseBody<N>> {
    if (this.closedBy) return Promise.reject(this.closedBy);
    const correlationId = this.nextCorrelationId++;
    // The type pairs every api with its own body, which TypeScript cannot follow through N.
    const input = { api, version, correlationId, clientId: this.clientId, body } as RequestInput;
    const bytes = withSize(encodeRequest(input));
    const { promise, resolve, reject } = Promise.withResolvers<ResponseBody<N>>();
    this.waiting.push({
      accept: (frame) => {
        const answer = decodeResponse(api, version, frame);
        if (answer.correlationId !== correlationId) {
          throw new Error(`answered ${answer.correlationId} to request ${correlationId}`);
        }
        resolve(answer.body);
      },
      fail: reject,
      timer: setTimeout(
        () => this.end(`gave no answer to ${api} within ${this.timeoutMs} ms`),
        this.timeoutMs,
      ),
    });
    this.stream.write(bytes);
    return promise;
  }

  /** Lets go of the stream, with nothing under way; this connection is then of no more use. */
  detach(): void {
    this.stream.off('data', this.onData).off('error', this.onError).off('close', this.onClose);
    this.closedBy = new Error(`The stream to the broker at ${this.address} was given away.`);
  }

  /** Closes. Requests still under way fail. Safe to call again. */
  close(): void {
    this.end('was closed by the harness');
  }

  private readonly onData = (chunk: Uint8Array): void => {
    try {
      for (const frame of this.splitter.push(chunk)) {
        const first = this.waiting[0];
        if (!first) throw new Error('an answer nobody asked for');
        first.accept(frame);
        clearTimeout(first.timer);
        this.waiting.shift();
      }
    } catch (error) {
      this.end(`sent what it should not: ${String(error)}`, error);
    }
  };

  private readonly onError = (error: Error): void => this.end(`failed: ${error.message}`, error);

  private readonly onClose = (): void => this.end('was closed by the broker');

  private end(why: string, cause?: unknown): void {
    if (this.closedBy) return;
    this.closedBy = new BrokerGone(`The connection to the broker at ${this.address} ${why}.`, {
      cause,
    });
    this.stream.destroy();
    for (const { fail, timer } of this.waiting.splice(0)) {
      clearTimeout(timer);
      fail(this.closedBy);
    }
  }
}
