// Heartbeat: a member says that it lives, and hears whether it is to join anew.
import { errorCode } from '../../protocol/errors.ts';
import type { State } from '../state.ts';
import type { Group } from './group.ts';
import { type Claim, memberError } from './members.ts';
import { renewSession } from './sessions.ts';

/** Gives the error code of the answer. */
export function heartbeat(
  state: State,
  group: Group,
  claim: Claim & { generation: number },
): number {
  const code = memberError(group, claim);
  const member = group.members.get(claim.memberId);
  if (code !== 0 || member === undefined) return code;
  if (claim.generation !== group.generation) return errorCode('ILLEGAL_GENERATION');
  renewSession(state, group, member);
  return group.state === 'PreparingRebalance' ? errorCode('REBALANCE_IN_PROGRESS') : 0;
}
