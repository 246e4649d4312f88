import { BrokerUnavailable } from '../broker.ts';
import type { KindOfBroker } from './kind.ts';
import { useJvm } from './use-jvm.ts';

export const container: KindOfBroker = {
  kind: 'container',
  acquire: () =>
    Promise.reject(
      new BrokerUnavailable([
        {
          kind: 'container',
          missing: {
            en: 'this version of the workbook cannot start Kafka in a container yet.',
            ko: '이 버전의 워크북은 아직 컨테이너로 Kafka를 띄우지 못해요.',
          },
          fix: [useJvm],
        },
      ]),
    ),
};
