// Writes the table of differences into both reference pages: node harness/practice-broker/conformance/document.node.ts
import { writeFileSync } from 'node:fs';
import { pagePath, pageText } from './page.node.ts';

for (const language of ['en', 'ko'] as const) {
  writeFileSync(pagePath(language), await pageText(language));
}
