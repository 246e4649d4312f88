// What a shell of the tap is to a run: where learner processes connect to, and how one is cut off. In Node it
// listens on a local socket (sockets.node.ts); in a page bytes come in messages.
import type { ByteStream } from '../protocol/byte-stream.ts';
import type { NodeAddress, Nodes } from './nodes.ts';
import type { Tap } from './tap.ts';

export interface TapServer {
  /** What a learner's process is told to connect to; the shell at its side knows what it means. */
  readonly path: string;
  /** Cuts every connection of one learner process, by its token. */
  cut(token: string): void;
  close(): Promise<void>;
}

/** Where a learner process's connections go. */
export interface TapTarget {
  tap: Tap;
  /** The process's name in the history. */
  process: string;
  /** The nodes that it may be led to. */
  nodes: Nodes;
  /** Opens a connection to one of them, on which everything may be asked at once. */
  dial(to: NodeAddress): Promise<ByteStream>;
}
