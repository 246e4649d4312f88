import { connect } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Connection } from '../connection.ts';
import { dialPlain } from '../dial-plain.ts';
import { servePracticeBroker } from './serve.node.ts';

async function served() {
  const broker = await servePracticeBroker({
    defect(error) {
      throw error;
    },
  });
  onTestFinished(() => broker.close());
  return broker;
}

describe('a practice broker on TCP', () => {
  it('tells which versions it speaks', async () => {
    const { host, port } = await served();
    const connection = await Connection.open(host, port, { dial: dialPlain });
    const answer = await connection.request('ApiVersions', 2, {});
    connection.close();
    expect(answer.errorCode).toBe(0);
    expect(answer.apiKeys).toContainEqual({ apiKey: 18, minVersion: 0, maxVersion: 4 });
  });

  it('tells a browser what it is, and goes on serving the others', async () => {
    const { host, port } = await served();
    const good = await Connection.open(host, port, { dial: dialPlain });
    const page = await fetch(`http://${host}:${port}/`);
    expect(page.status).toBe(400);
    expect(await page.text()).toMatch(
      /give 127\.0\.0\.1:\d+ to a Kafka client[^]*Kafka 클라이언트/,
    );
    expect((await good.request('ApiVersions', 2, {})).errorCode).toBe(0);
    good.close();
  });

  it('closes a connection with a request over the limit, and only that one', async () => {
    const { host, port } = await served();
    const good = await Connection.open(host, port, { dial: dialPlain });
    const bad = connect(port, host);
    bad.write(new Uint8Array([0x7f, 0, 0, 0]));
    bad.resume();
    await once(bad, 'close');
    expect((await good.request('ApiVersions', 2, {})).errorCode).toBe(0);
    good.close();
  });

  it('refuses a port that is taken', async () => {
    const { port } = await served();
    await expect(servePracticeBroker({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
