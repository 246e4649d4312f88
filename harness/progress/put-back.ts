// Puts a text in an exercise's place. What stood there is kept first, always.
import { readFileSync } from 'node:fs';
import { attemptName } from './attempts.ts';
import type { Progress } from './progress.ts';
import { replaceFile } from './replace-file.ts';

/** The names of the attempts that were kept: none when there was no file, or nothing to change. */
export function putBack(
  progress: Pick<Progress, 'keep'>,
  { exercise, file, content }: { exercise: string; file: string; content: Uint8Array },
): string[] {
  const kept = new Set<string>();
  function keepWhatIsThere(): void {
    const present = bytesOf(file);
    if (present !== undefined && !kept.has(attemptName(present))) {
      kept.add(progress.keep(exercise, present));
    }
  }
  if (bytesOf(file)?.equals(content) === true) return [];
  keepWhatIsThere();
  // Again at the last moment: an editor may have saved meanwhile.
  replaceFile(file, content, keepWhatIsThere);
  return [...kept];
}

/** As bytes: an answer need not be in UTF-8. */
function bytesOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
