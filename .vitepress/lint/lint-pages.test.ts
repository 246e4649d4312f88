import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { LessonEntry } from '../../harness/catalog/catalog.ts';
import { hashOf } from '../content/original.ts';
import { lintPages } from './lint-pages.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const lesson: LessonEntry = {
  slug: 'why-event-driven',
  title: { en: 'Why', ko: '왜' },
  status: 'ready',
  exercises: [],
};
const page = [
  '---\ntitle: Why?\nlesson: why-event-driven\ndate: Today\nminutes: { read: 8 }',
  'concepts: [why.keep, why.manage]\n---\n\n<!-- teaches: why.keep, why.manage -->\nIt is kept.\n',
  '## Tape {#tape}\n\n[up](#tape)\n',
].join('\n');
const translation = (english: string, korean = english): string =>
  korean.replace('---\n', `---\noriginal: '${hashOf(english)}'\n`);

/** Lints a repository that has these pages below docs and one finding in its harness. */
async function lint(
  pages: Record<string, string>,
  {
    status = 'ready',
    explainedAt = 'why-event-driven#tape',
  }: { status?: LessonEntry['status']; explainedAt?: string } = {},
): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'milk-run-lint-'));
  folders.push(root);
  const files = {
    'harness/rule.ts': `finding({\n  explainedAt: '${explainedAt}',\n})`,
    ...Object.fromEntries(Object.entries(pages).map(([path, text]) => [`docs/${path}`, text])),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return (await lintPages(root, join(root, 'docs'), [{ ...lesson, status }])).join('\n');
}

const both = (english: string, korean = translation(english)) => ({
  'lessons/why-event-driven.md': english,
  'ko/lessons/why-event-driven.md': korean,
});

describe('the lint of pages', () => {
  it('has nothing to say of a whole lesson', async () => {
    expect(await lint(both(page))).toBe('');
  });

  it('lets a planned lesson be unwritten, and unfinished', async () => {
    expect(await lint({}, { status: 'planned' })).toBe('');
    const draft = '---\ntitle: Why?\n---\n\nA draft.\n';
    expect(await lint(both(draft, draft), { status: 'planned' })).toBe('');
  });

  it.each([
    ['a ready lesson without its page', {}, /docs\/lessons\/why-event-driven\.md is missing/],
    [
      'a page that only English has',
      { ...both(page), 'a.md': '# A' },
      /docs\/ko\/a\.md is missing/,
    ],
    [
      'a page that only Korean has',
      { ...both(page), 'ko/a.md': '# A' },
      /docs\/ko\/a\.md has no English/,
    ],
    [
      'a translation that is older',
      both(`${page}More.\n`, translation(page)),
      /ko\/lessons\/why-event-driven\.md:2: older/,
    ],
    ['a translation that names no original', both(page, page), /older than its original/],
    [
      'an anchor that Korean lacks',
      both(page, translation(page, page.replace('{#tape}', '{#tap}').replace('(#tape)', '(#tap)'))),
      /lacks the heading \{#tape\}/,
    ],
    [
      'a block that Korean lacks',
      both(
        `${page}\n::: figure tape-and-readers\nA.\n:::\n`,
        translation(`${page}\n::: figure tape-and-readers\nA.\n:::\n`, page),
      ),
      /has “nothing” where the original has “::: figure/,
    ],
    [
      'a concept that is not taught',
      both(page.replace(', why.manage -->', ' -->')),
      /why\.manage is taught nowhere/,
    ],
    [
      'a concept that is not named',
      both(page.replace('[why.keep, why.manage]', '[why.keep]')),
      /concepts lack why\.manage/,
    ],
    [
      'a concept that does not exist',
      both(page.replaceAll('why.manage', 'why.milk')),
      /md:\d+: there is no concept why\.milk/,
    ],
    [
      'minutes that the exercises do not take',
      both(page.replace('read: 8', 'read: 8, core: 25')),
      /minutes\.core and stretch are 25, and its exercises take 0/,
    ],
    [
      'a link to an anchor that is not there',
      both(page.replace('(#tape)', '(#tapes)')),
      /md:\d+: there is no #tapes in docs\/lessons/,
    ],
    [
      'emphasis that a particle follows',
      both(page, translation(page, page.replace('It is kept.', '_Kafka_가 보존한다.'))),
      /ko\/lessons\/why-event-driven\.md:\d+: “_Kafka_” is no emphasis/,
    ],
    [
      'a page that cannot be rendered',
      both(`${page}\n::: figure x\nA.\n:::\n`),
      /md:16: there is no figure “x”/,
    ],
  ])('finds %s', async (_, pages, says) => {
    expect(await lint(pages)).toMatch(says);
  });

  it('finds a finding whose paragraph is not there, once the lesson is ready', async () => {
    const explainedAt = 'why-event-driven#groups';
    expect(await lint(both(page), { explainedAt })).toMatch(
      /^harness\/rule\.ts:2: .*no \{#groups\}/m,
    );
    expect(await lint(both(page), { explainedAt, status: 'planned' })).toBe('');
    expect(await lint(both(page), { explainedAt: 'dusk#groups' })).toMatch(/no lesson dusk/);
  });
});
