// What tells a page that a workbook is behind it: `npm start` puts the session's token into each page that it
// gives out. A built site has none. Small, for every page asks it.
import { tokenName } from '../../../../harness/dev-bridge/said.ts';

export function sessionToken(page: ParentNode = document): string | undefined {
  const token = page.querySelector(`meta[name="${tokenName}"]`)?.getAttribute('content') ?? '';
  return token === '' ? undefined : token;
}
