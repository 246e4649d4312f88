// npm run release: the site as a zip for any web server.
import { relative } from 'node:path';
import { release } from './release.ts';

const { zip, folder, bytes, files } = await release();
console.log(
  `${relative(process.cwd(), zip)}: ${(bytes / 1_000_000).toFixed(1)} MB, ${files} files\n` +
    `Unzip it anywhere; ${folder}/README.txt says the rest.`,
);
