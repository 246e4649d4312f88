// What a conformance case stands on: a broker that can be reached, and time that passes there. On sockets
// both are real; on a practice broker in this process the clock only moves when a case waits.

/** A connection to a broker, frame by frame (without the 4-byte size). */
export interface Link {
  send(frame: Uint8Array): void;
  /** Sends bytes as they are, also such as are no frame. */
  sendRaw(bytes: Uint8Array): void;
  /**
   * The next frame that comes, or `closed` once the broker has closed the connection.
   * @throws when nothing comes within the ground's patience
   */
  next(): Promise<Uint8Array | 'closed'>;
  /** Whether `next` would give something at once. */
  hasArrived(): boolean;
  close(): void;
}

export interface Ground {
  host: string;
  port: number;
  open(): Promise<Link>;
  /** Milliseconds since 1970 at the broker. */
  now(): number;
  /** Lets time pass, between two looks at a condition. */
  pause(ms: number): Promise<void>;
  /** Four to eight characters that tell this run's names from those of others. */
  mark(): string;
}
