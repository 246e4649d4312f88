// `server.properties` of a node on this machine's Java.
import { HOST, smallNode } from '../kafka-settings.ts';

export interface NodeSettings {
  dataDir: string;
  clientPort: number;
  controllerPort: number;
}

/** The content of `server.properties`. */
export function serverProperties({ dataDir, clientPort, controllerPort }: NodeSettings): string {
  const settings: typeof smallNode = {
    ...smallNode,
    'controller.quorum.voters': `1@${HOST}:${controllerPort}`,
    listeners: `PLAINTEXT://${HOST}:${clientPort},CONTROLLER://${HOST}:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://${HOST}:${clientPort}`,
    'inter.broker.listener.name': 'PLAINTEXT',
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'log.dirs': dataDir.replaceAll('\\', '\\\\'),
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
