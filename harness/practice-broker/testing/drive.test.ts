import { describe, expect, it } from 'vitest';
import { drive } from './drive.ts';

describe('a driven broker', () => {
  it('answers what it is asked', () => {
    const answer = drive().connect().ask('ApiVersions', 2, {});
    expect(answer.apiKeys).toContainEqual({ apiKey: 18, minVersion: 0, maxVersion: 4 });
  });

  it('tells that a connection was closed', () => {
    const client = drive().connect();
    client.sendBytes(new Uint8Array([0, 0, 0, 2, 1, 1]));
    expect(client.closedBecause).toContain('request header');
    expect(() => client.ask('ApiVersions', 2, {})).toThrow('was not answered');
  });
});
