import { BrokerUnavailable } from '../broker.ts';
import type { KindOfBroker } from './kind.ts';
import { useJvm } from './use-jvm.ts';

export const external: KindOfBroker = {
  kind: 'external',
  acquire: () =>
    Promise.reject(
      new BrokerUnavailable([
        {
          kind: 'external',
          missing: {
            en: 'this version of the workbook cannot use a Kafka cluster of your own yet.',
            ko: '이 버전의 워크북은 아직 직접 운영하는 Kafka 클러스터에 연결하지 못해요.',
          },
          fix: [useJvm],
        },
      ]),
    ),
};
