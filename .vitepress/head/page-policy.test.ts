import { describe, expect, it } from 'vitest';
import { pagePolicy, withPolicy } from './page-policy.ts';

const page = (scripts: string): string =>
  `<!DOCTYPE html><html><head>\n    <meta charset="utf-8">\n    ${scripts}</head><body></body></html>`;
const scripts = (html: string): string =>
  pagePolicy(html)
    .split('; ')
    .find((one) => one.startsWith('script-src')) ?? '';

describe('a page’s policy', () => {
  it('allows its own scripts by their hashes, each once, and no others', () => {
    const html = page(
      '<script>a()</script><script type="module" src="/x.js"></script><script id="b">a()</script>',
    );
    // As in `printf 'a()' | openssl dgst -sha256 -binary | base64`.
    expect(scripts(html)).toBe(
      "script-src 'self' 'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='",
    );
    expect(pagePolicy(html)).not.toMatch(/eval|script-src[^;]*unsafe|\*|https?:/);
  });

  it('stands before all scripts', () => {
    const html = withPolicy(page('<script>a()</script>'));
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<script>'));
    expect(html).toContain("content=\"default-src 'none'; ");
  });

  it('is not left out in silence', () => {
    expect(() => withPolicy('<html></html>')).toThrow('no charset');
  });
});
