// A front door with a bridge behind it, over a folder of its own and a site of one page.
import { createServer } from 'node:http';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { WebSocket, type ClientOptions } from 'ws';
import { temporaryFolder } from '../../brokers/testing/folder.ts';
import { openBridge } from '../bridge.ts';
import { openFrontDoor } from '../front-door.ts';
import { bridgePath, protocol } from '../said.ts';
import { workbookFolder, type WorkbookFolder } from './folder.ts';
import { fakeKafka, type FakeKafka } from './kafka.ts';

export interface Door extends WorkbookFolder {
  port: number;
  address: string;
  token: string;
  kafka: FakeKafka;
  /** Paths that the site behind was asked for. */
  seen: string[];
  /** Opens a socket as a page of ours would, unless told otherwise. */
  socket(wish?: { path?: string; protocols?: string[]; options?: ClientOptions }): WebSocket;
  close(): Promise<void>;
}

export const page =
  '<!DOCTYPE html>\n<html lang="en">\n<head>\n<title>A page</title></head></html>';

/** @param env of the harness: what its editor is */
export async function openDoor(env: NodeJS.ProcessEnv = {}): Promise<Door> {
  const folder = await workbookFolder();
  const kafka = fakeKafka();
  const token = 'the-token-of-this-session';
  const seen: string[] = [];
  const behind = join(await temporaryFolder(), 'site');
  const site = createServer((asked, answer) => {
    seen.push(asked.url ?? '');
    const isPage = asked.url?.endsWith('.js') !== true;
    answer.setHeader('content-type', isPage ? 'text/html' : 'text/javascript');
    answer.setHeader('etag', 'W/"1"');
    answer.end(isPage ? page : 'export {}');
  });
  site.on('upgrade', (asked, socket) => {
    seen.push(`socket ${asked.url ?? ''}`);
    socket.end('HTTP/1.1 418 Behind\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  await new Promise<void>((resolve) => void site.listen(behind, resolve));
  const { root, stateDir } = folder;
  const bridge = openBridge({ root, stateDir, env, kafka: kafka.kafka });
  const door = await openFrontDoor({
    ...{ port: 0, token, site: () => behind, connect: bridge.connect },
  });
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> =>
    (closing ??= (async () => {
      await bridge.close();
      await door.close();
      site.close();
      site.closeAllConnections();
    })());
  onTestFinished(close);
  const address = `http://127.0.0.1:${door.port}`;
  return {
    ...folder,
    ...{ port: door.port, address, token, kafka, seen, close },
    socket({ path = bridgePath, protocols = [protocol, token], options } = {}) {
      const url = `ws://127.0.0.1:${door.port}${path}`;
      const socket = new WebSocket(url, protocols, { origin: address, ...options });
      socket.on('error', () => undefined);
      return socket;
    },
  };
}
