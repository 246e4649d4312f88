// The reference pages as they are to be, laid out as all files here are.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { type Language, pages, withTable } from './differences-table.ts';

export function pagePath(language: Language): string {
  return join(import.meta.dirname, '../../..', pages[language]);
}

export async function pageText(language: Language): Promise<string> {
  const path = pagePath(language);
  const text = withTable(readFileSync(path, 'utf8'), language);
  return await format(text, { ...(await resolveConfig(path)), filepath: path });
}
