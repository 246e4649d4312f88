import { describe, expect, it } from 'vitest';
import { apis } from './apis.ts';
import { withSize } from './frames.ts';
import type { ApiName, ResponseInput } from './messages.ts';
import { apiKey, apiName, decodeRequest, decodeResponse, encodeRequest } from './messages.ts';
import { encodeForSocket, encodeResponse, peekRequestHeader, versions } from './messages.ts';

describe('an answer for a socket', () => {
  it('has what is large in it as it was given, and the size of all before it', () => {
    const records = new Uint8Array(100_000).fill(7);
    const partitions = [0, 1].map((partitionIndex) => ({
      partitionIndex,
      errorCode: 0,
      highWatermark: 9n,
      records,
    }));
    const body = { errorCode: 0, responses: [{ topic: 'milk', partitions }] };
    const response: ResponseInput = { api: 'Fetch', version: 11, correlationId: 3, body };
    const parts = encodeForSocket(response);
    expect(parts.map((part) => part === records)).toEqual([false, true, false, true]);
    expect(Buffer.concat(parts)).toEqual(Buffer.from(withSize(encodeResponse(response))));
  });
});

describe('headers', () => {
  it('are read for APIs and versions that the codec does not know', () => {
    const frame = new Uint8Array([0x03, 0xe7, 0, 99, 0, 0, 0, 7, 0, 1, 0x78, 1, 2, 3]);
    expect(peekRequestHeader(frame)).toEqual({
      apiKey: 999,
      api: undefined,
      version: 99,
      correlationId: 7,
      clientId: 'x',
    });
    expect(() => decodeRequest(frame)).toThrow('API 999 v99: expected a known API key at byte 0');
  });

  it('of responses to ApiVersions have no tags in any version, unlike other flexible ones', () => {
    const errorCode = 35;
    const common = { correlationId: 1, version: 3 };
    const answer = encodeResponse({
      ...common,
      api: 'ApiVersions',
      body: { errorCode, apiKeys: [] },
    });
    // Nor are its tagged fields written, which are all at their defaults.
    expect([...answer]).toEqual([0, 0, 0, 1, 0, 35, 1, 0, 0, 0, 0, 0]);
    expect(encodeResponse(decodeResponse('ApiVersions', 3, answer))).toEqual(answer);
    const other = encodeResponse({
      ...common,
      api: 'EndTxn',
      body: { throttleTimeMs: 5, errorCode },
    });
    expect([...other]).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 5, 0, 35, 0]);
  });

  it('keep the client id a plain string in flexible requests', () => {
    const request = encodeRequest({
      api: 'ListGroups',
      version: 3,
      correlationId: 1,
      clientId: 'ab',
      body: {},
    });
    expect([...request]).toEqual([0, 16, 0, 3, 0, 0, 0, 1, 0, 2, 0x61, 0x62, 0, 0]);
  });
});

describe('bodies', () => {
  const heartbeat = { api: 'Heartbeat', correlationId: 1, clientId: null } as const;
  const body = { groupId: 'g', generationId: 1, memberId: 'm', groupInstanceId: 'i' };

  it('lose what their version cannot say, and read it as the default', () => {
    const decoded = decodeRequest(encodeRequest({ ...heartbeat, version: 2, body }));
    expect(decoded.body).toEqual({ ...body, groupInstanceId: null });
  });

  it('get their own arrays as defaults', () => {
    const frame = encodeRequest({
      api: 'ListGroups',
      version: 0,
      correlationId: 1,
      clientId: null,
      body: {},
    });
    const [one, other] = [decodeRequest(frame), decodeRequest(frame)];
    if (one.api !== 'ListGroups' || other.api !== 'ListGroups') throw new Error('another API');
    one.body.statesFilter.push('Stable');
    expect(other.body.statesFilter).toEqual([]);
  });

  it('with tagged fields unknown to the codec are read without them', () => {
    const frame = encodeRequest({ ...heartbeat, version: 4, body });
    const tagged = new Uint8Array([...frame.subarray(0, -1), 1, 42, 2, 0xca, 0xfe]);
    expect(decodeRequest(tagged).body).toEqual(body);
  });

  it('with a tagged field that is not as long as it says are refused', () => {
    const body = { errorCode: 0, apiKeys: [], zkMigrationReady: true };
    const response = { api: 'ApiVersions', version: 3, correlationId: 1, body } as const;
    const frame = encodeResponse(response);
    expect([...frame.subarray(-4)]).toEqual([1, 3, 1, 1]); // one field: tag 3, one byte, true
    const longer = new Uint8Array([...frame.subarray(0, -2), 2, 1, 0]);
    expect(() => decodeResponse('ApiVersions', 3, longer)).toThrow(/end of tagged field 3/);
  });

  it('with more bytes after them are refused', () => {
    const frame = encodeRequest({ ...heartbeat, version: 3, body });
    const longer = new Uint8Array([...frame, 0]);
    expect(() => decodeRequest(longer)).toThrow(/expected the end/);
  });

  it('claiming more elements than there are bytes are refused before any are made', () => {
    const frame = new Uint8Array([0, 3, 0, 4, 0, 0, 0, 1, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff, 1]);
    expect(() => decodeRequest(frame)).toThrow(/2147483647 elements/);
  });

  it('with null where it may not stand are refused, reading and writing', () => {
    const noTopics = { api: 'Metadata', correlationId: 1, clientId: null } as const;
    const request = { ...noTopics, body: { topics: null } };
    expect(decodeRequest(encodeRequest({ ...request, version: 1 })).body).toMatchObject({
      topics: null,
    });
    expect(() => encodeRequest({ ...request, version: 0 })).toThrow(/not null/);
    const frame = encodeRequest({ ...request, version: 1 });
    frame[3] = 0; // the same bytes as version 0
    expect(() => decodeRequest(frame)).toThrow(/not null/);
  });

  it('in versions beyond the declared are refused', () => {
    for (const version of [-1, 5, 1.5]) {
      expect(() => encodeRequest({ ...heartbeat, version, body })).toThrow(/version from 0 to 4/);
    }
  });
});

it('keys and names lead to each other', () => {
  const names = Object.keys(apis) as ApiName[]; // the keys of a literal
  for (const name of names) expect(apiName(apiKey(name))).toBe(name);
  expect([apiKey('Produce'), apiKey('ApiVersions'), apiKey('DescribeCluster')]).toEqual([
    0, 18, 60,
  ]);
  expect(apiName(4)).toBeUndefined();
  expect(versions('Fetch')).toEqual({ min: 4, max: 18, flexible: 12 });
  expect(versions('SaslHandshake')).toEqual({ min: 0, max: 1, flexible: null });
});
