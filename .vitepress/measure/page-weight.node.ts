// `npm run verify` runs this on the built site: what its HTML asks for. What scripts load in turn, a browser counts in
// site-tests/.
import { fileURLToPath } from 'node:url';
import { heaviest, mostBytes, pageWeights } from './page-weight.ts';

const site = fileURLToPath(new URL('../../.milk-run/site', import.meta.url));
const { file, bytes } = heaviest(pageWeights(site, process.env['WORKBOOK_SITE_BASE'] ?? '/'));
console.log(
  `JavaScript before interaction: at most ${(bytes / 1024).toFixed(1)} KB gzip (${file}) of ${mostBytes.untouched / 1024}`,
);
process.exitCode = bytes > 0 && bytes <= mostBytes.untouched ? 0 : 1;
