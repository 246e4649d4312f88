// Which Kafka a cluster runs. No request tells; but a cluster agrees on a level of its own metadata,
// and each release has its levels (`kafka-storage version-mapping`).

/** The first level of each release. */
const releases: readonly (readonly [level: number, release: string])[] = [
  [34, '4.5'],
  [31, '4.4'],
  [30, '4.3'],
  [28, '4.2'],
  [26, '4.1'],
  [22, '4.0'],
  [21, '3.9'],
  [20, '3.8'],
  [15, '3.7'],
  [12, '3.6'],
  [9, '3.5'],
  [8, '3.4'],
  [1, '3.3'],
];

/** Such as `4.4`; `?` for a cluster that does not say. Its brokers may be newer than what they agreed on. */
export function releaseOf(features: readonly { name: string; maxVersionLevel: number }[]): string {
  const level = features.find((one) => one.name === 'metadata.version')?.maxVersionLevel ?? 0;
  return releases.find(([first]) => level >= first)?.[1] ?? '?';
}
