// How much memory all groups together may take: a counter that says when it is enough.
import type { Member } from './group.ts';

/** What is held for each thing besides the bytes that a client sent; an estimate. */
const OVERHEAD = 256;

export interface Room {
  hasFor(bytes: number): boolean;
  /** Counts bytes in, or out if negative. */
  count(bytes: number): void;
}

export function createRoom(bytes: number): Room {
  let used = 0;
  return {
    hasFor: (more) => used + more <= bytes,
    count(more) {
      used += more;
    },
  };
}

export function sizeOfMember({ protocols, assignment }: Pick<Member, 'protocols' | 'assignment'>) {
  let size = OVERHEAD + assignment.length;
  for (const { name, metadata } of protocols) size += OVERHEAD + name.length + metadata.length;
  return size;
}

export function sizeOfCommit(metadata: string): number {
  return OVERHEAD + 2 * metadata.length;
}
