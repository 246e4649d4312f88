// Writes jars.json from pom.xml: node harness/brokers/jvm/lock-jars.node.ts
// To be run by hand after pom.xml changes. It needs Maven and the network.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const target = mkdtempSync(join(tmpdir(), 'milk-run-jars-'));
try {
  const pom = fileURLToPath(new URL('pom.xml', import.meta.url));
  execFileSync(
    'mvn',
    ['-B', '-q', '-f', pom, 'dependency:copy-dependencies', '-DincludeScope=runtime'].concat(
      `-DoutputDirectory=${target}`,
      '-Dmdep.useRepositoryLayout=true',
    ),
    { stdio: 'inherit' },
  );
  const jars = readdirSync(target, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.jar'))
    .map((path) => {
      const folders = path.split(/[/\\]/).slice(0, -1);
      const [version = '', artifact = ''] = [folders.pop(), folders.pop()];
      const sha256 = createHash('sha256')
        .update(readFileSync(join(target, path)))
        .digest('hex');
      return [`${folders.join('.')}:${artifact}:${version}`, sha256] as const;
    })
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const file = new URL('jars.json', import.meta.url);
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(jars), null, 2)}\n`);
} finally {
  rmSync(target, { recursive: true, force: true });
}
