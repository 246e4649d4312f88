// The site as a zip that runs anywhere: built with a relative base, so that it works under any path once it is
// unzipped, with recipes for web servers beside it.
import { spawn } from 'node:child_process';
import {
  cpSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync, type Zippable } from 'fflate';
import { anywhere } from '../head/base.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const recipes = fileURLToPath(new URL('recipes', import.meta.url));
/** A zip's first possible moment, so that equal sites are equal zips. */
const moment = new Date('1980-01-01T00:00:00');

export interface Release {
  /** The zip's path. */
  zip: string;
  /** The one folder in it. */
  folder: string;
  bytes: number;
  files: number;
}

/** @throws when the site cannot be built; what the build said is in the message */
export async function release(): Promise<Release> {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  const folder = `milk-run-site-${manifest.version}`;
  const work = join(root, '.milk-run', 'release');
  rmSync(work, { recursive: true, force: true });
  mkdirSync(join(work, folder), { recursive: true });
  await build(join(work, folder, 'site'));
  cpSync(recipes, join(work, folder), { recursive: true });
  const entries = zippable(work);
  const zip = join(root, '.milk-run', `${folder}.zip`);
  const content = zipSync(entries, { level: 9, mtime: moment });
  writeFileSync(zip, content);
  return { zip, folder, bytes: content.length, files: Object.keys(entries).length };
}

async function build(outDir: string): Promise<void> {
  const vitepress = join(root, 'node_modules', 'vitepress', 'bin', 'vitepress.js');
  const run = spawn(process.execPath, [vitepress, 'build', '.', '--outDir', outDir], {
    cwd: root,
    env: { ...process.env, WORKBOOK_SITE_BASE: anywhere },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [run.stdout, run.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    run.once('error', reject);
    run.once('close', resolve);
  });
  if (code !== 0) throw new Error(`The site could not be built:\n${said}`);
}

function zippable(work: string): Zippable {
  const files = globSync('**', { cwd: work })
    .filter((file) => statSync(join(work, file)).isFile())
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
  return Object.fromEntries(
    files.map((file) => [file, new Uint8Array(readFileSync(join(work, file)))]),
  );
}
