// How much JavaScript a browser really loads, whatever page or press made it: compressed as a server would do it.
import { gzipSync } from 'node:zlib';
import type { BrowserContext } from 'playwright';

export interface Loaded {
  /** Bytes, compressed, of all scripts up to now, each once; those that are only fetched ahead do not count. */
  bytes(): Promise<number>;
}

/** Listens from now on, to pages and to their workers. */
export function listenToScripts(context: BrowserContext): Loaded {
  const sizes = new Map<string, Promise<number>>();
  context.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    const url = response.url();
    // Each worker fetches it again, mostly from the browser's cache; what a page has made itself comes from nowhere.
    if (sizes.has(url) || url.startsWith('blob:')) return;
    const size = response.body().then((body) => gzipSync(body, { level: 9 }).length);
    // A page may be closed before it is read; that is trouble only for who asks.
    size.catch(() => undefined);
    sizes.set(url, size);
  });
  return {
    bytes: async () => (await Promise.all(sizes.values())).reduce((sum, size) => sum + size, 0),
  };
}
