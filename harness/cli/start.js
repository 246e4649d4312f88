// Opens every command. Plain JavaScript for any Node, because it has to run where the right Node is
// not: it says what is missing and what to do, and then hands over to TypeScript.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const wantedMajor = 24;
const root = fileURLToPath(new URL('../..', import.meta.url));
const ownNode = fileURLToPath(
  new URL(
    `../../node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`,
    import.meta.url,
  ),
);
const korean = /^ko/.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '');

if (!existsSync(new URL('../../node_modules/kafkajs', import.meta.url))) {
  refuse(
    'The packages are not installed yet.\n  → npm install',
    '아직 패키지가 설치되지 않았어요.\n  → npm install',
  );
} else if (Number(process.versions.node.split('.')[0]) >= wantedMajor) {
  await keepCompiled();
  const { main } = await import('./main.ts');
  process.exitCode = await main(process.argv.slice(2), root);
} else if (existsSync(ownNode)) {
  const run = spawnSync(ownNode, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  process.exitCode = run.status ?? 1;
} else {
  refuse(
    `The workbook runs on Node ${wantedMajor}; this is Node ${process.versions.node}.\n` +
      `\`npm install\` brings Node ${wantedMajor} along, but its install script did not run\n` +
      '(npm’s setting ignore-scripts is on). Either of these mends it:\n' +
      '  → npm rebuild node --ignore-scripts=false\n' +
      `  → use a Node ${wantedMajor} of your own`,
    `이 워크북은 Node ${wantedMajor}에서 실행돼요. 지금은 Node ${process.versions.node}이에요.\n` +
      `\`npm install\`이 Node ${wantedMajor}을 함께 가져오는데, 그 설치 스크립트가 실행되지 않았어요\n` +
      '(npm의 ignore-scripts 설정이 켜져 있어요). 다음 가운데 하나로 해결할 수 있어요:\n' +
      '  → npm rebuild node --ignore-scripts=false\n' +
      `  → 직접 설치한 Node ${wantedMajor} 사용`,
  );
}

/**
 * Has Node keep what it makes of the sources, for this process and those that it starts: half of what a short command
 * costs is to make it again. Kept by paths from the folder, so that a moved workbook still has it.
 */
async function keepCompiled() {
  const { enableCompileCache } = await import('node:module');
  const directory = fileURLToPath(new URL('../../.milk-run/compiled', import.meta.url));
  enableCompileCache({ directory, portable: true });
  process.env.NODE_COMPILE_CACHE = directory;
  process.env.NODE_COMPILE_CACHE_PORTABLE = '1';
}

/**
 * @param {string} en
 * @param {string} ko
 */
function refuse(en, ko) {
  console.error(korean ? ko : en);
  process.exitCode = 3;
}
