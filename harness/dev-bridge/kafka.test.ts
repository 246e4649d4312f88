// Getting a Kafka while pages are read, with brokers that are all the workbook's own.
import { expect, it, onTestFinished } from 'vitest';
import { acquireBroker } from '../brokers/acquire.ts';
import { BrokerUnavailable, type Broker } from '../brokers/broker.ts';
import { temporaryFolder } from '../brokers/testing/folder.ts';
import { getKafka, type Kafka, type KafkaOptions } from './kafka.ts';
import type { BrokerStanding } from './said.ts';

interface Asked {
  kind: string;
  tell: Parameters<KafkaOptions['acquire']>[1];
  give(broker: Broker): void;
  refuse(error: Error): void;
}

async function desk() {
  const stateDir = await temporaryFolder();
  const own = async (): Promise<Broker> =>
    acquireBroker({ kind: 'practice', stateDir, env: {}, onProgress: () => undefined });
  const asked: Asked[] = [];
  const stood: BrokerStanding[] = [];
  const released: string[] = [];
  const named = async (name: string): Promise<Broker> => {
    const broker = await own();
    const release = async (): Promise<void> => {
      released.push(name);
      await broker.release();
    };
    return { ...broker, kind: 'jvm', real: true, version: '4.4.0', release };
  };
  const kafka: Kafka = getKafka({
    ...{ root: stateDir, kind: 'auto', changed: (now) => void stood.push(now) },
    acquire: (kind, tell) =>
      kind === 'practice'
        ? own()
        : new Promise((give, refuse) => void asked.push({ kind, tell, give, refuse })),
  });
  onTestFinished(() => kafka.close());
  return { kafka, asked, stood, released, named };
}

const missing = { en: 'No Java.', ko: 'Java가 없어요.' };
const unavailable = new BrokerUnavailable([{ kind: 'jvm', missing, fix: [missing] }]);

it('says how far it is, and grades once it is there', async () => {
  const { kafka, asked, stood, named } = await desk();
  expect(kafka.standing.state).toBe('getting');
  asked[0]?.tell({ en: '3 of 45 jars', ko: '45개 중 3개' });
  expect(kafka.standing).toMatchObject({ state: 'getting', says: { en: '3 of 45 jars' } });
  asked[0]?.give(await named('real'));
  await expect.poll(() => kafka.standing.state).toBe('ready');
  expect(stood.at(-1)).toEqual({ state: 'ready', kind: 'jvm', version: '4.4.0', graded: true });
});

it('practises until then; what is under way there comes to its end', async () => {
  const { kafka, asked, named } = await desk();
  const work = Promise.withResolvers<string>();
  const sessions: unknown[] = [];
  const practised = kafka.using((session) => {
    sessions.push(session);
    return work.promise;
  });
  await expect.poll(() => sessions).toHaveLength(1);
  asked[0]?.give(await named('real'));
  await expect.poll(() => kafka.standing.state).toBe('ready');
  await kafka.using((session) => {
    sessions.push(session);
    return Promise.resolve();
  });
  expect(sessions[0]).not.toBe(sessions[1]);
  work.resolve('practised');
  expect(await practised).toBe('practised');
});

it('where none is to be had says why and what to do, practises, and tries again when asked', async () => {
  const { kafka, asked, named } = await desk();
  asked[0]?.refuse(unavailable);
  await expect
    .poll(() => kafka.standing)
    .toEqual({ state: 'none', reasons: [{ kind: 'jvm', missing, fix: [missing] }] });
  await kafka.using(() => Promise.resolve());
  kafka.lookAgain();
  kafka.lookAgain();
  expect(asked).toHaveLength(2);
  expect(kafka.standing.state).toBe('getting');
  asked[1]?.give(await named('real'));
  await expect.poll(() => kafka.standing.state).toBe('ready');
  kafka.lookAgain();
  expect(asked).toHaveLength(2);
});

it('gives back what comes too late', async () => {
  const { kafka, asked, released, named } = await desk();
  await kafka.close();
  asked[0]?.give(await named('late'));
  await expect.poll(() => released).toEqual(['late']);
});
