import { describe, expect, it } from 'vitest';
import type { ApiName } from '../messages.ts';
import { decodeRequest, decodeResponse, encodeRequest, encodeResponse } from '../messages.ts';
import { peekRequestHeader } from '../messages.ts';
import type { Response } from '../messages.ts';
import { ProtocolError } from '../errors.ts';
import { readVectors } from './read-vectors.node.ts';

/** The versions that kafkajs 2.2.4 picks on Kafka 4.4.0. */
const picked: Partial<Record<ApiName, number>> = {
  ...{ Produce: 7, Fetch: 11, ListOffsets: 3, Metadata: 6, OffsetCommit: 5, OffsetFetch: 4 },
  ...{ FindCoordinator: 2, JoinGroup: 5, Heartbeat: 3, LeaveGroup: 3, SyncGroup: 3 },
  ...{ DescribeGroups: 2, ListGroups: 2, ApiVersions: 2, CreateTopics: 3, DeleteTopics: 1 },
  ...{ DeleteRecords: 1, InitProducerId: 1, AddPartitionsToTxn: 1, AddOffsetsToTxn: 1, EndTxn: 1 },
  ...{ TxnOffsetCommit: 1, DescribeAcls: 1, CreateAcls: 1, DeleteAcls: 1, DescribeConfigs: 2 },
  ...{ AlterConfigs: 1, CreatePartitions: 1, DeleteGroups: 1, AlterPartitionReassignments: 0 },
  ListPartitionReassignments: 0,
};
const vectors = readVectors();

it('cover every API and version that kafkajs picks without SASL', () => {
  const covered = Object.fromEntries(vectors.map(({ api, version }) => [api, version]));
  expect(covered).toEqual(picked);
});

describe.each(vectors)('$api v$version, $when', ({ api, version, request, response }) => {
  const correlationId = new DataView(request.buffer).getInt32(4);

  it('has a request that decodes, and encodes to the same bytes', () => {
    const header = { api, version, correlationId, clientId: 'milk-run' };
    expect(peekRequestHeader(request)).toMatchObject(header);
    const decoded = decodeRequest(request);
    expect(decoded).toMatchObject(header);
    expect(encodeRequest(decoded)).toEqual(request);
  });

  it('has a response that decodes, and encodes to the same bytes, unless none was asked for', () => {
    if (!response) {
      expect(decodeRequest(request)).toMatchObject({ api: 'Produce', body: { acks: 0 } });
      return;
    }
    const decoded = decodeResponse(api, version, response) as Response;
    expect(decoded).toMatchObject({ api, version, correlationId });
    expect(encodeResponse(decoded)).toEqual(response);
  });

  it('cut off at any byte is refused', () => {
    for (let length = 0; length < request.length; length++) {
      expect(() => decodeRequest(request.subarray(0, length))).toThrow(ProtocolError);
    }
    for (let length = 0; length < (response?.length ?? 0); length++) {
      const part = response?.subarray(0, length) ?? new Uint8Array();
      expect(() => decodeResponse(api, version, part)).toThrow(ProtocolError);
    }
  });
});
