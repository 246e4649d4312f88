import { describe, expect, it } from 'vitest';
import {
  decodeResponse,
  encodeResponse,
  type Response,
  type ResponseInput,
} from '../protocol/messages.ts';
import { createNodes } from './nodes.ts';

const answer = (input: ResponseInput): Response =>
  decodeResponse(input.api, input.version, encodeResponse(input)) as Response;
const first = { host: 'kafka-1', port: 9092 };

describe('a node', () => {
  it('can be reached where the run begins, and nowhere that nobody has named', () => {
    const nodes = createNodes([first]);
    expect(nodes.seeds).toEqual(['kafka-1:9092']);
    expect(nodes.find('kafka-1', 9092)).toEqual(first);
    for (const [host, port] of [
      ['kafka-1', 9093],
      ['kafka-2', 9092],
      ['', NaN],
    ] as const) {
      expect(nodes.find(host, port)).toBeUndefined();
    }
  });

  it('can be reached once Metadata or FindCoordinator has named it', () => {
    const nodes = createNodes([first]);
    const brokers = [{ nodeId: 2, host: 'kafka-2', port: 9093 }];
    nodes.learn(
      answer({ api: 'Metadata', version: 6, correlationId: 1, body: { brokers, topics: [] } }),
    );
    const coordinator = {
      errorCode: 0,
      errorMessage: null,
      nodeId: 3,
      host: 'kafka-3',
      port: 9094,
    };
    nodes.learn(
      answer({
        api: 'FindCoordinator',
        version: 1,
        correlationId: 2,
        body: { ...coordinator, coordinators: [], throttleTimeMs: 0 },
      }),
    );
    expect(nodes.find('kafka-2', 9093)).toEqual({ host: 'kafka-2', port: 9093 });
    expect(nodes.find('kafka-3', 9094)).toEqual({ host: 'kafka-3', port: 9094 });
    expect(nodes.find('kafka-3', 9093)).toBeUndefined();
  });

  it('that is none, as where no coordinator is known yet, is not learned', () => {
    const nodes = createNodes([first]);
    const nobody = { errorCode: 15, errorMessage: null, nodeId: -1, host: '', port: -1 };
    nodes.learn(
      answer({
        api: 'FindCoordinator',
        version: 1,
        correlationId: 2,
        body: { ...nobody, coordinators: [], throttleTimeMs: 0 },
      }),
    );
    expect(nodes.find('', -1)).toBeUndefined();
  });

  it('with an IPv6 address is given a name that kafkajs can take apart', () => {
    const nodes = createNodes([first, { host: '2001:db8::1', port: 9093 }]);
    expect(nodes.seeds).toEqual(['kafka-1:9092', 'seed-2:9093']);
    expect(nodes.find('seed-2', 9093)).toEqual({ host: '2001:db8::1', port: 9093 });
    expect(nodes.find('2001:db8::1', 9093)).toEqual({ host: '2001:db8::1', port: 9093 });
  });
});
