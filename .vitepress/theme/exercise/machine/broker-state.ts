// How the broker stands, from the bridge's words to the panel's.
import type { BrokerStanding } from '../../../../harness/dev-bridge/said.ts';
import type { Text } from '../../../../harness/grading/text.ts';
import type { BrokerState } from '../workbench.ts';

export function brokerStateOf(standing: BrokerStanding): BrokerState {
  switch (standing.state) {
    case 'ready':
      return standing;
    case 'getting': {
      const { says } = standing;
      return { state: 'getting', says: { en: says.en.trim(), ko: says.ko.trim() }, part: null };
    }
    case 'none':
      return {
        state: 'none',
        ways: standing.reasons.map(({ kind, missing, fix }) => ({ kind, missing, fix })),
      };
  }
}

/** Before anything was told. */
export const notToldYet: BrokerState = {
  state: 'getting',
  part: null,
  says: { en: 'Connecting to the workbook…', ko: '워크북에 연결하는 중이에요…' } satisfies Text,
};
