// What the glossary says of a word.
import type { Text } from '../languages.ts';

export interface Term {
  /** The English term in kebab-case; pages link to it as `term:<id>`. */
  id: string;
  en: string;
  ko: string;
  /** Other words that people look for, in either language. */
  aliases: readonly string[];
  meaning: Text;
  /** From the co-op. */
  example: Text;
  /** The term it is taken for. */
  confusedWith?: string;
  /** The lesson that explains it, once the catalog has it. */
  lesson?: string;
}
