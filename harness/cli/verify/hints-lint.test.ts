import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../brokers/testing/folder.ts';
import { exercises, type Exercise } from '../../catalog/catalog.ts';
import { wrongOf } from './content-lint.ts';
import { lintHints, lintText } from './hints-lint.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const levels = '## 1\n\na\n\n## 2\n\nb\n\n## 3\n\nc\n';
const good = `# Hints: Milk\n\n${levels}\n# LOST\n\n${levels}\n# LOST group\n\n${levels}`;
const [exercise] = exercises.filter((one) => one.kind === 'make');

describe('the lint of hints', () => {
  it.each(exercises.filter((one) => one.kind === 'make'))('holds for $slug', (one) => {
    const given = wrongOf(root, one).map(({ code }) => code);
    expect(given.length).toBeGreaterThan(0);
    expect(lintHints(root, one, given)).toEqual([]);
  });

  it('has nothing to say of good ones', () => {
    expect(lintText(good, 'hints.md')).toEqual([]);
  });

  it.each([
    [
      'a general hint without its third level',
      good.replace('\n## 3\n\nc\n', ''),
      /hints\.md has 2 levels/,
    ],
    [
      'a section without a level',
      good.replace(/\n# LOST group[^]*$/, '\n# LOST group\n'),
      /LOST group.*0 levels/,
    ],
    ['a level with nothing in it', good.replace('\nb\n', '\n'), /empty level/],
    ['levels out of order', good.replace('## 2', '## 3'), /no level/],
    ['a level that has a name', good.replace('## 2', '## Two'), /“## Two” is no level/],
    [
      'a code that is misspelt',
      good.replace('# LOST group', '# LSOT group'),
      /begins with no code/,
    ],
    ['one section twice', good.replace('# LOST group', '# LOST'), /twice/],
    [
      'emphasis that a letter follows',
      good.replace('\na\n', '\n_a_에서\n'),
      /“_a_” is no emphasis/,
    ],
    ['code', `${good}\n\`\`\`ts\nawait send()\n\`\`\`\n`, /code/],
  ])('finds %s', (_, text, problem) => {
    expect(lintText(text, 'hints.md').join('\n')).toMatch(problem);
  });

  it('finds a section, and a file, that only one language has', async () => {
    const folder = await temporaryFolder();
    const one = exercise as Exercise;
    const at = (file: string): string => join(folder, 'exercises', one.path, file);
    mkdirSync(at('.'), { recursive: true });
    writeFileSync(at('hints.md'), good);
    expect(lintHints(folder, one, [])).toEqual([expect.stringMatching(/hints\.ko\.md is missing/)]);
    writeFileSync(at('hints.ko.md'), good.replace(/\n# LOST group[^]*$/, ''));
    expect(lintHints(folder, one, ['LOST'])).toEqual([
      expect.stringMatching(/hints\.ko\.md lacks the section “# LOST group”/),
    ]);
    writeFileSync(at('hints.ko.md'), good);
    expect(lintHints(folder, one, ['LOST', 'STALE', 'STALE'])).toEqual([
      expect.stringMatching(/gets STALE, and no section “# STALE”/),
    ]);
  });
});
