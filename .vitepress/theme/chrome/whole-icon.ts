// On a site that lies anywhere, the icon is named relative to the page that was asked for first. Browsers look for
// it again when the next page takes that page's place, and would look elsewhere then.

/** Names it by its whole address. */
export function makeIconWhole(page: Pick<Document, 'querySelector'>): void {
  const icon = page.querySelector<HTMLLinkElement>('link[rel="icon"]');
  // Of the element, `href` is the whole address.
  icon?.setAttribute('href', icon.href);
}
