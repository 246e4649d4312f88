// All groups of conformance cases.
import type { CaseGroup } from '../case.ts';
import { acls } from './acls.ts';
import { cleaning } from './cleaning.ts';
import { fetch } from './fetch.ts';
import { framing } from './framing.ts';
import { groupLists } from './group-lists.ts';
import { groupSessions } from './group-sessions.ts';
import { groups as memberGroups } from './groups.ts';
import { listOffsets } from './list-offsets.ts';
import { metadata } from './metadata.ts';
import { offsets } from './offsets.ts';
import { partitions } from './partitions.ts';
import { produce } from './produce.ts';
import { producerIds } from './producer-ids.ts';
import { sequences } from './sequences.ts';
import { settings } from './settings.ts';
import { staticMembers } from './static-members.ts';
import { topics } from './topics.ts';
import { transactionOffsets } from './transaction-offsets.ts';
import { transactionRefusals } from './transaction-refusals.ts';
import { transactions } from './transactions.ts';

export const groups: readonly CaseGroup[] = [
  ...[framing, metadata, produce, sequences, fetch, listOffsets],
  ...[topics, partitions, settings, acls],
  ...[memberGroups, groupSessions, staticMembers, groupLists, offsets],
  ...[producerIds, transactions, transactionRefusals, transactionOffsets, cleaning],
];
