// All groups of conformance cases.
import type { CaseGroup } from '../case.ts';
import { fetch } from './fetch.ts';
import { cleaning } from './cleaning.ts';
import { groups as memberGroups } from './groups.ts';
import { offsets } from './offsets.ts';
import { framing } from './framing.ts';
import { metadata } from './metadata.ts';
import { produce } from './produce.ts';
import { transactions } from './transactions.ts';
import { topics } from './topics.ts';

export const groups: readonly CaseGroup[] = [
  framing,
  metadata,
  produce,
  fetch,
  topics,
  memberGroups,
  offsets,
  transactions,
  cleaning,
];
