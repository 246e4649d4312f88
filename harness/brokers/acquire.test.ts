import { describe, expect, test } from 'vitest';
import { acquireBroker, examineBrokers } from './acquire.ts';
import { BrokerUnavailable } from './broker.ts';
import { warmBrokers } from './status.ts';
import { temporaryFolder } from './testing/folder.ts';
import { join } from 'node:path';
import { readdir } from 'node:fs/promises';

async function refusal(options: Partial<Parameters<typeof acquireBroker>[0]>) {
  const stateDir = join(await temporaryFolder(), '.milk-run');
  const onProgress = (): void => undefined;
  const error = await acquireBroker({
    kind: 'auto',
    stateDir,
    env: {},
    onProgress,
    ...options,
  }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof BrokerUnavailable)) throw new Error(`not a refusal: ${String(error)}`);
  return { error, stateDir };
}

describe('a broker that cannot be had', () => {
  test('is not replaced by the practice broker where verdicts must count', async () => {
    const none = { PATH: '', WORKBOOK_KAFKA_IMAGE: '127.0.0.1:1/none:1' };
    for (const options of [{ env: { ...none, CI: 'true' } }, { env: none, requireGraded: true }]) {
      const { error } = await refusal(options);
      expect(error.reasons.map(({ kind }) => kind).sort()).toEqual(['container', 'jvm']);
    }
    const { error } = await refusal({ kind: 'practice', requireGraded: true });
    expect(error.message).toContain('--require-graded');
  });

  test('of kind external says which settings it wants', async () => {
    const { error } = await refusal({ kind: 'external' });
    expect(error.message).toContain('WORKBOOK_KAFKA_BROKERS is not set');
    expect(error.message).toContain('WORKBOOK_KAFKA_PREFIX is not set');
  });

  test('is not replaced by another: who has set up a cluster hears what is wrong with it', async () => {
    const { error } = await refusal({ env: { WORKBOOK_KAFKA_BROKERS: 'localhost:1' } });
    expect(error.reasons.map((one) => one.kind)).toEqual(['external']);
    expect(error.message).toContain('WORKBOOK_KAFKA_PREFIX is not set');
  });

  test('is not looked for where plain KAFKA_BROKERS leads', async () => {
    const env = { PATH: '', KAFKA_BROKERS: 'localhost:1' };
    const { error } = await refusal({ env, requireGraded: true });
    expect(error.reasons.map((one) => one.kind)).not.toContain('external');
  });

  test('for want of Java says so, with what to install, and keeps no lease', async () => {
    const { error, stateDir } = await refusal({ kind: 'jvm', env: { PATH: '' } });
    expect(error.message).toMatch(/no Java was found[^]*Install Java 17/);
    expect(await readdir(join(stateDir, 'broker', 'jvm', 'leases'))).toEqual([]);
  });

  test('for want of Java and of an image says both', async () => {
    // Nobody listens there, whether or not this machine has a container runtime.
    const env = { PATH: '', WORKBOOK_KAFKA_IMAGE: '127.0.0.1:1/none:1' };
    const { error } = await refusal({ env, requireGraded: true });
    expect(error.reasons.map(({ kind }) => kind).sort()).toEqual(['container', 'jvm']);
  });

  test('is a cluster that was set up: nothing is taken in its place', async () => {
    const { error } = await refusal({ env: { ...process.env, WORKBOOK_KAFKA_BROKERS: 'k1:9092' } });
    expect(error.reasons.map(({ kind }) => kind)).toEqual(['external']);
  });
});

test('where no real Kafka can be had, the practice broker is, and says so', async () => {
  const said: string[] = [];
  const broker = await acquireBroker({
    kind: 'auto',
    stateDir: join(await temporaryFolder(), '.milk-run'),
    env: { PATH: '', WORKBOOK_KAFKA_IMAGE: '127.0.0.1:1/none:1' },
    onProgress: ({ en }) => void said.push(en),
  });
  expect(broker).toMatchObject({ kind: 'practice', real: false, prefix: '' });
  expect(said.at(-1)).toMatch(/No real Kafka[^]*practised[^]*npm run doctor/);
  await broker.release();
});

test('a look at all kinds starts nothing, and says of each what there is or what to do', async () => {
  const stateDir = join(await temporaryFolder(), '.milk-run');
  const env = { ...process.env, WORKBOOK_MAVEN_URL: 'http://mirror.example' };
  const found = await examineBrokers({ stateDir, env, onProgress: () => undefined });
  expect(found.map(({ kind }) => kind)).toEqual(['external', 'container', 'jvm', 'practice']);
  expect(found.find(({ kind }) => kind === 'jvm')).toMatchObject({ state: 'possible' });
  expect(await warmBrokers(stateDir)).toEqual([]);
});
