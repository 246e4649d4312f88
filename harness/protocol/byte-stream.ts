// Bytes to and from the other side of a connection. In Node that is a socket as it is; a page has no
// sockets, and carries bytes in its own way.

export interface ByteStream {
  /** May be called at once, and as often as one likes: what is written keeps its order. */
  write(bytes: Uint8Array): unknown;
  /** Ends it, both ways. `close` follows. */
  destroy(): unknown;
  on(event: 'data', hear: (bytes: Uint8Array) => void): ByteStream;
  on(event: 'error', hear: (error: Error) => void): ByteStream;
  on(event: 'close', hear: () => void): ByteStream;
  off(event: 'data', hear: (bytes: Uint8Array) => void): ByteStream;
  off(event: 'error', hear: (error: Error) => void): ByteStream;
  off(event: 'close', hear: () => void): ByteStream;
}
