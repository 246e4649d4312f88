import { AssignerProtocol } from 'kafkajs';
import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../errors.ts';
import { decodeAssignment, decodeSubscription } from './consumer-protocol.ts';
import { encodeAssignment, encodeSubscription } from './consumer-protocol.ts';

const bytes = (...values: number[]) => new Uint8Array(values);
const plain = (buffer: Uint8Array) => new Uint8Array(buffer);

describe('a subscription', () => {
  it.each([0, 1])('by kafkajs in version %i is read, and gives the same bytes again', (version) => {
    const userData = Buffer.from([1, 2]);
    const options = { version, topics: ['a', 'bc'], userData };
    const encoded = plain(AssignerProtocol.MemberMetadata.encode(options));
    const decoded = decodeSubscription(encoded);
    expect(decoded).toEqual({
      ...{ version, topics: ['a', 'bc'], userData: bytes(1, 2), rest: bytes() },
    });
    expect(encodeSubscription(decoded)).toEqual(encoded);
  });

  it('tells user data that is null from user data that is empty', () => {
    const none = { version: 0, topics: ['a'], userData: null };
    const empty = { version: 0, topics: ['a'], userData: bytes() };
    expect([...encodeSubscription(none).subarray(-4)]).toEqual([255, 255, 255, 255]);
    expect([...encodeSubscription(empty).subarray(-4)]).toEqual([0, 0, 0, 0]);
    expect(decodeSubscription(encodeSubscription(none)).userData).toBeNull();
    expect(decodeSubscription(encodeSubscription(empty)).userData).toEqual(bytes());
  });

  it('keeps what newer versions append', () => {
    // Version 3: owned partitions, a generation and a rack follow the user data.
    const appended = [0, 0, 0, 0, 0, 0, 0, 5, 0xff, 0xff];
    const encoded = bytes(0, 3, 0, 0, 0, 1, 0, 1, 0x61, 255, 255, 255, 255, ...appended);
    const decoded = decodeSubscription(encoded);
    expect(decoded.rest).toEqual(bytes(...appended));
    expect(encodeSubscription(decoded)).toEqual(encoded);
  });

  it('cut off at any byte is refused', () => {
    const encoded = encodeSubscription({ version: 0, topics: ['a'], userData: null });
    for (let length = 0; length < encoded.length; length++) {
      expect(() => decodeSubscription(encoded.subarray(0, length))).toThrow(ProtocolError);
    }
  });
});

describe('an assignment', () => {
  it('by kafkajs is read, and gives the same bytes again', () => {
    const userData = Buffer.alloc(0);
    const assignment = { orders: [0, 2], menus: [1] };
    const encoded = plain(
      AssignerProtocol.MemberAssignment.encode({ version: 0, assignment, userData }),
    );
    const decoded = decodeAssignment(encoded);
    expect(decoded).toEqual({
      version: 0,
      assignedPartitions: [
        { topic: 'orders', partitions: [0, 2] },
        { topic: 'menus', partitions: [1] },
      ],
      userData: bytes(),
      rest: bytes(),
    });
    expect(encodeAssignment(decoded)).toEqual(encoded);
  });

  it('without bytes is null, as for a member that gets nothing', () => {
    expect(decodeAssignment(bytes())).toBeNull();
    expect(encodeAssignment(null)).toEqual(bytes());
  });

  it('cut off at any byte but the first is refused', () => {
    const assignedPartitions = [{ topic: 'a', partitions: [1] }];
    const encoded = encodeAssignment({ version: 0, assignedPartitions, userData: null });
    for (let length = 1; length < encoded.length; length++) {
      expect(() => decodeAssignment(encoded.subarray(0, length))).toThrow(ProtocolError);
    }
  });
});
