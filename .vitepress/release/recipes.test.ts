import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../harness/lab/content-security-policy.ts';

it.each(['nginx.conf', 'Caddyfile'])('%s sends with the lab’s files what the lab needs', (name) => {
  const recipe = readFileSync(new URL(`recipes/${name}`, import.meta.url), 'utf8');
  expect(recipe).toContain(`"${contentSecurityPolicy}"`);
});
