// A hint for a terminal: the few marks of Markdown that hints use become styles, or nothing.
import type { HintLevel, HintSection } from '../catalog/hints.ts';
import type { Language } from '../grading/text.ts';
import { paragraph } from './lay-out.ts';
import type { Paint } from './paint.ts';

export interface HintOptions {
  language: Language;
  paint: Paint;
  /** Columns. */
  width: number;
}

const titles: Record<Language, (level: number, about: string) => string> = {
  en: (level, about) => `Hint ${level} of 3${about === '' ? '' : ` · ${about}`}`,
  ko: (level, about) => `힌트 ${level}/3${about === '' ? '' : ` · ${about}`}`,
};

/** The title, which says what the hint is about, and its text. */
export function renderHint(section: HintSection, level: HintLevel, options: HintOptions): string {
  const { language, paint, width } = options;
  const paragraphs = (section.levels[level - 1] ?? '').split(/\n{2,}/);
  return [
    paint('bold', titles[language](level, section.code)),
    ...paragraphs.flatMap((text) => [
      '',
      paragraph(styled(text.replaceAll('\n', ' '), paint), { indent: '  ', width }),
    ]),
  ].join('\n');
}

/** Bold and emphasis outside of `code`, which stays as it is. */
function styled(text: string, paint: Paint): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) =>
      part.startsWith('`')
        ? paint('cyan', part)
        : part
            .replaceAll(/\*\*(.+?)\*\*/g, (_, inner: string) => paint('bold', inner))
            .replaceAll(
              /(?<![\p{L}\p{N}])_(.+?)_(?![\p{L}\p{N}])|\*(.+?)\*/gu,
              (_, a?: string, b?: string) => paint('italic', a ?? b ?? ''),
            ),
    )
    .join('');
}
