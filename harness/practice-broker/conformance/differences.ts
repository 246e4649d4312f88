// Where a practice broker answers otherwise than a real Kafka, on purpose, and why. The page of differences
// (docs/reference/practice-broker.md) is held to this list, and an entry that no longer differs is an error.
import type { Difference } from './compare.ts';

export interface Explained {
  /** Names of cases. In each of them something must differ. */
  cases: readonly string[];
  /** Which fields, after the step's number, such as `ApiVersions v3 supportedFeatures`. */
  path: RegExp;
  en: string;
  ko: string;
}

export const differences: readonly Explained[] = [
  {
    cases: ['ApiVersions tells the same in every version'],
    path: /apiKeys\[\d+\]\.maxVersion$/,
    en: 'Newer versions of some APIs are not offered, such as Fetch from 14 on, Produce by topic id, and those of the newer transactions.',
    ko: '일부 API는 최신 버전을 제공하지 않습니다. 14부터의 Fetch, 토픽 ID를 쓰는 Produce, 새 트랜잭션 방식의 버전 등입니다.',
  },
  {
    cases: ['ApiVersions tells the same in every version'],
    path: /(supportedFeatures\[\d+\]|finalizedFeatures\[\d+\]|finalizedFeaturesEpoch)$/,
    en: 'There is no cluster whose nodes have to agree on features, so none are told.',
    ko: '기능 수준을 맞출 노드가 없으므로 클러스터의 기능 목록을 알려 주지 않습니다.',
  },
  {
    cases: ['ApiVersions in a version that nobody knows is answered in version 0'],
    path: /^\d+ bytes ApiVersions v\d+ $/,
    en: 'The refusal of an unknown version of ApiVersions names version 4 as the newest, not 5.',
    ko: 'ApiVersions의 모르는 버전을 거절할 때 최신 버전을 5가 아니라 4라고 알립니다.',
  },
  {
    cases: ['Fetch sessions'],
    path: /^(1 Fetch v11 opens one sessionId|2 Fetch v11 goes on )$/,
    en: 'Fetch sessions are not opened: every Fetch names all its partitions. Clients take a session id of 0 as that.',
    ko: 'Fetch 세션을 열지 않습니다. 클라이언트는 세션 ID 0을 보고 매번 파티션을 모두 적어 보냅니다.',
  },
  {
    cases: ['a parked Fetch ends when its topic is deleted'],
    path: /abortedTransactions$/,
    en: 'When its topic is deleted, a waiting Fetch is told of no aborted transactions by an empty list, not by null.',
    ko: '기다리던 Fetch의 토픽이 삭제되면 중단된 트랜잭션을 null이 아니라 빈 목록으로 알립니다.',
  },
  {
    cases: ['a transaction aborts'],
    path: /Fetch v11 of few bytes .*abortedTransactions\[0\]$/,
    en: 'A Fetch of few bytes is told only of the aborted transactions in what it got; a real Kafka also names one that begins just behind.',
    ko: '적은 바이트만 받은 Fetch에는 받은 범위의 중단된 트랜잭션만 알립니다. 진짜 Kafka는 바로 뒤에서 시작하는 것도 알립니다.',
  },
  {
    cases: ['compaction keeps the last record of each key, at its offset'],
    path: /from an offset that is gone .*records\[2\]$/,
    en: 'A Fetch goes on over the end of a segment; a real Kafka ends it there and gives the rest to the next.',
    ko: 'Fetch가 세그먼트 끝을 넘어 이어집니다. 진짜 Kafka는 거기서 끊고 나머지는 다음 Fetch에 줍니다.',
  },
  {
    cases: ['DescribeConfigs of the node'],
    path: /node “1” results\[0\]\.configs\[\d+\]/,
    en: 'The node tells only the settings that it has: those that topics inherit.',
    ko: '노드는 자신에게 있는 설정, 곧 토픽이 물려받는 설정만 알려 줍니다.',
  },
  {
    cases: ['DescribeConfigs of the node'],
    path: /a type that has no settings results\[0\]\.errorMessage$/,
    en: 'Some messages for people have other words.',
    ko: '사람이 읽는 일부 메시지는 표현이 다릅니다.',
  },
];

/** The entry that explains a difference. */
export function explanationOf(difference: Difference): Explained | undefined {
  return differences.find(
    ({ cases, path }) => cases.includes(difference.case) && path.test(difference.path),
  );
}
