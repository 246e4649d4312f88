import { BrokerUnavailable } from '../broker.ts';
import type { KindOfBroker } from './kind.ts';
import { useJvm } from './use-jvm.ts';

export const practice: KindOfBroker = {
  kind: 'practice',
  acquire: () =>
    Promise.reject(
      new BrokerUnavailable([
        {
          kind: 'practice',
          missing: {
            en: 'this version of the workbook has no practice broker yet.',
            ko: '이 버전의 워크북에는 아직 연습용 브로커가 없어요.',
          },
          fix: [useJvm],
        },
      ]),
    ),
};
