// Captures the vectors: node harness/protocol/vectors/capture.node.ts <host:port>
// The broker must be an empty single-node Kafka 4.4 without authentication, because the scenario
// creates and deletes topics and groups there.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { type Exchange, startRecordingProxy } from './recording-proxy.node.ts';
import { runScenario } from './scenario.node.ts';

const [host, port] = (process.argv[2] ?? '').split(':');
if (!host || !port) throw new Error('usage: capture.node.ts <host:port of an empty Kafka 4.4>');

const proxy = await startRecordingProxy(host, Number(port));
const kafka = new Kafka({
  clientId: 'milk-run',
  brokers: [`${host}:${port}`],
  logLevel: logLevel.NOTHING,
  // Also where kafkajs follows the broker's advertised address, it is to pass the proxy.
  socketFactory: ({ onConnect }) => proxy.connect(onConnect),
});
try {
  await runScenario(kafka, (name) => proxy.step(name));
} finally {
  proxy.close();
}
writeVectors(choose(proxy.exchanges));

/** Per API and step the first and the largest exchange, without those that say nothing new. */
function choose(exchanges: readonly Exchange[]): Exchange[] {
  const groups = Map.groupBy(exchanges, ({ api, when }) => `${api} ${when}`);
  const said = new Set<string>();
  const chosen: Exchange[] = [];
  for (const group of groups.values()) {
    const largest = group.reduce((a, b) => (size(b) > size(a) ? b : a));
    for (const exchange of new Set([...group.slice(0, 1), largest])) {
      const { api, request, response } = exchange;
      // From byte 8 on in the one, 4 in the other: without the correlation id.
      const saying = [api, hex(request.subarray(8)), response && hex(response.subarray(4))].join();
      if (!said.has(saying)) chosen.push(exchange);
      said.add(saying);
    }
  }
  return chosen;
}

function writeVectors(exchanges: readonly Exchange[]): void {
  for (const [api, group] of Map.groupBy(exchanges, (exchange) => exchange.api)) {
    const vectors = group.map(({ when, version, request, response }) => {
      return { when, version, request: hex(request), response: response && hex(response) };
    });
    const path = join(import.meta.dirname, `${api}.json`);
    writeFileSync(path, `${JSON.stringify(vectors, null, 2)}\n`);
    console.log(`${api}: ${vectors.length} exchanges, ${sizes(group)} bytes`);
  }
}

function size({ request, response }: Exchange): number {
  return request.length + (response?.length ?? 0);
}

function sizes(exchanges: readonly Exchange[]): number {
  return exchanges.reduce((sum, exchange) => sum + size(exchange), 0);
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
