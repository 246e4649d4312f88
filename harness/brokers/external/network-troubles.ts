// What can be wrong on the way to the cluster: names, ports, TLS. Node's own codes, in words.
import type { TlsSettings } from './settings.ts';
import { type Address, addressName } from '../address.ts';
import type { BrokerUnavailable, Text } from '../broker.ts';
import { unavailable } from './reason.ts';

/** Where an address came from tells who can mend it. */
export type Origin = 'setting' | 'cluster';

const isReachable: Text = {
  en: 'Check WORKBOOK_KAFKA_BROKERS, and that nothing between here and there (VPN, firewall) is in the way.',
  ko: 'WORKBOOK_KAFKA_BROKERS 값을 확인하고, 중간에 막는 것(VPN, 방화벽)이 없는지 보세요.',
};
const advertises: Text = {
  en: 'The cluster itself names this address, in advertised.listeners of its brokers: it must be one that this machine can reach, on the listener that WORKBOOK_KAFKA_BROKERS names.',
  ko: '이 주소는 클러스터가 브로커의 advertised.listeners로 알려 준 것이에요. WORKBOOK_KAFKA_BROKERS에 적은 리스너를 통해 이 컴퓨터에서 닿을 수 있는 주소여야 해요.',
};

export function unreachable(to: Address, origin: Origin, error: unknown): BrokerUnavailable {
  const fix = origin === 'setting' ? isReachable : advertises;
  const code = codeOf(error);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return unavailable(
      { en: `the host ${to.host} is not known here.`, ko: `${to.host} 호스트를 찾을 수 없어요.` },
      fix,
    );
  }
  return unavailable(
    {
      en: `nothing answers at ${addressName(to)} (${code}).`,
      ko: `${addressName(to)}에서 응답이 없어요(${code}).`,
    },
    fix,
  );
}

export function notKafka(to: Address): BrokerUnavailable {
  return unavailable(
    {
      en: `what answers at ${addressName(to)} is not a Kafka.`,
      ko: `${addressName(to)}에서 응답하는 것은 Kafka가 아니에요.`,
    },
    {
      en: 'Check the port in WORKBOOK_KAFKA_BROKERS: it is the one that Kafka clients use.',
      ko: 'WORKBOOK_KAFKA_BROKERS의 포트를 확인하세요. Kafka 클라이언트가 쓰는 포트여야 해요.',
    },
  );
}

export function tlsWanted(to: Address): BrokerUnavailable {
  return unavailable(
    {
      en: `${addressName(to)} expects TLS, and WORKBOOK_KAFKA_TLS is not on.`,
      ko: `${addressName(to)}는 TLS를 요구하는데 WORKBOOK_KAFKA_TLS가 꺼져 있어요.`,
    },
    { en: 'Set WORKBOOK_KAFKA_TLS=true.', ko: 'WORKBOOK_KAFKA_TLS=true로 설정하세요.' },
  );
}

export function noTlsThere(to: Address): BrokerUnavailable {
  return unavailable(
    {
      en: `${addressName(to)} does not speak TLS, and WORKBOOK_KAFKA_TLS is on.`,
      ko: `WORKBOOK_KAFKA_TLS가 켜져 있는데 ${addressName(to)}는 TLS를 쓰지 않아요.`,
    },
    {
      en: 'Name the port of a TLS listener in WORKBOOK_KAFKA_BROKERS, or set WORKBOOK_KAFKA_TLS=false.',
      ko: 'WORKBOOK_KAFKA_BROKERS에 TLS 리스너의 포트를 적거나, WORKBOOK_KAFKA_TLS=false로 설정하세요.',
    },
  );
}

/** What a failed handshake means; `undefined` when its code says nothing about certificates. */
export function certificateTrouble(
  to: Address,
  tls: TlsSettings,
  error: unknown,
): BrokerUnavailable | undefined {
  const code = codeOf(error);
  const where = addressName(to);
  switch (code) {
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
      return unavailable(
        code === 'CERT_HAS_EXPIRED'
          ? {
              en: `the certificate of ${where}, or of who signed it, has expired.`,
              ko: `${where}의 인증서나 그 발급 기관의 인증서가 만료됐어요.`,
            }
          : {
              en: `the certificate of ${where} is not valid yet.`,
              ko: `${where}의 인증서는 아직 유효 기간이 시작되지 않았어요.`,
            },
        {
          en: 'Have it renewed and, if it is the authority’s, WORKBOOK_KAFKA_TLS_CA with it; or set this machine’s clock right.',
          ko: '인증서를 갱신하세요. 발급 기관의 인증서라면 WORKBOOK_KAFKA_TLS_CA도 바꾸세요. 이 컴퓨터의 시계가 틀렸을 수도 있어요.',
        },
      );
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return unavailable(
        {
          en: `the certificate of ${where} is for another name than ${tls.servername ?? to.host}.`,
          ko: `${where}의 인증서가 ${tls.servername ?? to.host}이(가) 아닌 다른 이름의 것이에요.`,
        },
        {
          en: 'Use a name that the certificate bears in WORKBOOK_KAFKA_BROKERS, or give it in WORKBOOK_KAFKA_TLS_SERVERNAME.',
          ko: 'WORKBOOK_KAFKA_BROKERS에 인증서에 있는 이름을 쓰거나, WORKBOOK_KAFKA_TLS_SERVERNAME에 그 이름을 넣으세요.',
        },
      );
    default:
  }
  if (
    /SELF_SIGNED|UNABLE_TO_(GET_ISSUER|VERIFY)|CERT_(SIGNATURE|UNTRUSTED)|INVALID_CA/.test(code)
  ) {
    return unavailable(
      {
        en: `the certificate of ${where} is signed by an authority that is not known here.`,
        ko: `${where}의 인증서를 발급한 기관을 알 수 없어요.`,
      },
      tls.context.ca === undefined
        ? {
            en: 'Name the file with the cluster’s CA certificate (PEM) in WORKBOOK_KAFKA_TLS_CA.',
            ko: '클러스터의 CA 인증서(PEM) 파일을 WORKBOOK_KAFKA_TLS_CA에 넣으세요.',
          }
        : {
            en: 'The file in WORKBOOK_KAFKA_TLS_CA is another authority’s: ask for the cluster’s own.',
            ko: 'WORKBOOK_KAFKA_TLS_CA 파일은 다른 기관의 것이에요. 클러스터의 CA 인증서를 받으세요.',
          },
    );
  }
  if (
    /ALERT_(CERTIFICATE_REQUIRED|BAD_CERTIFICATE|UNKNOWN_CA|CERTIFICATE)|HANDSHAKE_FAILURE/.test(
      code,
    )
  ) {
    return unavailable(
      {
        en: `${where} asks its clients for a certificate and does not take ours.`,
        ko: `${where}는 클라이언트 인증서를 요구하고, 우리 것을 받아 주지 않아요.`,
      },
      {
        en: 'Name a certificate that the cluster trusts, and its key, in WORKBOOK_KAFKA_TLS_CERT and WORKBOOK_KAFKA_TLS_KEY.',
        ko: '클러스터가 신뢰하는 인증서와 그 키를 WORKBOOK_KAFKA_TLS_CERT와 WORKBOOK_KAFKA_TLS_KEY에 넣으세요.',
      },
    );
  }
  return undefined;
}

/** Of an error or of what caused it: such as `ECONNREFUSED`. Never its text, which may hold anything. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'error';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error.cause !== undefined) return codeOf(error.cause);
  return error.name === 'AbortError' || error.name === 'TimeoutError' ? 'timeout' : error.name;
}
