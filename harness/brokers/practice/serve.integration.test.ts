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

  it('closes a connection on which somebody speaks another protocol, and only that one', async () => {
    const { host, port } = await served();
    const good = await Connection.open(host, port, { dial: dialPlain });
    const bad = connect(port, host);
    bad.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    bad.resume();
    await once(bad, 'close');
    expect((await good.request('ApiVersions', 2, {})).errorCode).toBe(0);
    good.close();
  });
});
