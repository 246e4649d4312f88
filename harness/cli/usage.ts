// What a command says of itself: `npm run grade -- --help`.
import type { Text } from '../grading/text.ts';
import { hanging, paragraph } from '../reporting/lay-out.ts';
import type { RenderOptions } from '../reporting/render-verdict.ts';

export interface Option {
  type: 'string' | 'boolean';
  multiple?: boolean;
  short?: string;
  /** What stands behind it, such as `FILE`; where that is missing, nothing does. */
  takes?: string;
  says: Text;
}

export interface Usage<Options extends Record<string, Option> = Record<string, Option>> {
  /** As it is typed, one line for each way: `npm run hint -- <exercise>`. */
  typed: string;
  does: Text;
  options: Options;
}

/** Somebody wants to know what the command is for. */
export class HelpAsked extends Error {
  readonly usage: Usage;
  constructor(usage: Usage) {
    super(usage.typed);
    this.usage = usage;
  }
}

/** Gives it as it is, with the names and types of its options known. */
export function usageOf<const Options extends Record<string, Option>>(
  usage: Usage<Options>,
): Usage<Options> {
  return usage;
}

/** Of every command. */
export const common = {
  lang: {
    type: 'string',
    takes: 'en|ko',
    says: {
      en: 'The language of what is said. watch remembers it.',
      ko: '안내할 언어예요. watch에서 정하면 기억해 둬요.',
    },
  },
  help: {
    type: 'boolean',
    short: 'h',
    says: { en: 'This text.', ko: '이 도움말을 보여 줘요.' },
  },
} as const satisfies Record<string, Option>;

/** For a terminal; ends without a line break. */
export function renderUsage(
  { typed, does, options }: Usage,
  { language, paint, width }: Pick<RenderOptions, 'language' | 'paint' | 'width'>,
): string {
  const all = Object.entries<Option>({ ...options, ...common });
  const names = all.map(
    ([name, { takes }]) => `--${name}${takes === undefined ? '' : ` ${takes}`}`,
  );
  const column = Math.max(...names.map((name) => name.length)) + 4;
  return [
    ...typed.split('\n').map((line) => paint('bold', line)),
    paragraph(does[language], { indent: '  ', width }),
    '',
    ...all.map(([, { says }], index) =>
      hanging(`  ${names[index] ?? ''}`.padEnd(column), says[language], width),
    ),
  ].join('\n');
}
