// Turns a request and its answer, in the learner's names, into events of the wire history.
import { errorName } from '../protocol/errors.ts';
import type { Request, Response } from '../protocol/messages.ts';
import {
  observeCommit,
  observeJoin,
  observeLeave,
  observeOffsetFetch,
  observeSync,
} from './observe-groups.ts';
import { observeFetch, observeListOffsets, observeProduce } from './observe-records.ts';
import { named, type Observed } from './observed.ts';

/** What a request and its answer say. Requests and answers that change nothing give no event. */
export function observe(request: Request, response: Response): Observed[] {
  switch (request.api) {
    case 'Produce':
      return response.api === 'Produce' ? observeProduce(request.body, response.body) : [];
    case 'Fetch':
      return response.api === 'Fetch' ? observeFetch(request.body, response.body) : [];
    case 'ListOffsets':
      return response.api === 'ListOffsets' ? observeListOffsets(request.body, response.body) : [];
    case 'OffsetFetch':
      return response.api === 'OffsetFetch' ? observeOffsetFetch(request.body, response.body) : [];
    case 'OffsetCommit':
    case 'TxnOffsetCommit':
      return response.api === 'OffsetCommit' || response.api === 'TxnOffsetCommit'
        ? observeCommit(request.body, response.body)
        : [];
    case 'JoinGroup':
      return response.api === 'JoinGroup' ? observeJoin(request.body, response.body) : [];
    case 'SyncGroup':
      return response.api === 'SyncGroup' ? observeSync(request.body, response.body) : [];
    case 'LeaveGroup':
      return response.api === 'LeaveGroup' ? observeLeave(request.body, response.body) : [];
    case 'Heartbeat': {
      const { groupId: group, memberId } = request.body;
      return response.api === 'Heartbeat' && response.body.errorCode !== 0
        ? [{ type: 'rebalance', group, memberId, error: errorName(response.body.errorCode) }]
        : [];
    }
    case 'EndTxn': {
      const { transactionalId, committed } = request.body;
      return response.api === 'EndTxn'
        ? [
            {
              type: 'end-transaction',
              transactionalId,
              committed,
              error: named(response.body.errorCode),
            },
          ]
        : [];
    }
    case 'CreateTopics':
      return response.api === 'CreateTopics'
        ? response.body.topics.flatMap((one) => refused('CreateTopics', one.name, one.errorCode))
        : [];
    case 'Metadata':
      return response.api === 'Metadata'
        ? response.body.topics.flatMap((one) => refused('Metadata', one.name ?? '', one.errorCode))
        : [];
    default:
      return [];
  }
}

function refused(api: string, subject: string, code: number): Observed[] {
  const error = named(code);
  return error === null ? [] : [{ type: 'refused', api, subject, error }];
}
