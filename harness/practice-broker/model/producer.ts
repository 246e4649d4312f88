// A producer as clients have them: plain, with sequences, or with transactions; who it is, and how it becomes
// somebody else. A refusal that the broker had no reason for is an error.
import { errorCode } from '../../protocol/errors.ts';
import type { Client } from '../testing/drive.ts';
import { Broken, type Place, type Promised, type Transaction } from './truth.ts';
import { transactionTimeoutMs, type World } from './world.ts';

interface Identity {
  producerId: bigint;
  producerEpoch: number;
}

export interface Batch {
  place: Place;
  records: Promised[];
  sequence: number;
  /** Where the broker put it, whether the producer knows or not. */
  baseOffset: bigint | undefined;
}

export interface Producer {
  readonly name: string;
  readonly kind: 'plain' | 'idempotent' | 'transactional';
  /** Several producers may have the same one. */
  readonly transactionalId: string | null;
  client: Client;
  identity: Identity | undefined;
  batches: number;
  readonly sequences: Map<Place, number>;
  unanswered: Batch | undefined;
  transaction: Transaction | undefined;
  /** Partitions of its transaction, and `offsets`. */
  readonly added: Set<Place>;
  /** An EndTxn whose answer it did not get. */
  ending: 'committed' | 'aborted' | undefined;
}

export function createProducer(
  { driven }: World,
  name: string,
  kind: Producer['kind'],
  transactionalId: string | null = null,
): Producer {
  return {
    ...{
      name,
      kind,
      transactionalId,
      client: driven.connect(name),
      identity: undefined,
      batches: 0,
    },
    ...{ sequences: new Map(), unanswered: undefined, transaction: undefined, added: new Set() },
    ending: undefined,
  };
}

/** Forgets all but its name: the next thing it does, it does as another process. */
export function crash(world: World, producer: Producer): void {
  reconnect(world, producer);
  forget(producer);
}

export function reconnect({ driven }: World, producer: Producer): void {
  producer.client.close();
  producer.client = driven.connect(producer.name);
}

function forget(producer: Producer): void {
  producer.identity = undefined;
  producer.unanswered = undefined;
  producer.transaction = undefined;
  producer.ending = undefined;
  producer.added.clear();
  producer.sequences.clear();
}

/** Whether the broker must take what it does now in its transaction. */
export function mayWrite(
  { truth }: World,
  { name, transactionalId, transaction }: Producer,
): boolean {
  const isOwner = transactionalId !== null && truth.owners.get(transactionalId) === name;
  return isOwner && transaction?.state !== 'aborted';
}

/** Hears a refusal in a transaction: it starts anew, unless it should not have been refused. */
export function refused(world: World, producer: Producer, what: string, code: number): void {
  if (mayWrite(world, producer)) throw new Broken(`${what} of ${producer.name} got error ${code}`);
  forget(producer);
}

/** An id and an epoch, which shuts out whoever had it. Gives whether it has them. */
export function identify(world: World, producer: Producer): boolean {
  const { kind, transactionalId, client, name } = producer;
  if (kind === 'plain' || producer.identity !== undefined) return true;
  const asked = { transactionalId, transactionTimeoutMs };
  const { errorCode: code, ...identity } = client.ask('InitProducerId', 1, asked);
  if (transactionalId !== null) world.truth.fence(transactionalId);
  if (code === errorCode('CONCURRENT_TRANSACTIONS') && transactionalId !== null) return false;
  if (code !== 0) throw new Broken(`InitProducerId of ${name} got error ${code}`);
  if (transactionalId !== null) world.truth.owners.set(transactionalId, name);
  const { producerId, producerEpoch } = identity;
  producer.identity = { producerId, producerEpoch };
  return true;
}
