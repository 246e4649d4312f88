// npm run lab: builds the lab into .milk-run/lab and prints the sizes of its files, and what a page loads for an
// exercise at most.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildLab } from './build-lab.ts';
import { weights, type Manifest } from './weight.ts';

/** For one exercise, gzipped, in bytes. */
const limit = 220_000;

const outDir = fileURLToPath(new URL('../../../.milk-run/lab', import.meta.url));
const sizes = await buildLab(outDir);
const row = (name: string, gzipped: number, bytes: number): string =>
  `${name.padEnd(44)}${(gzipped / 1000).toFixed(1).padStart(8)} KB gzip${(bytes / 1000).toFixed(1).padStart(9)} KB`;
for (const { file, gzipped, bytes } of sizes) console.log(row(file, gzipped, bytes));

// Vite's own file, by its documented fields.
const manifest = JSON.parse(
  readFileSync(join(outDir, '.vite', 'manifest.json'), 'utf8'),
) as Manifest;
const sizeOf = (of: 'gzipped' | 'bytes') => (wanted: string) =>
  sizes.find(({ file }) => file.replaceAll('\\', '/') === wanted)?.[of] ?? 0;
const [heaviest] = weights(manifest, sizeOf('gzipped'));
if (heaviest === undefined) throw new Error('The lab has no exercises');
const { exercise, size } = heaviest;
const bytes = weights(manifest, sizeOf('bytes')).find((one) => one.exercise === exercise);
console.log(row(`at most, for ${exercise}`, size, bytes?.size ?? 0));
if (size > limit) {
  console.error(`More than ${limit / 1000} KB gzip`);
  process.exitCode = 1;
}
