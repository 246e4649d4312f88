// Bundles the lab into a folder: bundle.node.ts <folder> [more entries].
import { build } from 'vite';
import { labConfig } from './config.ts';

const [outDir = '', ...more] = process.argv.slice(2);
await build(labConfig(outDir, more));
