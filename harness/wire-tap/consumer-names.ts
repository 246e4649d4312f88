// Topic names in what the members of a consumer group tell each other: bytes that the broker passes
// on unread. A member may put anything there, so bytes that are no subscription stay as they are.
import { ProtocolError } from '../protocol/errors.ts';
import {
  decodeAssignment,
  decodeSubscription,
  encodeAssignment,
  encodeSubscription,
} from '../protocol/groups/consumer-protocol.ts';
import type { Rename } from './name-places.ts';

/** The protocol type of groups whose members speak so. */
export const consumerProtocol = 'consumer';

export function renameSubscription(bytes: Uint8Array, rename: Rename): Uint8Array {
  if (bytes.length === 0) return bytes;
  const subscription = unlessForeign(() => decodeSubscription(bytes));
  if (subscription === null) return bytes;
  const topics = subscription.topics.map((name) => rename('topic', name));
  return encodeSubscription({ ...subscription, topics });
}

export function renameAssignment(bytes: Uint8Array, rename: Rename): Uint8Array {
  const assignment = unlessForeign(() => decodeAssignment(bytes));
  if (assignment === null) return bytes;
  const assignedPartitions = assignment.assignedPartitions.map((one) => ({
    ...one,
    topic: rename('topic', one.topic),
  }));
  return encodeAssignment({ ...assignment, assignedPartitions });
}

/** What bytes of a member say; `null` where they are something else. */
export function unlessForeign<T>(decode: () => T): T | null {
  try {
    return decode();
  } catch (error) {
    if (error instanceof ProtocolError) return null;
    throw error;
  }
}
