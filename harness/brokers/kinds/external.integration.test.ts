// A cluster as a team has it: TLS, passwords, a user with the listed rights and no other.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FrameSplitter, withSize } from '../../protocol/frames.ts';
import { decodeRequest, encodeResponse } from '../../protocol/messages.ts';
import { acquireBroker } from '../acquire.ts';
import { type Broker, BrokerUnavailable } from '../broker.ts';
import { Connection } from '../connection.ts';
import { rights } from '../external/rights.ts';
import { freePorts } from '../ports.ts';
import { makeAuthority } from '../testing/certificates.ts';
import { temporaryFolder } from '../testing/folder.ts';
import { securedPrefix } from '../testing/secured-cluster.ts';
import { withSecuredCluster } from '../testing/with-secured-cluster.ts';
import { examine } from './external.ts';

const on = withSecuredCluster();
const wrong = 'hunter2-hunter2';

/** Acquires as a command does, with the cluster's settings and these others. */
async function acquire(changes: NodeJS.ProcessEnv = {}): Promise<Broker> {
  const env = { ...on().env, ...changes };
  const stateDir = join(await temporaryFolder(), '.milk-run');
  return await acquireBroker({ kind: 'auto', stateDir, env, onProgress: () => undefined });
}

async function refusal(changes: NodeJS.ProcessEnv): Promise<BrokerUnavailable> {
  const error = await acquire(changes).catch((thrown: unknown) => thrown);
  if (error instanceof BrokerUnavailable) return error;
  throw error instanceof Error ? error : new Error('the cluster was had');
}

const noSasl = {
  WORKBOOK_KAFKA_SASL_MECHANISM: '',
  WORKBOOK_KAFKA_SASL_USERNAME: '',
  WORKBOOK_KAFKA_SASL_PASSWORD: '',
};
const secured = () => on().env['WORKBOOK_KAFKA_BROKERS'] ?? '';
const open = () => `127.0.0.1:${on().open[0]?.port ?? 0}`;

/** Something that listens and is no Kafka of ours. */
async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('a cluster of a team’s own', () => {
  it.each(['plain', 'scram-sha-256', 'scram-sha-512'])(
    'is had with %s, and leaves nothing on it',
    async (mechanism) => {
      const broker = await acquire({ WORKBOOK_KAFKA_SASL_MECHANISM: mechanism });
      expect(broker).toMatchObject({
        ...{ kind: 'external', real: true, version: '4.4', prefix: securedPrefix, wasWarm: true },
      });
      const node = await Connection.open(broker.host, broker.port, { dial: broker.dial });
      expect((await node.request('ApiVersions', 2, {})).errorCode).toBe(0);
      node.close();
      await broker.release({ stopIfUnused: true });
      const { topics } = await on().admin.request('Metadata', 6, { topics: null });
      const ours = topics.filter(({ name }) => name?.startsWith(securedPrefix));
      expect(ours).toEqual([]);
      expect(JSON.stringify(broker)).not.toContain(on().env['WORKBOOK_KAFKA_SASL_PASSWORD']);
    },
  );

  it('is examined without touching it', async () => {
    expect(await examine({ env: on().env })).toMatchObject({ state: 'ready', fix: [] });
    const env = { ...on().env, WORKBOOK_KAFKA_SASL_PASSWORD: wrong };
    const found = await examine({ env });
    expect(found).toMatchObject({ state: 'unavailable', fix: [{}] });
    expect(JSON.stringify(found)).not.toContain(wrong);
  });

  it('is had by its second address when the first is down', async () => {
    const [free = 0] = await freePorts(1);
    const broker = await acquire({ WORKBOOK_KAFKA_BROKERS: `localhost:${free},${secured()}` });
    expect(broker.port).toBe(on().addresses[0]?.port);
    expect(broker.others).toEqual([{ host: 'localhost', port: free }]);
  });

  it('takes a client’s certificate along where there is one', async () => {
    const { cert, key } = await on().authority.sign('client', 'DNS:client');
    const mutual = { WORKBOOK_KAFKA_TLS_CERT: cert, WORKBOOK_KAFKA_TLS_KEY: key };
    expect(await acquire(mutual)).toMatchObject({ kind: 'external' });
  });
});

/** The setting that the line must name, and what it must say. */
interface Trouble {
  when: string;
  env: () => NodeJS.ProcessEnv | Promise<NodeJS.ProcessEnv>;
  says: RegExp;
  setting: string;
}

