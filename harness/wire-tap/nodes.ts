// Which addresses a learner's client may be led to: those the run begins with, and those that the cluster
// itself has named in an answer. Nothing else is ever dialled.
import type { Response } from '../protocol/messages.ts';

export interface NodeAddress {
  host: string;
  port: number;
}

export interface Nodes {
  /** What the learner's client is to begin with, as kafkajs wants it: `host:port`. */
  readonly seeds: readonly string[];
  /** Takes in what an answer says of the cluster's nodes. */
  learn(response: Response): void;
  /** Where a connection to this address goes; `undefined`: nobody has named it. */
  find(host: string, port: number): NodeAddress | undefined;
}

export function createNodes(first: readonly NodeAddress[]): Nodes {
  const known = new Map<string, NodeAddress>();
  const name = (host: string, port: number): string => `${host} ${port}`;
  const add = ({ host, port }: NodeAddress): void => {
    // A node that is down is named with no host.
    if (host !== '' && port > 0) known.set(name(host, port), { host, port });
  };
  const seeds = first.map((address, index) => {
    add(address);
    // kafkajs cuts a seed at its first colon, so an IPv6 address gets a name.
    const host = address.host.includes(':') ? `seed-${index + 1}` : address.host;
    known.set(name(host, address.port), address);
    return `${host}:${address.port}`;
  });
  return {
    seeds,
    learn(response) {
      switch (response.api) {
        case 'Metadata':
        case 'DescribeCluster':
          for (const one of response.body.brokers) add(one);
          break;
        case 'FindCoordinator':
          add(response.body);
          for (const one of response.body.coordinators) add(one);
          break;
        default:
      }
    },
    find: (host, port) => known.get(name(host, port)),
  };
}
