// Names the moments at which a run can be failed: API, subject, occurrence, side
// (`OffsetCommit lab-results/1 #3, after the answer`). Heartbeats, Metadata, empty Fetches and
// the like are no boundaries: nothing a service decides hangs on them. What a service does by the other
// ports that it is given (a vendor, a store, requests to others) has boundaries of the same kind.
import type { ApiName, Request } from '../protocol/messages.ts';
import type { Observed } from './observed.ts';

export type Side = 'before' | 'after';

/** A port of the service's that is not Kafka, and what is done by it. */
export type PortCall = `${'http' | 'db' | 'store' | 'vendor'}.${string}`;

export interface Boundary {
  process: string;
  api: ApiName | PortCall;
  /** What the request is about: a topic and partition, a group, a transactional id. */
  subject: string;
  /** 1 for the first of this API and subject in this process. */
  occurrence: number;
  side: Side;
}

const noBoundary: readonly ApiName[] = [
  'ApiVersions',
  'Metadata',
  'Heartbeat',
  'FindCoordinator',
  'ListOffsets',
  'OffsetFetch',
  'SaslHandshake',
  'SaslAuthenticate',
  'DescribeGroups',
  'ListGroups',
  'DescribeConfigs',
  'DescribeCluster',
  'DescribeAcls',
  'ListPartitionReassignments',
  // Only when it has brought records: see `afterFetch`.
  'Fetch',
];

export interface BoundaryCounter {
  /** The boundary that a call by another port stands at before it is done. */
  beforeCall(process: string, api: PortCall, subject: string): Boundary;
  /** The boundary that a request stands at before it leaves, or `undefined` where it is none. */
  before(process: string, request: Request): Boundary | undefined;
  /** The boundary at which an answer to Fetch stands, or `undefined` when it brought no records. */
  afterFetch(process: string, seen: readonly Observed[]): Boundary | undefined;
}

export function createBoundaryCounter(): BoundaryCounter {
  const counts = new Map<string, number>();

  function count(process: string, api: Boundary['api'], subject: string, side: Side): Boundary {
    const key = `${process} ${api} ${subject}`;
    const occurrence = (counts.get(key) ?? 0) + 1;
    counts.set(key, occurrence);
    return { process, api, subject, occurrence, side };
  }

  return {
    beforeCall: (process, api, subject) => count(process, api, subject, 'before'),
    before: (process, request) =>
      noBoundary.includes(request.api)
        ? undefined
        : count(process, request.api, subjectOf(request), 'before'),
    afterFetch(process, seen) {
      const brought = seen.flatMap((event) =>
        event.type === 'fetch' && event.records.length > 0
          ? [`${event.topic}/${event.partition}`]
          : [],
      );
      return brought.length === 0 ? undefined : count(process, 'Fetch', list(brought), 'after');
    },
  };
}

function subjectOf(request: Request): string {
  switch (request.api) {
    case 'Produce':
      return list(
        request.body.topicData.flatMap((one) =>
          one.partitionData.map((part) => `${one.name}/${part.index}`),
        ),
      );
    case 'OffsetCommit':
    case 'TxnOffsetCommit':
      return list(
        request.body.topics.flatMap((one) =>
          one.partitions.map((part) => `${one.name}/${part.partitionIndex}`),
        ),
      );
    case 'JoinGroup':
    case 'SyncGroup':
    case 'LeaveGroup':
    case 'AddOffsetsToTxn':
      return request.body.groupId;
    case 'InitProducerId':
      return request.body.transactionalId ?? 'no transaction';
    case 'EndTxn':
      return request.body.transactionalId;
    case 'AddPartitionsToTxn':
      return request.body.v3AndBelowTransactionalId;
    case 'CreateTopics':
    case 'DeleteRecords':
    case 'CreatePartitions':
      return list(request.body.topics.map((one) => one.name));
    case 'DeleteTopics':
      return list(request.body.topicNames);
    case 'DeleteGroups':
      return list(request.body.groupsNames);
    default:
      return '-';
  }
}

function list(subjects: readonly string[]): string {
  return [...new Set(subjects)].sort().join(', ');
}