const troubles: Trouble[] = [
  {
    when: 'the password is wrong (plain)',
    env: () => ({
      WORKBOOK_KAFKA_SASL_PASSWORD: wrong,
      WORKBOOK_KAFKA_SASL_MECHANISM: 'plain',
    }),
    says: /does not take this user name and password/,
    setting: 'WORKBOOK_KAFKA_SASL_PASSWORD',
  },
  {
    when: 'the password is wrong (SCRAM)',
    env: () => ({ WORKBOOK_KAFKA_SASL_PASSWORD: wrong }),
    says: /does not take this user name and password/,
    setting: 'WORKBOOK_KAFKA_SASL_PASSWORD',
  },
  {
    when: 'the cluster asks for a name and none is set',
    env: () => noSasl,
    says: /asks who we are \(.*SCRAM-SHA-512.*\)/,
    setting: 'WORKBOOK_KAFKA_SASL_MECHANISM',
  },
  {
    when: 'a name is set and the port takes none',
    env: () => ({
      WORKBOOK_KAFKA_BROKERS: open(),
      WORKBOOK_KAFKA_TLS: 'false',
      WORKBOOK_KAFKA_TLS_CA: '',
    }),
    says: /takes no user names/,
    setting: 'WORKBOOK_KAFKA_SASL_MECHANISM',
  },
  {
    when: 'the host is not known',
    env: () => ({ WORKBOOK_KAFKA_BROKERS: 'nowhere.invalid:9093' }),
    says: /nowhere\.invalid is not known/,
    setting: 'WORKBOOK_KAFKA_BROKERS',
  },
  {
    when: 'nobody listens',
    env: async () => ({ WORKBOOK_KAFKA_BROKERS: `127.0.0.1:${(await freePorts(1)).join()}` }),
    says: /nothing answers at 127\.0\.0\.1:\d+ \(ECONNREFUSED\)/,
    setting: 'WORKBOOK_KAFKA_BROKERS',
  },
  {
    when: 'it is a web server',
    env: async () => ({
      ...noSasl,
      WORKBOOK_KAFKA_TLS_CA: '',
      WORKBOOK_KAFKA_BROKERS: await listening(
        createServer((socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
      ),
    }),
    says: /is not a Kafka/,
    setting: 'WORKBOOK_KAFKA_BROKERS',
  },
  {
    when: 'it is a web server with TLS',
    env: async () => {
      const { cert, key } = await on().authority.sign('web', 'IP:127.0.0.1');
      const options = { cert: await readFile(cert), key: await readFile(key) };
      return {
        WORKBOOK_KAFKA_BROKERS: await listening(
          createTlsServer(options, (socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
        ),
      };
    },
    says: /is not a Kafka/,
    setting: 'WORKBOOK_KAFKA_BROKERS',
  },
  {
    when: 'TLS is expected and is off',
    env: () => ({ WORKBOOK_KAFKA_TLS_CA: '' }),
    says: /expects TLS/,
    setting: 'WORKBOOK_KAFKA_TLS',
  },
  {
    when: 'TLS is expected and is off, without a name',
    env: () => ({ ...noSasl, WORKBOOK_KAFKA_TLS_CA: '' }),
    says: /expects TLS/,
    setting: 'WORKBOOK_KAFKA_TLS',
  },
  {
    when: 'TLS is on and nobody speaks it',
    env: () => ({ WORKBOOK_KAFKA_BROKERS: open() }),
    says: /does not speak TLS/,
    setting: 'WORKBOOK_KAFKA_TLS',
  },
  {
    when: 'the authority is not known',
    env: () => ({ WORKBOOK_KAFKA_TLS_CA: '', WORKBOOK_KAFKA_TLS: 'true' }),
    says: /authority that is not known/,
    setting: 'WORKBOOK_KAFKA_TLS_CA',
  },
  {
    when: 'the authority is another',
    env: async () => ({
      WORKBOOK_KAFKA_TLS_CA: (await makeAuthority(await temporaryFolder(), 'another')).ca,
    }),
    says: /authority that is not known/,
    setting: 'WORKBOOK_KAFKA_TLS_CA',
  },
  {
    when: 'the certificate has expired',
    env: async () => {
      const { cert, key } = await on().authority.sign('expired', 'IP:127.0.0.1', -1);
      const options = { cert: await readFile(cert), key: await readFile(key) };
      return { WORKBOOK_KAFKA_BROKERS: await listening(createTlsServer(options)) };
    },
    says: /has expired/,
    setting: 'WORKBOOK_KAFKA_TLS_CA',
  },
  {
    when: 'the certificate is for another name',
    env: () => ({ WORKBOOK_KAFKA_TLS_SERVERNAME: 'kafka.example.org' }),
    says: /another name than kafka\.example\.org/,
    setting: 'WORKBOOK_KAFKA_TLS_SERVERNAME',
  },
  {
    when: 'a certificate of ours is wanted',
    env: async () => {
      const { cert, key } = await on().authority.sign('strict', 'IP:127.0.0.1');
      const options = { cert: await readFile(cert), key: await readFile(key) };
      const ca = await readFile(on().authority.ca);
      const server = createTlsServer({ ...options, ca, requestCert: true });
      return { ...noSasl, WORKBOOK_KAFKA_BROKERS: await listening(server) };
    },
    says: /asks its clients for a certificate/,
    setting: 'WORKBOOK_KAFKA_TLS_CERT',
  },
];

describe('one clear line, with the setting, when', () => {
  it.each(troubles)('$when', async ({ env, says, setting }) => {
    const error = await refusal(await env());
    expect(error.reasons).toHaveLength(1);
    expect(error.reasons[0]?.kind).toBe('external');
    expect(error.reasons[0]?.missing.en).toMatch(says);
    expect(error.reasons[0]?.missing.ko).toMatch(/[가-힣]/);
    for (const language of ['en', 'ko'] as const) {
      expect(error.text(language)).toContain(setting);
      expect(error.text(language).split('\n')).toHaveLength(2);
    }
    const password = on().env['WORKBOOK_KAFKA_SASL_PASSWORD'] ?? '';
    for (const secret of [wrong, password]) expect(String(error.stack)).not.toContain(secret);
  });

  it('the cluster takes other mechanisms only', async () => {
    const server = createServer((socket) => {
      const splitter = new FrameSplitter();
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => {
        for (const frame of splitter.push(chunk)) {
          const { correlationId } = decodeRequest(frame);
          const body = { errorCode: 33, mechanisms: ['SCRAM-SHA-512', 'GSSAPI', '\u001B[31m'] };
          const answer = { api: 'SaslHandshake', version: 1, correlationId, body } as const;
          socket.write(withSize(encodeResponse(answer)));
        }
      });
    });
    const { message } = await refusal({
      WORKBOOK_KAFKA_BROKERS: await listening(server),
      WORKBOOK_KAFKA_TLS_CA: '',
      WORKBOOK_KAFKA_SASL_MECHANISM: 'plain',
    });
    expect(message).toContain('does not take PLAIN; it takes: SCRAM-SHA-512, GSSAPI, ??31?.');
    expect(message).toContain('Set WORKBOOK_KAFKA_SASL_MECHANISM to scram-sha-512.');
  });
});

describe('a right that is missing', () => {
  const each = Object.entries(rights).flatMap(([resource, operations]) =>
    operations.map((operation) => ({ resource: resource as keyof typeof rights, operation })),
  );

  // To Kafka these come with others that are needed too, so alone they cannot be missing.
  const implied = ['Describe', 'DescribeConfigs'];
  it.each(each.filter(({ operation }) => !implied.includes(operation)))(
    'is named before anybody is graded: $operation on $resource',
    async (right) => {
      await on().setRight(right, false);
      try {
        const { message } = await refusal({});
        expect(message).toContain(`rights are missing: ${right.operation} on `);
        expect(message).toContain(`that begin with ${securedPrefix}`);
      } finally {
        await on().setRight(right, true);
      }
    },
  );

  it('is named with all others that are missing', async () => {
    const missing = each.filter(({ resource }) => resource !== 'topic');
    for (const right of missing) await on().setRight(right, false);
    try {
      const { reasons } = await refusal({});
      expect(reasons[0]?.missing.en).toMatch(
        /Describe on groups that begin with milk-run-; Describe on transactional ids that begin/,
      );
      expect(reasons[0]?.missing.ko).toContain('milk-run-(으)로 시작하는 그룹에 대한 Describe');
    } finally {
      for (const right of missing) await on().setRight(right, true);
    }
  });
});
