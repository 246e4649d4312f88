// How much JavaScript a page of the built site loads before anybody touches it.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The most that a page may load, in bytes, compressed. */
export const mostBytes = { untouched: 90 * 1024, withEditorAndLab: 420 * 1024 };

export interface PageWeight {
  /** Below the site's folder. */
  file: string;
  /** Compressed. */
  bytes: number;
}

/** @param base where the site was built to lie, with a slash at both ends */
export function pageWeights(site: string, base: string): PageWeight[] {
  return globSync('**/*.html', { cwd: site }).map((file) => {
    const html = readFileSync(join(site, file), 'utf8');
    const loaded = [
      ...html.matchAll(/<script\b[^>]*\ssrc="([^"]+)"/g),
      ...html.matchAll(/<link\b[^>]*\srel="modulepreload"[^>]*\shref="([^"]+)"/g),
    ].map(([, address = '']) => join(site, address.slice(base.length)));
    const bytes = [...new Set(loaded)].reduce((sum, script) => sum + compressedSize(script), 0);
    return { file, bytes };
  });
}

/** The heaviest of them. @throws when there is none: then nothing was built */
export function heaviest(weights: readonly PageWeight[]): PageWeight {
  const [first, ...rest] = weights;
  if (first === undefined) throw new Error('The site has no pages: build it first (npm run build)');
  return rest.reduce((a, b) => (b.bytes > a.bytes ? b : a), first);
}

export function compressedSize(file: string): number {
  return gzipSync(readFileSync(file), { level: 9 }).length;
}
