// The published schema of verdicts as a table in Markdown.
import { readFileSync } from 'node:fs';
import type { Language } from './languages.ts';
import { koreanDescriptions } from './verdict-schema.ko.ts';

interface Schema {
  description?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  $ref?: string;
  oneOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  $defs?: Record<string, Schema>;
  'x-volatile'?: boolean;
}

const words = {
  en: { field: 'field', type: 'type', what: 'what it is', volatile: 'may differ' },
  ko: { field: '필드', type: '타입', what: '설명', volatile: '달라질 수 있음' },
};

/** One section for the verdict and one for each part that it is made of. */
export function verdictSchemaTables(language: Language, file: string): string {
  // The schema is a file of this repository; `npm run verify` compiles it.
  const schema = JSON.parse(readFileSync(file, 'utf8')) as Schema;
  const parts = Object.entries({ verdict: schema, ...schema.$defs });
  return parts
    .map(([name, part]) => `## \`${name}\` {#${name}}\n\n${table(part, language)}`)
    .join('\n\n');
}

function table({ properties, ...rest }: Schema, language: Language): string {
  const said = words[language];
  if (properties === undefined) return `${typeOf(rest)} ${described(rest, language)}`;
  const rows = Object.entries(properties).map(([name, field]) => {
    const notes = [
      described(field, language),
      field['x-volatile'] === true ? `_${said.volatile}_` : '',
    ];
    return `| \`${name}\` | ${typeOf(field)} | ${notes.filter(Boolean).join(' ').replaceAll('|', '\\|')} |`;
  });
  return [`| ${said.field} | ${said.type} | ${said.what} |`, '| --- | --- | --- |', ...rows].join(
    '\n',
  );
}

function described({ description }: Schema, language: Language): string {
  if (description === undefined || language === 'en') return description ?? '';
  const korean = koreanDescriptions[description];
  if (korean === undefined) {
    throw new Error(`verdict-schema.ko.ts has no Korean for “${description}”`);
  }
  return korean;
}

function typeOf(schema: Schema): string {
  const { $ref, const: only, enum: some, oneOf, items, type } = schema;
  if ($ref !== undefined) {
    const name = $ref.split('/').at(-1) ?? '';
    return `[\`${name}\`](#${name})`;
  }
  if (only !== undefined) return `\`${JSON.stringify(only)}\``;
  if (some !== undefined) return some.map((one) => `\`${String(one)}\``).join(', ');
  if (oneOf !== undefined) return oneOf.map(typeOf).join(', ');
  if (items !== undefined) return `${typeOf(items)} […]`;
  return [type ?? 'object']
    .flat()
    .map((one) => `\`${one}\``)
    .join(', ');
}
