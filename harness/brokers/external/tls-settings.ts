// WORKBOOK_KAFKA_TLS and what goes with it. Files are read, and tried, before anything is dialled.
import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import type { Reason } from '../broker.ts';
import { reason } from './reason.ts';
import type { Get, TlsSettings } from './settings.ts';

const on = ['true', '1', 'yes', 'on'];
const off = ['false', '0', 'no', 'off'];
const files = { TLS_CA: 'ca', TLS_CERT: 'cert', TLS_KEY: 'key' } as const;

/** Any of the TLS settings turns it on. */
export async function readTls(get: Get): Promise<{ used: TlsSettings | undefined } | Reason> {
  const said = get('TLS')?.trim().toLowerCase();
  if (said !== undefined && !on.includes(said) && !off.includes(said)) {
    return reason(
      {
        en: 'WORKBOOK_KAFKA_TLS is neither true nor false.',
        ko: 'WORKBOOK_KAFKA_TLS 값이 true도 false도 아니에요.',
      },
      { en: 'Set it to true or false.', ko: 'true나 false로 정하세요.' },
    );
  }
  const others = [...Object.keys(files), 'TLS_SERVERNAME'].filter(
    (name) => get(name) !== undefined,
  );
  if (said !== undefined && off.includes(said)) {
    const [other] = others;
    return other === undefined ? { used: undefined } : contradiction(other);
  }
  if (said === undefined && others.length === 0) return { used: undefined };

  const context: TlsSettings['context'] = {};
  for (const [name, field] of Object.entries(files)) {
    const path = get(name)?.trim();
    if (path === undefined) continue;
    const text = await readFile(path, 'utf8').catch(() => undefined);
    if (text === undefined) return cannotRead(name);
    // Its own fault is found by itself: a key needs its certificate, the others stand alone.
    if (field !== 'key' && !isUsable({ [field]: text })) return cannotUse(name);
    context[field] = text;
  }
  if ((context.cert === undefined) !== (context.key === undefined)) return oneOfTwo();
  if (!isUsable(context)) return cannotUse('TLS_KEY');
  return { used: { context, servername: get('TLS_SERVERNAME')?.trim() } };
}

function isUsable(context: TlsSettings['context']): boolean {
  try {
    // A CA file without a certificate in it is taken in silence.
    if (context.ca !== undefined && !String(context.ca).includes('-----BEGIN')) return false;
    createSecureContext(context);
    return true;
  } catch {
    return false;
  }
}

function contradiction(name: string): Reason {
  return reason(
    {
      en: `WORKBOOK_KAFKA_TLS is off, and yet WORKBOOK_KAFKA_${name} is set.`,
      ko: `WORKBOOK_KAFKA_TLS는 꺼져 있는데 WORKBOOK_KAFKA_${name} 값이 있어요.`,
    },
    { en: 'Unset one of them.', ko: '둘 중 하나를 지우세요.' },
  );
}

function cannotRead(name: string): Reason {
  return reason(
    {
      en: `the file that WORKBOOK_KAFKA_${name} names cannot be read.`,
      ko: `WORKBOOK_KAFKA_${name}이(가) 가리키는 파일을 읽을 수 없어요.`,
    },
    { en: 'Give the path of a PEM file.', ko: 'PEM 파일의 경로를 넣으세요.' },
  );
}

function cannotUse(name: string): Reason {
  return reason(
    {
      en: `the file that WORKBOOK_KAFKA_${name} names is not what it should be.`,
      ko: `WORKBOOK_KAFKA_${name}이(가) 가리키는 파일의 내용이 맞지 않아요.`,
    },
    name === 'TLS_KEY'
      ? {
          en: 'It must be the private key, in PEM without a passphrase, of the certificate in WORKBOOK_KAFKA_TLS_CERT.',
          ko: 'WORKBOOK_KAFKA_TLS_CERT에 있는 인증서의 개인 키를, 암호 없는 PEM으로 넣으세요.',
        }
      : { en: 'It must hold certificates in PEM.', ko: 'PEM 형식의 인증서가 들어 있어야 해요.' },
  );
}

function oneOfTwo(): Reason {
  return reason(
    {
      en: 'only one of WORKBOOK_KAFKA_TLS_CERT and WORKBOOK_KAFKA_TLS_KEY is set.',
      ko: 'WORKBOOK_KAFKA_TLS_CERT와 WORKBOOK_KAFKA_TLS_KEY 가운데 하나만 있어요.',
    },
    {
      en: 'Set both, for a cluster that asks its clients for a certificate, or neither.',
      ko: '클라이언트 인증서를 요구하는 클러스터라면 둘 다 넣고, 아니면 둘 다 지우세요.',
    },
  );
}
