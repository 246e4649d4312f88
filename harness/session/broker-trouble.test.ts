import { expect, test } from 'vitest';
import { brokerTrouble } from './broker-trouble.ts';

test('what a broker said last is told, in both languages', () => {
  const { code, says } = brokerTrouble(new Error('Closed.'), 'jvm', 'OutOfMemoryError');
  expect(code).toBe('BROKER');
  for (const text of [says.en, says.ko]) expect(text).toMatch(/Closed\. Kafka: OutOfMemoryError$/);
});

test('a full disk is to be emptied, not another Kafka taken', () => {
  const full = 'Shutdown broker because all log dirs in data have failed';
  expect(brokerTrouble(new Error('Closed.'), 'jvm', full).asks.en).toContain(
    'Free some disk space',
  );
  expect(brokerTrouble(new Error('Closed.'), 'jvm').asks.en).toContain('broker -- stop');
});

test('a team’s own cluster is to be looked after by the team', () => {
  expect(brokerTrouble(new Error('Closed.'), 'external').asks.en).toContain(
    'Look after the cluster',
  );
});
