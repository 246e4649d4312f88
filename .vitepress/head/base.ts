// Where the site lies. A base of `./` is a site that lies anywhere: each page then says how deep it is, and its
// scripts find the rest by that.

export const anywhere = './';

/** From a page to the site's root. @param page below docs */
export function rootFrom(base: string, page: string): string {
  if (base !== anywhere) return base;
  return '../'.repeat(page.split('/').length - 1) || './';
}
