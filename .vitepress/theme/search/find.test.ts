import { createMarkdownRenderer } from 'vitepress';
import { describe, expect, it } from 'vitest';
import { docs, markdown } from '../../markdown/plugins.ts';
import { openSearch } from './find.ts';
import { sectionsOf } from './sections.ts';

const md = await createMarkdownRenderer(docs, markdown);

async function glossary(path: 'glossary.md' | 'ko/glossary.md') {
  const env = { path: `${docs}/${path}`, relativePath: path };
  const html = await md.renderAsync('::: glossary\n:::\n', env);
  return openSearch(sectionsOf(html, { url: `/${path.replace('.md', '')}`, title: 'Glossary' }));
}

describe.each(['glossary.md', 'ko/glossary.md'] as const)('the search in %s', (path) => {
  it.each([
    ['바운디드 컨텍스트', 'bounded-context'],
    ['bounded context', 'bounded-context'],
    ['경계 콘텍스트', 'bounded-context'],
    ['경계콘텍스트', 'bounded-context'],
    ['이벤트 스트림을', 'event-stream'],
    ['리텐션', 'retention'],
    ['적어도 한 번', 'at-least-once'],
    ['SSOT', 'single-source-of-truth'],
    ['멱등성은', 'idempotence'],
    ['tombstnoe', 'tombstone'],
  ])('finds “%s” first at %s', async (query, id) => {
    const find = await glossary(path);
    expect(find(query)[0]?.url).toBe(`/${path.replace('.md', '')}#${id}`);
  });

  it('finds nothing for a word that is nowhere', async () => {
    expect((await glossary(path))('냉장고')).toEqual([]);
  });
});

describe('sections of a page', () => {
  it('are cut at headings, without tags, marks and buttons', () => {
    const html =
      '<p>Lead &amp; more</p><h2 id="a" tabindex="-1">One <a class="header-anchor" href="#a">&#8203;</a></h2>' +
      '<Predict id="x" :right="[true,1>0]"><p>text</p></Predict><button>Copy</button><h3 id="b">Two</h3>';
    expect(sectionsOf(html, { url: '/p', title: 'P' })).toEqual([
      { url: '/p', page: '', title: 'P', text: 'Lead & more' },
      { url: '/p#a', page: 'P', title: 'One', text: 'text' },
      { url: '/p#b', page: 'P', title: 'Two', text: '' },
    ]);
  });
});
