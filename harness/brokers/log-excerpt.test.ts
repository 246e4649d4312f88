import { expect, test } from 'vitest';
import { lastErrorOf } from './log-excerpt.ts';

test('the root cause of the last error is what is told', () => {
  const log = [
    '10:00:00.000 ERROR A first things',
    'java.lang.IllegalStateException: not this one',
    '10:00:01.000 ERROR SocketServer failed to bind',
    'org.apache.kafka.common.KafkaException: Socket server failed to bind to 127.0.0.1:9',
    '\tat kafka.network.Acceptor.open(SocketServer.scala:1)',
    'Caused by: java.net.BindException: Address already in use',
    '\tat java.base/sun.nio.ch.Net.bind0(Native Method)',
  ].join('\n');
  expect(lastErrorOf(log)).toBe('java.net.BindException: Address already in use');
});

test('without a cause it is the exception, without an exception the error itself', () => {
  const exception =
    '10:00:00.000 ERROR X said\njava.io.IOException: No space left on device\n\tat x';
  expect(lastErrorOf(exception)).toBe('java.io.IOException: No space left on device');
  expect(lastErrorOf('10:00:00.000 ERROR X said\n')).toBe('10:00:00.000 ERROR X said');
  expect(lastErrorOf('Error: Could not find or load main class kafka.Kafka')).toContain(
    'main class',
  );
});

test('warnings alone tell nothing', () => {
  expect(lastErrorOf('10:00:00.000 WARN  X careful')).toBeUndefined();
});
