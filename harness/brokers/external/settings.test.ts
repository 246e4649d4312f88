import { inspect } from 'node:util';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BrokerUnavailable } from '../broker.ts';
import { makeAuthority } from '../testing/certificates.ts';
import { temporaryFolder } from '../testing/folder.ts';
import { isSetUp, readSettings } from './settings.ts';

const least = {
  WORKBOOK_KAFKA_BROKERS: 'kafka-1.example.org:9093',
  WORKBOOK_KAFKA_PREFIX: 'team-',
};
const sasl = {
  WORKBOOK_KAFKA_SASL_MECHANISM: 'SCRAM-SHA-512',
  WORKBOOK_KAFKA_SASL_USERNAME: 'ada',
  WORKBOOK_KAFKA_SASL_PASSWORD: 'hunter2-hunter2',
};

async function refusal(env: NodeJS.ProcessEnv): Promise<BrokerUnavailable> {
  const error = await readSettings(env).catch((thrown: unknown) => thrown);
  if (error instanceof BrokerUnavailable) return error;
  throw new Error('these settings were taken');
}

describe('the settings of a cluster', () => {
  it('are read from WORKBOOK_KAFKA_ only: plain KAFKA_ settings lead nowhere', async () => {
    const plain = { KAFKA_BROKERS: 'prod:9092', KAFKA_PREFIX: 'x-', KAFKA_SASL_USERNAME: 'root' };
    expect(isSetUp(plain)).toBe(false);
    expect((await refusal(plain)).message).toContain('WORKBOOK_KAFKA_BROKERS is not set');
    const both = await readSettings({ ...plain, ...least });
    expect(both.brokers).toEqual([{ host: 'kafka-1.example.org', port: 9093 }]);
    expect(both).toMatchObject({ prefix: 'team-', sasl: undefined, tls: undefined });
  });

  it('name several nodes, also by IPv6', async () => {
    const { brokers } = await readSettings({
      ...least,
      WORKBOOK_KAFKA_BROKERS: 'a:9092, [2001:db8::1]:9093 ,10.0.0.7:65535',
    });
    expect(brokers).toEqual([
      { host: 'a', port: 9092 },
      { host: '2001:db8::1', port: 9093 },
      { host: '10.0.0.7', port: 65_535 },
    ]);
  });

  it('have a password from the setting or from a file, which nothing shows', async () => {
    const file = join(await temporaryFolder(), 'password');
    await writeFile(file, 'hunter2-hunter2\n');
    const { WORKBOOK_KAFKA_SASL_PASSWORD: _direct, ...fromFile } = sasl;
    for (const env of [sasl, { ...fromFile, WORKBOOK_KAFKA_SASL_PASSWORD_FILE: file }]) {
      const settings = await readSettings({ ...least, ...env });
      expect(settings.sasl?.password.reveal()).toBe('hunter2-hunter2');
      expect(settings.sasl?.mechanism).toBe('SCRAM-SHA-512');
      const shown = [JSON.stringify(settings), inspect(settings, { depth: 9, showHidden: true })];
      expect([...shown, String(settings.sasl?.password)].join()).not.toContain('hunter2');
    }
  });

  it('turn TLS on by any of its settings', async () => {
    const { ca } = await makeAuthority(await temporaryFolder());
    for (const env of [
      { WORKBOOK_KAFKA_TLS: 'true' },
      { WORKBOOK_KAFKA_TLS_CA: ca },
      { WORKBOOK_KAFKA_TLS_SERVERNAME: 'kafka' },
    ]) {
      expect((await readSettings({ ...least, ...env })).tls).toBeDefined();
    }
    expect((await readSettings({ ...least, WORKBOOK_KAFKA_TLS: 'off' })).tls).toBeUndefined();
  });
});

