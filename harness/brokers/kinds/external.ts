// A team's own cluster, which already runs: WORKBOOK_KAFKA_*. It is never started, stopped or changed;
// all that is made on it bears the prefix, and is removed again.
import { apiKey, type ApiName } from '../../protocol/messages.ts';
import { type Address, addressName } from '../address.ts';
import { type Broker, BrokerUnavailable } from '../broker.ts';
import { Connection } from '../connection.ts';
import type { Dial } from '../dial.ts';
import { cannotTell, rightsMissing, tooOld } from '../external/cluster-troubles.ts';
import { dialler, greet } from '../external/dialler.ts';
import { CannotTell, missingRights } from '../external/rights.ts';
import { type ExternalSettings, readSettings } from '../external/settings.ts';
import { releaseOf } from '../external/version.ts';
import type { BrokerRequest, Examination, KindOfBroker } from './kind.ts';

export const external: KindOfBroker = { kind: 'external', acquire, examine };

/** What the harness and its check of rights ask for, in their versions. */
const needed: Partial<Record<ApiName, number>> = {
  Metadata: 9,
  CreateTopics: 4,
  DeleteTopics: 4,
  DescribeGroups: 5,
  Fetch: 11,
  InitProducerId: 1,
};

async function acquire({ env, onProgress }: BrokerRequest): Promise<Broker> {
  const asked = performance.now();
  const settings = await readSettings(env);
  const dial = dialler(settings);
  warnOfOpenPassword(settings, onProgress);
  const { first, connection } = await reach(settings, dial);
  const opened = [connection];
  try {
    const version = await versionOf(connection);
    const { brokers } = await connection.request('Metadata', 6, { topics: [] });
    // A learner is led to any of them: one that cannot be reached is to be known now.
    const nodes = await Promise.all(
      brokers.map(async (node) => {
        const to = { host: node.host, port: node.port };
        const there = await Connection.open(to.host, to.port, { dial });
        opened.push(there);
        return [addressName(to), there] as const;
      }),
    );
    const at = new Map(nodes);
    await checkRights(settings, connection, (to) => at.get(addressName(to)) ?? connection);
    return {
      kind: 'external',
      real: true,
      ...first,
      others: settings.brokers.filter((one) => one !== first),
      dial,
      prefix: settings.prefix,
      version,
      wasWarm: true,
      startMs: Math.round(performance.now() - asked),
      release: () => Promise.resolve(),
    };
  } finally {
    for (const one of opened) one.close();
  }
}

/**
 * Whether the settings are right and the cluster lets us in. Cheap: nothing is made on it, rights are not
 * tried.
 */
export async function examine({ env }: Pick<BrokerRequest, 'env'>): Promise<Examination> {
  try {
    const settings = await readSettings(env);
    const { first, connection } = await reach(settings, dialler(settings));
    const version = await versionOf(connection).finally(() => connection.close());
    const where = addressName(first);
    return {
      state: 'ready',
      says: {
        en: `Kafka ${version} at ${where}; names begin with ${settings.prefix}`,
        ko: `${where}의 Kafka ${version}. 이름은 ${settings.prefix}(으)로 시작해요`,
      },
      fix: [],
    };
  } catch (error) {
    if (!(error instanceof BrokerUnavailable)) throw error;
    const [reason] = error.reasons;
    if (reason === undefined) throw error;
    return { state: 'unavailable', says: reason.missing, fix: reason.fix };
  }
}

/** The first of the addresses that answers as it should. */
async function reach(
  settings: ExternalSettings,
  dial: Dial,
): Promise<{ first: Address; connection: Connection }> {
  let refusal: unknown;
  for (const first of settings.brokers) {
    try {
      return { first, connection: await greet(dial, first, settings) };
    } catch (error) {
      refusal ??= error;
    }
  }
  throw refusal;
}

/** @throws {BrokerUnavailable} when the cluster is too old */
async function versionOf(connection: Connection): Promise<string> {
  const { apiKeys } = await connection.request('ApiVersions', 0, {});
  const offered = new Map(apiKeys.map((one) => [one.apiKey, one.maxVersion]));
  for (const [api, version] of Object.entries(needed) as [ApiName, number][]) {
    if ((offered.get(apiKey(api)) ?? -1) < version) throw tooOld(api);
  }
  if ((offered.get(apiKey('ApiVersions')) ?? 0) < 3) return '?';
  const client = { clientSoftwareName: 'milk-run', clientSoftwareVersion: '1' };
  const { finalizedFeatures } = await connection.request('ApiVersions', 3, client);
  return releaseOf(finalizedFeatures);
}

async function checkRights(
  { prefix }: ExternalSettings,
  connection: Connection,
  at: (to: Address) => Connection,
): Promise<void> {
  let missing;
  try {
    missing = await missingRights(connection, at, prefix);
  } catch (error) {
    throw error instanceof CannotTell ? cannotTell(error) : error;
  }
  if (missing.length > 0) throw rightsMissing(missing, prefix);
}

function warnOfOpenPassword(
  { sasl, tls, brokers }: ExternalSettings,
  onProgress: BrokerRequest['onProgress'],
): void {
  const isLocal = brokers.every(({ host }) => /^(localhost|127\.|::1$)/.test(host));
  if (sasl?.mechanism !== 'PLAIN' || tls !== undefined || isLocal) return;
  onProgress({
    en: 'WORKBOOK_KAFKA_TLS is off: the password goes over the network as it is.',
    ko: 'WORKBOOK_KAFKA_TLS가 꺼져 있어서 비밀번호가 암호화 없이 네트워크를 지나가요.',
  });
}
