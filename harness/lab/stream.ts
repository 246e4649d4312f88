// A stream of bytes whose other side is a function, where there are no sockets.
import type { ByteStream } from '../protocol/byte-stream.ts';

export interface Side {
  /** Bytes that were written to the stream. */
  write(bytes: Uint8Array): void;
  /** It was ended from within. Called once, unless `end` was. */
  destroyed(): void;
}

export interface Stream extends ByteStream {
  /** Bytes come in. */
  hear(bytes: Uint8Array): void;
  /** The other side has ended it. */
  end(): void;
}

export function createStream(side: Side): Stream {
  const hearing = {
    data: new Set<(bytes: Uint8Array) => void>(),
    error: new Set<(error: Error) => void>(),
    close: new Set<() => void>(),
  };
  let open = true;

  function close(): boolean {
    if (!open) return false;
    open = false;
    // As with a socket: whoever ends it is not called back before it has gone on.
    queueMicrotask(() => {
      for (const hear of [...hearing.close]) hear();
    });
    return true;
  }

  const stream: Stream = {
    write(bytes) {
      if (open) side.write(bytes);
    },
    destroy() {
      if (close()) side.destroyed();
    },
    hear(bytes) {
      if (open) for (const hear of [...hearing.data]) hear(bytes);
    },
    end: () => void close(),
    on(event: keyof typeof hearing, hear: unknown) {
      (hearing[event] as Set<unknown>).add(hear);
      return stream;
    },
    off(event: keyof typeof hearing, hear: unknown) {
      (hearing[event] as Set<unknown>).delete(hear);
      return stream;
    },
  };
  return stream;
}
