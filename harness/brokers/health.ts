// Whether a broker serves clients. A Kafka that has just opened its port answers ApiVersions, but not
// yet what a group or a producer asks first; a kafkajs client would wait 0.3 s at each.
import { Connection } from './connection.ts';
import { dialPlain } from './dial-plain.ts';
import { until } from './until.ts';

/** Whether something at this address answers ApiVersions within `withinMs`. */
export async function answers(host: string, port: number, withinMs: number): Promise<boolean> {
  try {
    const connection = await Connection.open(host, port, { dial: dialPlain, timeoutMs: withinMs });
    try {
      return (await connection.request('ApiVersions', 0, {})).errorCode === 0;
    } finally {
      connection.close();
    }
  } catch {
    return false;
  }
}

/**
 * Makes the broker create its inner topics and load both coordinators and a block of producer ids, and
 * waits until all three are there (≈ 0.1 s after the port opens; whoever comes first waits for them).
 * @returns whether they were there within `withinMs`
 */
export async function coordinatorsReady(
  host: string,
  port: number,
  withinMs: number,
): Promise<boolean> {
  const connection = await Connection.open(host, port, { dial: dialPlain, timeoutMs: withinMs });
  const ask: Record<string, () => Promise<{ errorCode: number }>> = {
    group: () => connection.request('FindCoordinator', 1, { key: 'milk-run', keyType: 0 }),
    transaction: () => connection.request('FindCoordinator', 1, { key: 'milk-run', keyType: 1 }),
    producer: () =>
      connection.request('InitProducerId', 0, { transactionalId: null, transactionTimeoutMs: 0 }),
  };
  const missing = new Set(Object.values(ask));
  try {
    const ready = await until(
      async () => {
        await Promise.all(
          [...missing].map(async (one) => {
            if ((await one()).errorCode === 0) missing.delete(one);
          }),
        );
        return missing.size === 0;
      },
      { withinMs },
    );
    return ready ?? false;
  } finally {
    connection.close();
  }
}
