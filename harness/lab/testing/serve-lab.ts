// A built lab on a web server of its own, under the security policy that a site may have.
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { join, normalize } from 'node:path';
import { contentSecurityPolicy } from '../content-security-policy.ts';

export interface ServedLab {
  /** Of an empty page beside it. */
  url: string;
  close(): void;
}

export async function serveLab(outDir: string): Promise<ServedLab> {
  const server = createServer((request, response) => {
    const [path = '/'] = (request.url ?? '/').split('?');
    response.setHeader('content-security-policy', contentSecurityPolicy);
    if (path === '/') {
      response.setHeader('content-type', 'text/html');
      response.end('<!doctype html><title>Lab</title>');
      return;
    }
    response.setHeader('content-type', 'text/javascript');
    createReadStream(join(outDir, normalize(path)))
      .on('error', () => response.writeHead(404).end())
      .pipe(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/`, close: () => void server.close() };
}
