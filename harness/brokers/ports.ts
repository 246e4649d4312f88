import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { HOST } from './kafka-settings.ts';

/** Ports that are free at this moment. They are held together, so they differ; another process may still be quicker. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, HOST);
      await once(server, 'listening');
      return server;
    }),
  );
  // A listening TCP server has an AddressInfo; the other shapes are for pipes.
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}
