// What a cluster that is there, and knows us, can refuse all the same.
import { errorName } from '../../protocol/errors.ts';
import type { ApiName } from '../../protocol/messages.ts';
import type { BrokerUnavailable } from '../broker.ts';
import { unavailable } from './reason.ts';
import type { CannotTell, MissingRight, Resource } from './rights.ts';

const resources: Record<Resource, { en: string; ko: string }> = {
  topic: { en: 'topics', ko: '토픽' },
  group: { en: 'groups', ko: '그룹' },
  transactionalId: { en: 'transactional ids', ko: '트랜잭션 ID' },
};

export function rightsMissing(missing: readonly MissingRight[], prefix: string): BrokerUnavailable {
  const parts = [...Map.groupBy(missing, (one) => one.resource)].map(([resource, ones]) => {
    const operations = ones.map((one) => one.operation).join(', ');
    return resource === 'cluster'
      ? { en: `${operations} on the cluster`, ko: `클러스터에 대한 ${operations}` }
      : {
          en: `${operations} on ${resources[resource].en} that begin with ${prefix}`,
          ko: `${prefix}(으)로 시작하는 ${resources[resource].ko}에 대한 ${operations}`,
        };
  });
  return unavailable(
    {
      en: `rights are missing: ${parts.map((one) => one.en).join('; ')}.`,
      ko: `권한이 없어요: ${parts.map((one) => one.ko).join('; ')}.`,
    },
    {
      en: 'Have the cluster’s administrator grant what docs/reference/brokers.md lists for WORKBOOK_KAFKA_PREFIX.',
      ko: 'docs/reference/brokers.md에 있는 WORKBOOK_KAFKA_PREFIX 권한을 클러스터 관리자에게 요청하세요.',
    },
  );
}

export function cannotTell({ api, code }: CannotTell): BrokerUnavailable {
  return unavailable(
    {
      en: `the cluster refuses a first ${api} under WORKBOOK_KAFKA_PREFIX: ${errorName(code)}.`,
      ko: `클러스터가 WORKBOOK_KAFKA_PREFIX 아래의 첫 ${api} 요청을 거절했어요: ${errorName(code)}.`,
    },
    {
      en: 'Show this line to the cluster’s administrator: a policy or a quota of the cluster is in the way.',
      ko: '이 줄을 클러스터 관리자에게 보여 주세요. 클러스터의 정책이나 할당량이 막고 있어요.',
    },
  );
}

export function tooOld(api: ApiName): BrokerUnavailable {
  return unavailable(
    {
      en: `the cluster at WORKBOOK_KAFKA_BROKERS is too old: it does not offer ${api} as the workbook needs it.`,
      ko: `WORKBOOK_KAFKA_BROKERS의 클러스터가 너무 오래됐어요. 워크북에 필요한 ${api}를 지원하지 않아요.`,
    },
    {
      en: 'Use a cluster with Kafka 2.8 or newer.',
      ko: 'Kafka 2.8 이상의 클러스터를 쓰세요.',
    },
  );
}
