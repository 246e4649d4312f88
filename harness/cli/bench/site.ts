// How long the site takes to build, what a lesson of it weighs, how soon it is painted, and how soon a verdict is there.
import type { Shell } from '../shell.ts';
import { runTool } from '../verify/run-tool.ts';
import { percentile } from './figures.ts';
import { tableOf, type Part } from './part.ts';

const builds = 3;

/** What `.vitepress/measure/measure-site.node.ts` prints. */
interface Measured {
  /** Compressed bytes: of the heaviest lesson before anybody touches it, and with editor, lab and a verdict. */
  scripts: { before: number; worked: number };
  slower: number;
  rounds: number;
  pages: number;
  paints: { file: string; largestMs: number; shift: number }[];
}

export async function siteOf(shell: Pick<Shell, 'root' | 'print' | 'language'>): Promise<Part> {
  const times: number[] = [];
  for (let build = 0; build < builds; build += 1) {
    const began = performance.now();
    await run(shell.root, ['vitepress/bin/vitepress.js', 'build', '.']);
    times.push((performance.now() - began) / 1000);
  }
  const said = await run(shell.root, ['../.vitepress/measure/measure-site.node.ts']);
  const measured = lastLine(said) as Measured;
  const { scripts, slower, rounds, pages, paints } = measured;
  const told = await run(shell.root, ['../.vitepress/measure/measure-clicks.node.ts']);
  // What `measure-clicks.node.ts` prints: milliseconds, one for each click.
  const { clicks } = lastLine(told) as { clicks: number[] };
  const largest = paints.map(({ largestMs }) => largestMs);
  const slowest = slowestOf(paints);
  const slowestPage = slowestOf(
    [...Map.groupBy(paints, ({ file }) => file)].map(([file, ofPage]) => ({
      file,
      largestMs: percentile(
        ofPage.map(({ largestMs }) => largestMs),
        0.5,
      ),
    })),
  );
  const shift = Math.max(...paints.map((one) => one.shift));
  const part: Part = {
    title: { en: 'The site', ko: '사이트' },
    how: {
      en: `\`npm run build\`, ${builds} times; then ${pages} lesson pages of the built site in Chromium, 390 px wide, the processor slowed down ${slower} times, each opened ${rounds} times by somebody new and as often by somebody who has answered everything. On \`npm start\`, ${clicks.length} clicks on Run with the reference of \`first-tape\` in its place, 1.2 s or more apart.`,
      ko: `\`npm run build\` ${builds}번. 그리고 빌드한 사이트의 레슨 ${pages}쪽을 폭 390 px의 Chromium에서 프로세서를 ${slower}배 느리게 하고 처음 온 사람과 모든 예측에 답한 사람으로 저마다 ${rounds}번 열었습니다. 또 \`npm start\`에서 \`first-tape\`의 참고 답안을 두고 실행 단추를 1.2초 넘게 띄워 ${clicks.length}번 눌렀습니다.`,
    },
    head: ['', { en: 'figure', ko: '수치' }],
    rows: [
      [{ en: 'build, p50', ko: '빌드, p50' }, `${percentile(times, 0.5).toFixed(1)} s`],
      [
        {
          en: 'JavaScript of the heaviest lesson before interaction',
          ko: '가장 무거운 레슨이 조작 전에 받는 JavaScript',
        },
        `${(scripts.before / 1024).toFixed(1)} KB gzip`,
      ],
      [
        {
          en: 'JavaScript with editor, lab and a verdict',
          ko: '편집기와 채점기, 판정까지의 JavaScript',
        },
        `${(scripts.worked / 1024).toFixed(1)} KB gzip`,
      ],
      [
        { en: 'largest contentful paint, p50', ko: '가장 큰 요소가 그려질 때까지, p50' },
        `${Math.round(percentile(largest, 0.5))} ms`,
      ],
      [
        { en: 'of 95 in 100, at most', ko: '100번 중 95번은 이보다 빠름' },
        `${Math.round(percentile(largest, 0.95))} ms`,
      ],
      [
        { en: 'of the slowest page, p50', ko: '가장 느린 쪽의 p50' },
        `${Math.round(slowestPage.largestMs)} ms (${slowestPage.file})`,
      ],
      [
        { en: 'the slowest of all', ko: '전체에서 가장 느린 한 번' },
        `${Math.round(slowest.largestMs)} ms (${slowest.file})`,
      ],
      [
        { en: 'click on Run to verdict, graded, p50', ko: '실행을 누르고 채점된 판정까지, p50' },
        `${Math.round(percentile(clicks, 0.5))} ms`,
      ],
      [{ en: 'layout shift, the most', ko: '배치 이동, 가장 클 때' }, shift.toFixed(3)],
    ],
  };
  shell.print(`\n${part.title[shell.language]}\n${tableOf(part, shell.language)}`);
  return part;
}

function slowestOf<Paint extends { largestMs: number }>(paints: readonly Paint[]): Paint {
  return paints.reduce((one, other) => (other.largestMs > one.largestMs ? other : one));
}

/** What a program of ours has printed as JSON. */
function lastLine(said: string): unknown {
  return JSON.parse(said.split('\n').at(-1) ?? '');
}

async function run(root: string, args: string[]): Promise<string> {
  const { ok, output } = await runTool(root, args);
  if (!ok) throw new Error(`${args.join(' ')} failed:\n${output}`);
  return output;
}
