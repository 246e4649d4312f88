// For tests: the barest of web servers. It gives out files below one path, and knows nothing else.
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

export interface BareServer {
  /** Ends with a slash. */
  url: string;
  close(): void;
}

/** @param below the path under which the folder lies, such as `/a/b c/` */
export async function serveBarely(folder: string, below: string): Promise<BareServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = decodeURIComponent(pathname);
    const file = path.startsWith(below)
      ? fileAt(join(folder, path.slice(below.length)))
      : undefined;
    if (file === undefined) {
      response.writeHead(404).end('Not found');
      return;
    }
    response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
    response.end(readFileSync(file));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}${encodeURI(below)}`,
    close: () => void server.close(),
  };
}

function fileAt(path: string): string | undefined {
  try {
    if (!statSync(path).isDirectory()) return path;
    return fileAt(join(path, 'index.html'));
  } catch {
    return undefined;
  }
}
