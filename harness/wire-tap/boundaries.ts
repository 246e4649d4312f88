// Names the moments at which a run can be failed: API, subject, occurrence, side
// (`OffsetCommit lab-results/1 #3, after the answer`). Heartbeats, Metadata, empty Fetches and
// the like are no boundaries: nothing a service decides hangs on them.
import type { ApiName, Request } from '../protocol/messages.ts';

export type Side = 'before' | 'after';

export interface Boundary {
  process: string;
  api: ApiName;
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
];

export function boundaryName(boundary: Boundary): string {
  const side = boundary.side === 'before' ? 'before the broker' : 'after the answer';
  return `${boundary.api} ${boundary.subject} #${boundary.occurrence}, ${side}`;
}

/** The boundary that a request stands at before it leaves, or `undefined` where it is none. */
export function createBoundaryCounter(): (
  process: string,
  request: Request,
) => Boundary | undefined {
  const counts = new Map<string, number>();
  return (process, request) => {
    if (noBoundary.includes(request.api)) return undefined;
    const subject = subjectOf(request);
    const key = `${process} ${request.api} ${subject}`;
    const occurrence = (counts.get(key) ?? 0) + 1;
    counts.set(key, occurrence);
    return { process, api: request.api, subject, occurrence, side: 'before' };
  };
}

export function subjectOf(request: Request): string {
  switch (request.api) {
    case 'Produce':
      return list(
        request.body.topicData.flatMap((one) =>
          one.partitionData.map((part) => `${one.name}/${part.index}`),
        ),
      );
    case 'Fetch':
      return list(request.body.topics.map((one) => one.topic));
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
