// The settings of a team's own cluster: WORKBOOK_KAFKA_*. Nothing else in the environment is looked at;
// plain KAFKA_BROKERS is common in people's shells and may be anybody's cluster.
import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import type { SecureContextOptions } from 'node:tls';
import type { Address } from '../address.ts';
import { BrokerUnavailable, type Reason } from '../broker.ts';
import { reason } from './reason.ts';
import { Secret } from './secret.ts';
import { readTls } from './tls-settings.ts';

export const mechanisms = ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'] as const;
export type Mechanism = (typeof mechanisms)[number];

export interface SaslSettings {
  mechanism: Mechanism;
  username: string;
  password: Secret;
}

export interface TlsSettings {
  context: Pick<SecureContextOptions, 'ca' | 'cert' | 'key'>;
  /** The name that the certificate must bear, where that is not the host's. */
  servername: string | undefined;
}

export interface ExternalSettings {
  /** Where to begin; the cluster names its other nodes itself. */
  brokers: readonly [Address, ...Address[]];
  /** Put before every name that the workbook makes. */
  prefix: string;
  sasl: SaslSettings | undefined;
  tls: TlsSettings | undefined;
}

/** Reads one setting; absent and empty are the same. */
export type Get = (name: string) => string | undefined;

/** Leaves room for what the workbook puts behind it: Kafka allows 249 characters in all. */
const longestPrefix = 100;

/** Whether somebody wants their own cluster to be used. */
export function isSetUp(env: NodeJS.ProcessEnv): boolean {
  return (env['WORKBOOK_KAFKA_BROKERS']?.trim() ?? '') !== '';
}

/** @throws {BrokerUnavailable} with one reason for each setting that is missing or cannot be right */
export async function readSettings(env: NodeJS.ProcessEnv): Promise<ExternalSettings> {
  const get: Get = (name) => {
    const value = env[`WORKBOOK_KAFKA_${name}`];
    return value === undefined || value.trim() === '' ? undefined : value;
  };
  const problems: Reason[] = [];
  const noted = <T>(value: T | Reason): T | undefined => {
    if (!isReason(value)) return value;
    problems.push(value);
    return undefined;
  };
  const brokers = noted(readBrokers(get('BROKERS')));
  const prefix = noted(readPrefix(get('PREFIX')));
  const sasl = noted(await readSasl(get));
  const tls = noted(await readTls(get));
  if (brokers === undefined || prefix === undefined || problems.length > 0) {
    throw new BrokerUnavailable(problems);
  }
  return { brokers, prefix, sasl: sasl?.used, tls: tls?.used };
}

function isReason(value: unknown): value is Reason {
  return typeof value === 'object' && value !== null && 'missing' in value;
}

function readBrokers(list: string | undefined): ExternalSettings['brokers'] | Reason {
  if (list === undefined) {
    return reason(
      { en: 'WORKBOOK_KAFKA_BROKERS is not set.', ko: 'WORKBOOK_KAFKA_BROKERS 값이 없어요.' },
      {
        en: 'Set it to addresses of your cluster: kafka-1.example.org:9093,kafka-2.example.org:9093',
        ko: '클러스터 주소를 넣으세요: kafka-1.example.org:9093,kafka-2.example.org:9093',
      },
    );
  }
  const addresses: Address[] = [];
  for (const [index, entry] of list.split(',').entries()) {
    const address = readAddress(entry.trim());
    // The entry is not shown: people paste addresses with passwords in them.
    if (address === undefined) {
      return reason(
        {
          en: `WORKBOOK_KAFKA_BROKERS: entry ${index + 1} is not an address.`,
          ko: `WORKBOOK_KAFKA_BROKERS의 ${index + 1}번째 항목은 주소가 아니에요.`,
        },
        {
          en: 'Write host:port, with commas between: kafka-1.example.org:9093,[2001:db8::1]:9093',
          ko: 'host:port 꼴로, 쉼표로 나눠 쓰세요: kafka-1.example.org:9093,[2001:db8::1]:9093',
        },
      );
    }
    addresses.push(address);
  }
  const [first, ...others] = addresses;
  if (first === undefined) throw new Error('a text that is split has a part');
  return [first, ...others];
}

function readAddress(entry: string): Address | undefined {
  const [, v6, name, digits] = /^(?:\[([^\]]*)\]|([^:/@[\]\s]+)):(\d{1,5})$/.exec(entry) ?? [];
  const port = Number(digits);
  if (!(port >= 1 && port <= 65_535)) return undefined;
  if (v6 !== undefined) return isIP(v6) === 6 ? { host: v6, port } : undefined;
  return name === undefined ? undefined : { host: name, port };
}

