import { type BrokerKind, BrokerUnavailable, type Text } from '../broker.ts';
import type { KindOfBroker } from './kind.ts';

/** A kind that is planned: it says so, and what to use meanwhile. */
export function notYet(kind: BrokerKind, missing: Text): KindOfBroker {
  const fix = [useReal];
  return {
    kind,
    acquire: () => Promise.reject(new BrokerUnavailable([{ kind, missing, fix }])),
    examine: () => Promise.resolve({ state: 'unavailable', says: missing, fix }),
  };
}

const useReal: Text = {
  en: 'Use a real Kafka on this machine: set WORKBOOK_BROKER=jvm or =container, or leave it unset.',
  ko: '이 컴퓨터에서 진짜 Kafka를 쓰세요. WORKBOOK_BROKER=jvm이나 =container로 두거나 값을 지우면 돼요.',
};
