// A rendered page cut at its headings: what a search finds is a place, not a page.

export interface Section {
  /** Without the site's base, with the heading's anchor. */
  url: string;
  /** The page's title, unless the section is the page's beginning. */
  page: string;
  title: string;
  text: string;
}

/** @param html as VitePress renders a page; components of ours stand in it as tags */
export function sectionsOf(html: string, page: { url: string; title: string }): Section[] {
  const heading = /<h([1-4])[^>]*?\bid="([^"]+)"[^>]*>([\s\S]*?)<\/h\1>/g;
  const sections: Section[] = [{ url: page.url, page: '', title: page.title, text: '' }];
  let from = 0;
  for (const found of html.matchAll(heading)) {
    const [whole, , id = '', inside = ''] = found;
    addText(sections, html.slice(from, found.index));
    from = found.index + whole.length;
    const title = plain(inside.replace(/<a[^>]*class="header-anchor"[\s\S]*?<\/a>/g, ''));
    sections.push({ url: `${page.url}#${id}`, page: page.title, title, text: '' });
  }
  addText(sections, html.slice(from));
  return sections.filter(({ title }) => title !== '');
}

function addText(sections: Section[], html: string): void {
  const last = sections.at(-1);
  if (last !== undefined) last.text = plain(html);
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function plain(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->|<button[\s\S]*?<\/button>/g, ' ')
    .replace(/<\/?[a-zA-Z](?:"[^"]*"|'[^']*'|[^'">])*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? ' ')
    .replace(/&#8203;|\u200b/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
