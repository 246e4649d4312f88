// On a site that lies anywhere, links are drawn relative to the page that was asked for first. When the next page
// takes its place without a new document, what stays (bar, foot, the icon) would lead elsewhere from there.

/** Makes each link lead where it leads now, from whichever page. */
export function makeLinksWhole(page: Pick<Document, 'querySelectorAll'>): void {
  const links = page.querySelectorAll<HTMLAnchorElement | HTMLLinkElement>(
    'a[href], link[rel="icon"]',
  );
  for (const link of links) {
    const written = link.getAttribute('href') ?? '';
    if (/^(?:[a-z]+:|\/|#)/i.test(written)) continue;
    // Of the element, `href` is the whole address.
    const { pathname, search, hash } = new URL(link.href);
    link.setAttribute('href', pathname + search + hash);
  }
}
