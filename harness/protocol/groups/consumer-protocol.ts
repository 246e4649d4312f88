// What members of a consumer group tell each other through the broker, which does not look inside:
// the topics they want (in JoinGroup) and the partitions they get (in SyncGroup). Newer versions
// append fields; they are kept as bytes in `rest`, so that encoding gives the same bytes again.
import { Reader } from '../bytes/reader.ts';
import { Writer } from '../bytes/writer.ts';
import { array, bytes, int16, string } from '../declaration/fields.ts';
import type { Decoded } from '../declaration/fields.ts';
import { compileStruct } from '../declaration/compile.ts';

const subscriptionFields = {
  version: int16('0+'),
  topics: array('0+', 'string'),
  userData: bytes('0+', { nullable: '0+' }),
};
const assignmentFields = {
  version: int16('0+'),
  assignedPartitions: array('0+', { topic: string('0+'), partitions: array('0+', 'int32') }),
  userData: bytes('0+', { nullable: '0+' }),
};

export type Subscription = Decoded<typeof subscriptionFields> & { rest: Uint8Array };
export type Assignment = Decoded<typeof assignmentFields> & { rest: Uint8Array };

const subscriptionCodec = compileStruct(subscriptionFields, 0, false);
const assignmentCodec = compileStruct(assignmentFields, 0, false);

/** Reads the metadata of a member. Throws ProtocolError if the bytes are bad. */
export function decodeSubscription(data: Uint8Array): Subscription {
  const reader = new Reader(data, { api: 'subscription', version: undefined });
  // The codec was compiled from the declaration that the type is inferred from.
  const head = subscriptionCodec.read(reader) as Decoded<typeof subscriptionFields>;
  return { ...head, rest: reader.rest() };
}

/** Writes the metadata of a member; `rest` may be left out. */
export function encodeSubscription(
  subscription: Omit<Subscription, 'rest'> & { rest?: Uint8Array },
): Uint8Array {
  const writer = new Writer({ api: 'subscription', version: subscription.version });
  subscriptionCodec.write(writer, { ...subscription });
  if (subscription.rest) writer.raw(subscription.rest);
  return writer.finish();
}

/**
 * Reads the assignment of a member; `null` if there are no bytes, as for a member to whom the
 * leader gave nothing. Throws ProtocolError if the bytes are bad.
 */
export function decodeAssignment(data: Uint8Array): Assignment | null {
  if (data.length === 0) return null;
  const reader = new Reader(data, { api: 'assignment', version: undefined });
  // The codec was compiled from the declaration that the type is inferred from.
  const head = assignmentCodec.read(reader) as Decoded<typeof assignmentFields>;
  return { ...head, rest: reader.rest() };
}

/** Writes the assignment of a member; no bytes for `null`. `rest` may be left out. */
export function encodeAssignment(
  assignment: (Omit<Assignment, 'rest'> & { rest?: Uint8Array }) | null,
): Uint8Array {
  if (!assignment) return new Uint8Array(0);
  const writer = new Writer({ api: 'assignment', version: assignment.version });
  assignmentCodec.write(writer, { ...assignment });
  if (assignment.rest) writer.raw(assignment.rest);
  return writer.finish();
}
