// Rewrites names in decoded messages by the run's table. Most names stand in a place of their own
// (`name-places.ts`); here are those whose kind another field tells, and what a run is not shown.
import type { Request, Response } from '../protocol/messages.ts';
import { consumerProtocol, renameAssignment, renameSubscription } from './consumer-names.ts';
import { type Rename, renameIn, requestPlaces, responsePlaces } from './name-places.ts';
import type { NameKind, NameTable } from './names.ts';

/** Kafka's numbers for the kinds of a resource and of a coordinator's key. */
const resourceKinds: Readonly<Record<number, NameKind>> = {
  2: 'topic',
  3: 'group',
  5: 'transaction',
};
const topicResource = 2;
const keyTypes: Readonly<Record<number, NameKind>> = { 0: 'group', 1: 'transaction' };

/** Changes the learner's names in a request into the broker's, in place. */
export function rewriteRequest(request: Request, names: Pick<NameTable, 'toBroker'>): void {
  const rename: Rename = (kind, name) => names.toBroker(kind, name);
  renameIn(request.body, requestPlaces[request.api], rename);
  switch (request.api) {
    case 'FindCoordinator': {
      const { body } = request;
      const kind = keyTypes[body.keyType];
      if (kind === undefined) break;
      body.key = rename(kind, body.key);
      body.coordinatorKeys = body.coordinatorKeys.map((key) => rename(kind, key));
      break;
    }
    case 'JoinGroup':
      if (request.body.protocolType !== consumerProtocol) break;
      for (const protocol of request.body.protocols) {
        protocol.metadata = renameSubscription(protocol.metadata, rename);
      }
      break;
    case 'SyncGroup':
      if ((request.body.protocolType ?? consumerProtocol) !== consumerProtocol) break;
      for (const one of request.body.assignments) {
        one.assignment = renameAssignment(one.assignment, rename);
      }
      break;
    case 'DescribeConfigs':
    case 'AlterConfigs':
    case 'IncrementalAlterConfigs':
      for (const one of request.body.resources) {
        if (one.resourceType === topicResource) {
          one.resourceName = rename('topic', one.resourceName);
        }
      }
      break;
    case 'CreateAcls':
      for (const one of request.body.creations) {
        one.resourceName = renameResource(one.resourceType, one.resourceName, rename);
      }
      break;
    case 'DescribeAcls':
      renameFilter(request.body, rename);
      break;
    case 'DeleteAcls':
      for (const filter of request.body.filters) renameFilter(filter, rename);
      break;
    default:
  }
}

/**
 * Changes the broker's names in an answer back into the learner's, in place, and leaves out
 * what is not this run's.
 */
export function rewriteResponse(response: Response, names: NameTable): void {
  const rename: Rename = (kind, name) => names.toLearner(kind, name) ?? name;
  const isOurs = (one: { resourceType: number; resourceName: string }): boolean => {
    const kind = resourceKinds[one.resourceType];
    return kind === undefined || names.toLearner(kind, one.resourceName) !== undefined;
  };
  switch (response.api) {
    case 'Metadata':
      response.body.topics = response.body.topics.flatMap((one) => {
        // Asked for by an id that nobody has: it says nothing of another run.
        if (one.name === null) return [one];
        const name = names.toLearner('topic', one.name);
        return name === undefined ? [] : [{ ...one, name }];
      });
      break;
    case 'ListPartitionReassignments':
      response.body.topics = response.body.topics.filter(
        (one) => names.toLearner('topic', one.name) !== undefined,
      );
      break;
    case 'ListGroups':
      response.body.groups = response.body.groups.flatMap((one) => {
        const groupId = names.toLearner('group', one.groupId);
        return groupId === undefined ? [] : [{ ...one, groupId }];
      });
      break;
    case 'FindCoordinator':
      for (const one of response.body.coordinators) {
        one.key =
          names.toLearner('group', one.key) ?? names.toLearner('transaction', one.key) ?? one.key;
      }
      break;
    case 'JoinGroup':
      for (const member of response.body.members) {
        member.metadata = renameSubscription(member.metadata, rename);
      }
      break;
    case 'SyncGroup':
      response.body.assignment = renameAssignment(response.body.assignment, rename);
      break;
    case 'DescribeGroups':
      for (const one of response.body.groups) {
        if (one.protocolType !== consumerProtocol) continue;
        for (const member of one.members) {
          member.memberMetadata = renameSubscription(member.memberMetadata, rename);
          member.memberAssignment = renameAssignment(member.memberAssignment, rename);
        }
      }
      break;
    case 'DescribeConfigs':
    case 'AlterConfigs':
    case 'IncrementalAlterConfigs':
      for (const one of 'results' in response.body
        ? response.body.results
        : response.body.responses) {
        if (one.resourceType === topicResource) {
          one.resourceName = rename('topic', one.resourceName);
        }
      }
      break;
    case 'DescribeAcls':
      response.body.resources = response.body.resources.filter(isOurs);
      for (const one of response.body.resources) {
        one.resourceName = renameResource(one.resourceType, one.resourceName, rename);
      }
      break;
    case 'DeleteAcls':
      for (const result of response.body.filterResults) {
        result.matchingAcls = result.matchingAcls.filter(isOurs);
        for (const one of result.matchingAcls) {
          one.resourceName = renameResource(one.resourceType, one.resourceName, rename);
        }
      }
      break;
    default:
  }
  renameIn(response.body, responsePlaces[response.api], rename);
  stripMessages(response.body, names);
}

function renameResource(type: number, name: string, rename: Rename): string {
  const kind = resourceKinds[type];
  return kind === undefined ? name : rename(kind, name);
}

function renameFilter(
  filter: { resourceTypeFilter: number; resourceNameFilter: string | null },
  rename: Rename,
): void {
  const { resourceTypeFilter: type, resourceNameFilter: name } = filter;
  if (name !== null) filter.resourceNameFilter = renameResource(type, name, rename);
}

/** The broker's own error texts name topics as it knows them. */
function stripMessages(at: unknown, names: NameTable): void {
  if (!isFields(at) || at instanceof Uint8Array) return;
  for (const [field, value] of Object.entries(at)) {
    if (/errorMessage$/i.test(field) && typeof value === 'string') at[field] = names.strip(value);
    else if (typeof value === 'object') stripMessages(value, names);
  }
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
