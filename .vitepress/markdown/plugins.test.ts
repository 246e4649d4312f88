// Markdown of ours through VitePress's own renderer, as the site has it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createMarkdownRenderer } from 'vitepress';
import { afterAll, describe, expect, it } from 'vitest';
import { docs, markdown } from './plugins.ts';
import type { PageEnv } from './problem.ts';

const md = await createMarkdownRenderer(docs, markdown);
const folder = mkdtempSync(join(tmpdir(), 'milk-run-pages-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Renders a lesson's page that lies in a folder of its own. */
async function page(source: string, file = 'lessons/why-event-driven.md'): Promise<string> {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  const whole = `---\ntitle: T\nlesson: why-event-driven\n---\n\n${source}`;
  writeFileSync(path, whole);
  const env: PageEnv = { path, relativePath: file };
  return md.renderAsync(whole, env);
}

const choices = '- [ ] Zero\n  Reading *consumes*.\n- [x] All\n  Nothing is removed.\n';
const predict = `::: predict how-many\nHow many?\n\n${choices}:::\n`;
const recall =
  '::: recall before-dawn commit\nWhat is **committed**?\n---\nThe next offset.\n:::\n';

describe('predict', () => {
  it('holds question, choices and explanations, each in its place', async () => {
    const html = await page(predict);
    expect(html).toContain(
      '<Predict id="how-many" lesson="why-event-driven" :right="[false,true]">',
    );
    expect(html).toMatch(/<template #question>\s*<p>How many\?<\/p>\s*<\/template>/);
    expect(html).toMatch(/<template #choice-1>\s*All\s*<\/template>/);
    expect(html).toMatch(/<template #why-0>\s*<p>Reading <em>consumes<\/em>\.<\/p>\s*<\/template>/);
  });

  it('takes code with ::: in it, terms, and several paragraphs', async () => {
    const html = await page(
      '::: predict code\nWhat does\n\n```ts\nconst a = 1;\n:::\n```\n\ngive an [event](term:event)?\n\n' +
        '- [ ] Zero\n  One.\n\n  Two.\n- [x] All\n  Three.\n:::\n\nAfter.',
    );
    expect(html).toContain('href="/glossary.html#event"');
    expect(html).toMatch(/<template #why-0>\s*<p>One\.<\/p>\s*<p>Two\.<\/p>/);
    expect(html).toMatch(/<\/Predict>\s*<p>After\.<\/p>/);
  });

  it('takes explanations as a formatter indents them', async () => {
    const html = await page(predict.replaceAll(/^ {2}(?=\S)/gm, '      '));
    expect(html).toMatch(/<template #why-1>\s*<p>Nothing is removed\.<\/p>/);
  });
});

describe('recall', () => {
  it('is a question that opens, with JavaScript or without', async () => {
    const html = await page(recall);
    expect(html).toMatch(/<details class="recall" id="recall-commit"><summary>\s*What is <strong>/);
    expect(html).toMatch(/<p>The next offset\.<\/p>/);
    expect(html).toContain('Before dawn');
    expect(html).not.toContain('href="./before-dawn');
  });

  it('links to its lesson once that is written, and speaks the page’s language', async () => {
    await page('', 'ko/lessons/before-dawn.md');
    const html = await page(recall, 'ko/lessons/why-event-driven.md');
    expect(html).toMatch(/href="\.\/before-dawn\.html"[^>]*>새벽 준비</);
  });
});

describe('investigate', () => {
  it('is a question about this page, with its answer behind it', async () => {
    const html = await page('::: investigate line\nWhich **line**?\n---\n\nThe first.\n:::\n');
    expect(html).toMatch(
      /<details class="recall" id="investigate-line"><summary>\s*Which <strong>line<.*<p>The first\.<\/p>/s,
    );
    expect(html).not.toContain('recall-from');
  });
});

describe('figure and exercise', () => {
  it('of a worked example may stand in a later lesson, with the seed that the text tells of', async () => {
    const html = await page('::: exercise roll-call 7\nRun it.\n:::\n');
    expect(html).toContain('&quot;seed&quot;:7');
  });

  it('shows the types that the exercise names', async () => {
    const html = await page('::: exercise first-tape\nWrite it.\n:::\n');
    expect(html).toMatch(/exercise-types.*Pickup.*tankerId/s);
  });

  it('keep their words, and know what the catalog says', async () => {
    const figure = await page('::: figure tape-and-readers\nA tape.\n:::\n');
    expect(figure).toMatch(/<FigureFrame name="tape-and-readers">\s*<p>A tape\.<\/p>/);
    const html = await page('::: exercise first-tape\nWrite it.\n:::\n');
    expect(html).toContain(
      '&quot;file&quot;:&quot;exercises/why-event-driven/first-tape/exercise.ts&quot;',
    );
    expect(html).toContain('&quot;title&quot;:&quot;First tape&quot;');
    expect(html).toContain('<p>Write it.</p>');
  });
});

describe('term', () => {
  it('leads to the glossary of the page’s language, with the meaning at hand', async () => {
    expect(await page('[contexts](term:bounded-context)')).toMatch(
      /<a href="\/glossary\.html#bounded-context" class="term" title="The boundary inside/,
    );
    expect(await page('[경계](term:bounded-context)', 'ko/lessons/x.md')).toMatch(
      /href="\/ko\/glossary\.html#bounded-context" class="term" title="하나의 모델/,
    );
  });
});

describe('a link to a file that is no page', () => {
  it('gives its path instead of a dead address', async () => {
    const env: PageEnv = {
      path: join(docs, 'reference/brokers.md'),
      relativePath: 'reference/brokers.md',
    };
    const html = await md.renderAsync('[why](../../harness/cli/main.ts) [here](./brokers.md)', env);
    expect(html).toContain('<span class="repository-path" title="harness/cli/main.ts">why</span>');
    expect(html).toContain('href="./brokers.html"');
  });
});

/** Lines are those of the file: five stand above the source. */
describe('what is wrong with a page is said with file and line', () => {
  it.each([
    [
      'an unclosed block',
      `Text.\n\n${predict.replace(/:::\n$/, '')}`,
      /why-event-driven\.md:8: .*never closed/,
    ],
    ['an unclosed block of VitePress', '::: tip\nText.\n', /md:6: .*never closed/],
    ['a block nobody knows', '::: predcit x\n:::\n', /md:6: there is no block “predcit”/],
    ['a prediction without id', predict.replace(' how-many', ''), /md:6: predict needs an id/],
    [
      'an id given twice',
      `${predict}\n${predict}`,
      /md:15: predict how-many is on this page already/,
    ],
    ['no right choice', predict.replace('[x]', '[ ]'), /md:6: .*exactly one right/],
    ['two right choices', predict.replace('[ ]', '[x]'), /md:6: .*exactly one right/],
    ['one choice only', '::: predict a\nQ\n- [x] A\n  B\n:::\n', /md:6: .*one choice only/],
    ['no question', `::: predict a\n${choices}:::\n`, /md:6: .*asks nothing/],
    [
      'a choice that explains nothing',
      predict.replace('  Nothing is removed.\n', ''),
      /md:11: .*“All” explains nothing/,
    ],
    [
      'an explanation that is not indented',
      predict.replace('  Nothing', 'Nothing'),
      /md:12: .*indented/,
    ],
    ['a recall of no lesson', recall.replace('before-dawn', 'dawn'), /md:6: .*no lesson “dawn”/],
    [
      'a recall without answer',
      recall.replace('The next offset.\n', ''),
      /md:6: recall commit needs/,
    ],
    ['an unknown figure', '::: figure tapes\nA.\n:::\n', /md:6: there is no figure “tapes”/],
    [
      'a figure without words',
      '::: figure tape-and-readers\n:::\n',
      /md:6: .*does not say in words/,
    ],
    [
      'an investigate without answer',
      '::: investigate line\nWhich?\n---\n:::\n',
      /md:6: investigate line needs/,
    ],
    ['a seed that is none', '::: exercise roll-call dawn\nA.\n:::\n', /md:6: .*“dawn” is no seed/],
    ['an unknown exercise', '::: exercise tape\nA.\n:::\n', /md:6: there is no exercise “tape”/],
    [
      'an exercise of another lesson',
      '::: exercise hello-milk\nA.\n:::\n',
      /md:6: .*belongs to the lesson before-dawn/,
    ],
    ['a dead term', 'One\ntwo [three](term:milk).', /md:7: there is no term “milk”/],
    [
      'a dead term inside of a block',
      predict.replace('Nothing is', '[Not](term:milk)'),
      /md:12: there is no term “milk”/,
    ],
    ['a file that is not there', '[a](../../nowhere/at-all.ts)', /md:6: there is no file/],
  ])('%s', async (_, source, says) => {
    await expect(page(source)).rejects.toThrow(says);
  });
});
