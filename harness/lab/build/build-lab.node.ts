// npm run lab: builds the lab into .milk-run/lab and prints the sizes of its files.
import { fileURLToPath } from 'node:url';
import { buildLab } from './build-lab.ts';

/** All of it, gzipped, in bytes. */
const limit = 220_000;

const outDir = fileURLToPath(new URL('../../../.milk-run/lab', import.meta.url));
const sizes = await buildLab(outDir);
const row = (name: string, gzipped: number, bytes: number): string =>
  `${name.padEnd(44)}${(gzipped / 1000).toFixed(1).padStart(8)} KB gzip${(bytes / 1000).toFixed(1).padStart(9)} KB`;
for (const { file, gzipped, bytes } of sizes) console.log(row(file, gzipped, bytes));
const sum = (of: 'gzipped' | 'bytes'): number => sizes.reduce((all, one) => all + one[of], 0);
console.log(row('all of it', sum('gzipped'), sum('bytes')));
if (sum('gzipped') > limit) {
  console.error(`More than ${limit / 1000} KB gzip`);
  process.exitCode = 1;
}
