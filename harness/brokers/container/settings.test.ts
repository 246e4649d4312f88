import { expect, test } from 'vitest';
import { serverProperties } from '../jvm/settings.ts';
import { smallNode } from '../kafka-settings.ts';
import { containerEnvironment } from './settings.ts';

test('a setting has the name that the image gives it', () => {
  expect(containerEnvironment(4242)).toMatchObject({
    KAFKA_NODE_ID: '1',
    KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
    KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS: '100',
    KAFKA_ADVERTISED_LISTENERS: 'CLIENTS://127.0.0.1:4242,INNER://127.0.0.1:9093',
    KAFKA_INTER_BROKER_LISTENER_NAME: 'INNER',
  });
});

test('a container and a Java on this machine get the same small node', () => {
  const text = serverProperties({ dataDir: '/data', clientPort: 1, controllerPort: 2 });
  const properties = text.split('\n');
  const environment = containerEnvironment(1);
  for (const [name, value] of Object.entries(smallNode)) {
    expect(properties).toContain(`${name}=${value}`);
    expect(environment[`KAFKA_${name.toUpperCase().replaceAll('.', '_')}`]).toBe(String(value));
  }
});