describe('a setting that cannot be right', () => {
  it.each<[string, NodeJS.ProcessEnv]>([
    ['WORKBOOK_KAFKA_BROKERS', { WORKBOOK_KAFKA_BROKERS: 'hunter2-hunter2@kafka:9092' }],
    ['WORKBOOK_KAFKA_BROKERS', { WORKBOOK_KAFKA_BROKERS: 'kafka' }],
    ['WORKBOOK_KAFKA_BROKERS', { WORKBOOK_KAFKA_BROKERS: 'a:9092,b:70000' }],
    ['WORKBOOK_KAFKA_BROKERS', { WORKBOOK_KAFKA_BROKERS: '2001:db8::1:9092' }],
    ['WORKBOOK_KAFKA_BROKERS', { WORKBOOK_KAFKA_BROKERS: 'https://kafka:9092' }],
    ['WORKBOOK_KAFKA_PREFIX', { WORKBOOK_KAFKA_PREFIX: '' }],
    ['WORKBOOK_KAFKA_PREFIX', { WORKBOOK_KAFKA_PREFIX: 'a b' }],
    ['WORKBOOK_KAFKA_PREFIX', { WORKBOOK_KAFKA_PREFIX: '__team' }],
    ['WORKBOOK_KAFKA_PREFIX', { WORKBOOK_KAFKA_PREFIX: 'a'.repeat(101) }],
    [
      'WORKBOOK_KAFKA_SASL_MECHANISM',
      { ...sasl, WORKBOOK_KAFKA_SASL_MECHANISM: 'hunter2-hunter2' },
    ],
    ['WORKBOOK_KAFKA_SASL_MECHANISM', { ...sasl, WORKBOOK_KAFKA_SASL_MECHANISM: '' }],
    ['WORKBOOK_KAFKA_SASL_USERNAME', { ...sasl, WORKBOOK_KAFKA_SASL_USERNAME: undefined }],
    ['WORKBOOK_KAFKA_SASL_PASSWORD', { ...sasl, WORKBOOK_KAFKA_SASL_PASSWORD: '' }],
    ['WORKBOOK_KAFKA_SASL_PASSWORD_FILE', { ...sasl, WORKBOOK_KAFKA_SASL_PASSWORD_FILE: '/x' }],
    [
      'WORKBOOK_KAFKA_SASL_PASSWORD_FILE',
      { ...sasl, WORKBOOK_KAFKA_SASL_PASSWORD: '', WORKBOOK_KAFKA_SASL_PASSWORD_FILE: '/nowhere' },
    ],
    ['WORKBOOK_KAFKA_TLS', { WORKBOOK_KAFKA_TLS: 'hunter2-hunter2' }],
    ['WORKBOOK_KAFKA_TLS', { WORKBOOK_KAFKA_TLS: 'false', WORKBOOK_KAFKA_TLS_CA: '/x' }],
    ['WORKBOOK_KAFKA_TLS_CA', { WORKBOOK_KAFKA_TLS_CA: '/nowhere' }],
    ['WORKBOOK_KAFKA_TLS_CA', { WORKBOOK_KAFKA_TLS_CA: '/etc/hostname' }],
    ['WORKBOOK_KAFKA_TLS_CERT', { WORKBOOK_KAFKA_TLS_CERT: '/etc/hostname' }],
  ])('is named, with what to do, and never shown: %s in %j', async (setting, env) => {
    const { reasons } = await refusal({ ...least, ...env });
    expect(reasons).toHaveLength(1);
    expect(reasons[0]?.missing.en).toContain(setting);
    expect(reasons[0]?.missing.ko).toContain(setting);
    expect(reasons[0]?.fix).toHaveLength(1);
    expect(JSON.stringify(reasons)).not.toContain('hunter2');
    for (const { en, ko } of reasons.flatMap(({ missing, fix }) => [missing, ...fix])) {
      expect(en).not.toContain('\n');
      expect(ko).toMatch(/[가-힣]/);
    }
  });

  it('is told along with all the others', async () => {
    const { reasons } = await refusal({ ...sasl, WORKBOOK_KAFKA_SASL_USERNAME: '' });
    expect(reasons.map(({ missing }) => /WORKBOOK_\w+/.exec(missing.en)?.[0])).toEqual([
      'WORKBOOK_KAFKA_BROKERS',
      'WORKBOOK_KAFKA_PREFIX',
      'WORKBOOK_KAFKA_SASL_USERNAME',
    ]);
  });

  it('may be a key that is another certificate’s, or one without the other', async () => {
    const authority = await makeAuthority(await temporaryFolder());
    const [ada, eve] = [await authority.sign('ada', 'DNS:a'), await authority.sign('eve', 'DNS:e')];
    const cert = { WORKBOOK_KAFKA_TLS_CERT: ada.cert };
    expect((await refusal({ ...least, ...cert })).message).toContain('only one of');
    const mixed = { ...cert, WORKBOOK_KAFKA_TLS_KEY: eve.key };
    expect((await refusal({ ...least, ...mixed })).message).toContain('WORKBOOK_KAFKA_TLS_KEY');
    const right = { ...cert, WORKBOOK_KAFKA_TLS_KEY: ada.key };
    expect((await readSettings({ ...least, ...right })).tls?.context.key).toBeDefined();
  });
});
