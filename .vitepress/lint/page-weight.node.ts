// `npm run verify` runs this on the built site: how much JavaScript a page loads before anybody touches it.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** Bytes, compressed. */
const most = 90 * 1024;
const site = fileURLToPath(new URL('../../.milk-run/site', import.meta.url));
const base = process.env['WORKBOOK_SITE_BASE'] ?? '/';

const weights = globSync('**/*.html', { cwd: site }).map((file) => {
  const html = readFileSync(join(site, file), 'utf8');
  const loaded = [
    ...html.matchAll(/<script\b[^>]*\ssrc="([^"]+)"/g),
    ...html.matchAll(/<link\b[^>]*\srel="modulepreload"[^>]*\shref="([^"]+)"/g),
  ].map(([, address = '']) => join(site, address.slice(base.length)));
  const bytes = [...new Set(loaded)].reduce(
    (sum, script) => sum + gzipSync(readFileSync(script), { level: 9 }).length,
    0,
  );
  return { file, bytes };
});
const heaviest = weights.reduce((a, b) => (b.bytes > a.bytes ? b : a), { file: '', bytes: 0 });
console.log(
  `JavaScript before interaction: at most ${(heaviest.bytes / 1024).toFixed(1)} KB gzip (${heaviest.file}) of ${most / 1024}`,
);
process.exitCode = heaviest.bytes > 0 && heaviest.bytes <= most ? 0 : 1;
