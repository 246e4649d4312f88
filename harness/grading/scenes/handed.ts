// What a function was given in the case that a finding tells of. Made-up companies stand in no note and no page: without
// their lines nobody could say whether the finding is right.
import type { Stage } from '../stage.ts';
import type { Text } from '../text.ts';
import type { Tried } from './functions.ts';

/** Notes it, a line each, under the verdict. */
export function noteHanded(
  stage: Pick<Stage, 'noteMeasured'>,
  { name, item, title = { en: item, ko: item } }: Tried<unknown>,
  lines: readonly Text[],
): void {
  stage.noteMeasured({
    en: `${name} was given (${title.en}):`,
    ko: `${name} 함수가 받은 것(${title.ko}):`,
  });
  for (const { en, ko } of lines) stage.noteMeasured({ en: `· ${en}`, ko: `· ${ko}` });
}

/** A line that reads the same in both languages. */
export const plain = (line: string): Text => ({ en: line, ko: line });
