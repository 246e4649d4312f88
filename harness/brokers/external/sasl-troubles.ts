// What can be wrong between the cluster and WORKBOOK_KAFKA_SASL_*.
import type { BrokerUnavailable } from '../broker.ts';
import { unavailable } from './reason.ts';
import { type Mechanism, mechanisms } from './settings.ts';

export function wrongPassword(): BrokerUnavailable {
  return unavailable(
    {
      en: 'the cluster does not take this user name and password.',
      ko: '클러스터가 이 사용자 이름과 비밀번호를 받아 주지 않아요.',
    },
    {
      en: 'Check WORKBOOK_KAFKA_SASL_USERNAME and WORKBOOK_KAFKA_SASL_PASSWORD (or _PASSWORD_FILE), and that the user is known under WORKBOOK_KAFKA_SASL_MECHANISM.',
      ko: 'WORKBOOK_KAFKA_SASL_USERNAME과 WORKBOOK_KAFKA_SASL_PASSWORD(또는 _PASSWORD_FILE)를 확인하고, WORKBOOK_KAFKA_SASL_MECHANISM 방식으로 등록된 사용자인지도 확인하세요.',
    },
  );
}

export function otherMechanisms(mechanism: Mechanism, taken: readonly string[]): BrokerUnavailable {
  return unavailable(
    {
      en: `the cluster does not take ${mechanism}; it takes: ${list(taken)}.`,
      ko: `클러스터가 ${mechanism} 방식을 받지 않아요. 받는 방식: ${list(taken)}.`,
    },
    setMechanism(taken),
  );
}

/** The cluster wants a user name, and none is set. */
export function saslWanted(taken: readonly string[]): BrokerUnavailable {
  return unavailable(
    {
      en: `the cluster asks who we are (${list(taken)}), and WORKBOOK_KAFKA_SASL_MECHANISM is not set.`,
      ko: `클러스터가 인증을 요구하는데(${list(taken)}) WORKBOOK_KAFKA_SASL_MECHANISM 값이 없어요.`,
    },
    {
      en: 'Set WORKBOOK_KAFKA_SASL_MECHANISM, WORKBOOK_KAFKA_SASL_USERNAME and WORKBOOK_KAFKA_SASL_PASSWORD.',
      ko: 'WORKBOOK_KAFKA_SASL_MECHANISM, WORKBOOK_KAFKA_SASL_USERNAME, WORKBOOK_KAFKA_SASL_PASSWORD 값을 넣으세요.',
    },
  );
}

export function noSaslThere(): BrokerUnavailable {
  return unavailable(
    {
      en: 'the port in WORKBOOK_KAFKA_BROKERS takes no user names.',
      ko: 'WORKBOOK_KAFKA_BROKERS의 포트는 사용자 인증을 받지 않아요.',
    },
    {
      en: 'Name the port of a SASL listener there, or unset WORKBOOK_KAFKA_SASL_MECHANISM.',
      ko: 'SASL 리스너의 포트를 적거나, WORKBOOK_KAFKA_SASL_MECHANISM을 지우세요.',
    },
  );
}

export function serverNotTrusted(): BrokerUnavailable {
  return unavailable(
    {
      en: 'what answers at WORKBOOK_KAFKA_BROKERS did not prove that it knows the password: it may not be your cluster.',
      ko: 'WORKBOOK_KAFKA_BROKERS에서 응답한 쪽이 비밀번호를 안다는 것을 증명하지 못했어요. 여러분의 클러스터가 아닐 수 있어요.',
    },
    {
      en: 'Check the addresses in WORKBOOK_KAFKA_BROKERS, and use WORKBOOK_KAFKA_TLS.',
      ko: 'WORKBOOK_KAFKA_BROKERS의 주소를 확인하고 WORKBOOK_KAFKA_TLS를 쓰세요.',
    },
  );
}

function setMechanism(taken: readonly string[]): { en: string; ko: string } {
  const known = mechanisms.filter((one) => taken.includes(one)).map((one) => one.toLowerCase());
  return known.length > 0
    ? {
        en: `Set WORKBOOK_KAFKA_SASL_MECHANISM to ${known.join(' or ')}.`,
        ko: `WORKBOOK_KAFKA_SASL_MECHANISM 값을 ${known.join('나 ')}로 정하세요.`,
      }
    : {
        en: `Ask for a listener that takes ${mechanisms.join(', ')}: WORKBOOK_KAFKA_SASL_MECHANISM knows no other.`,
        ko: `${mechanisms.join(', ')} 중 하나를 받는 리스너를 쓰세요. WORKBOOK_KAFKA_SASL_MECHANISM이 아는 방식은 이것뿐이에요.`,
      };
}

/** Names that a cluster sent: only what a mechanism's name may hold, and not for ever. */
function list(taken: readonly string[]): string {
  return taken.map((one) => one.replaceAll(/[^A-Z0-9_-]/g, '?').slice(0, 20)).join(', ') || '-';
}