function readPrefix(prefix: string | undefined): string | Reason {
  if (prefix === undefined) {
    return reason(
      {
        en: 'WORKBOOK_KAFKA_PREFIX is not set, and without it no cluster is touched.',
        ko: 'WORKBOOK_KAFKA_PREFIX 값이 없어요. 이 값이 없으면 클러스터를 건드리지 않아요.',
      },
      {
        en: 'Set it to what every topic, group and transactional id of the workbook is to begin with, such as milk-run-',
        ko: '워크북의 모든 토픽, 그룹, 트랜잭션 ID 앞에 붙일 말을 정하세요. 예: milk-run-',
      },
    );
  }
  const isName = /^[A-Za-z0-9._-]+$/.test(prefix) && !prefix.startsWith('__');
  if (isName && prefix.length <= longestPrefix) return prefix;
  return reason(
    {
      en: 'WORKBOOK_KAFKA_PREFIX cannot begin the name of a topic.',
      ko: 'WORKBOOK_KAFKA_PREFIX 값으로는 토픽 이름을 시작할 수 없어요.',
    },
    {
      en: `Use letters, digits, dots, dashes and underscores, not two underscores first, at most ${longestPrefix} characters.`,
      ko: `영문자, 숫자, 점, 붙임표, 밑줄만 ${longestPrefix}자까지 쓸 수 있어요. 밑줄 두 개로 시작할 수는 없어요.`,
    },
  );
}

async function readSasl(get: Get): Promise<{ used: SaslSettings | undefined } | Reason> {
  const named = get('SASL_MECHANISM');
  const username = get('SASL_USERNAME');
  const direct = get('SASL_PASSWORD');
  const file = get('SASL_PASSWORD_FILE');
  if (named === undefined) {
    const without = username ?? direct ?? file;
    return without === undefined ? { used: undefined } : notAMechanism('is not set');
  }
  const mechanism = mechanisms.find((one) => one === named.trim().toUpperCase());
  if (mechanism === undefined) return notAMechanism('is none of those');
  if (username === undefined) return missing('WORKBOOK_KAFKA_SASL_USERNAME');
  if (direct !== undefined && file !== undefined) {
    return reason(
      {
        en: 'WORKBOOK_KAFKA_SASL_PASSWORD and WORKBOOK_KAFKA_SASL_PASSWORD_FILE are both set.',
        ko: 'WORKBOOK_KAFKA_SASL_PASSWORD와 WORKBOOK_KAFKA_SASL_PASSWORD_FILE이 둘 다 있어요.',
      },
      { en: 'Unset one of them.', ko: '둘 중 하나를 지우세요.' },
    );
  }
  const password = direct ?? (file === undefined ? undefined : await passwordIn(file));
  if (password === undefined) {
    if (file === undefined) return missing('WORKBOOK_KAFKA_SASL_PASSWORD');
    return reason(
      {
        en: 'the file that WORKBOOK_KAFKA_SASL_PASSWORD_FILE names cannot be read, or is empty.',
        ko: 'WORKBOOK_KAFKA_SASL_PASSWORD_FILE이 가리키는 파일을 읽을 수 없거나, 비어 있어요.',
      },
      {
        en: 'Write the password in it, on one line.',
        ko: '그 파일에 비밀번호를 한 줄로 적으세요.',
      },
    );
  }
  return { used: { mechanism, username, password: new Secret(password) } };
}

function notAMechanism(why: 'is not set' | 'is none of those'): Reason {
  return reason(
    why === 'is not set'
      ? {
          en: 'WORKBOOK_KAFKA_SASL_MECHANISM is not set, though other WORKBOOK_KAFKA_SASL_ settings are.',
          ko: '다른 WORKBOOK_KAFKA_SASL_ 설정은 있는데 WORKBOOK_KAFKA_SASL_MECHANISM 값이 없어요.',
        }
      : {
          en: 'WORKBOOK_KAFKA_SASL_MECHANISM is no mechanism that the workbook knows.',
          ko: 'WORKBOOK_KAFKA_SASL_MECHANISM 값이 워크북이 아는 방식이 아니에요.',
        },
    {
      en: 'Set it to plain, scram-sha-256 or scram-sha-512.',
      ko: 'plain, scram-sha-256, scram-sha-512 가운데 하나를 쓰세요.',
    },
  );
}

function missing(setting: string): Reason {
  return reason(
    {
      en: `${setting} is not set, though WORKBOOK_KAFKA_SASL_MECHANISM is.`,
      ko: `WORKBOOK_KAFKA_SASL_MECHANISM은 있는데 ${setting} 값이 없어요.`,
    },
    {
      en: `Set ${setting}, or unset WORKBOOK_KAFKA_SASL_MECHANISM.`,
      ko: `${setting} 값을 넣거나, WORKBOOK_KAFKA_SASL_MECHANISM을 지우세요.`,
    },
  );
}

/** The file's text without the end of its line; `undefined` when there is none. */
async function passwordIn(file: string): Promise<string | undefined> {
  const text = await readFile(file.trim(), 'utf8').catch(() => '');
  const password = text.replace(/\r?\n$/, '');
  return password === '' ? undefined : password;
}
