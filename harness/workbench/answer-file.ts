// An exercise's file where a page edits it beside the learner's own editor. A page says which text it began
// from; when the file is another by then, it is not overwritten, and whoever asked gets both.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exercise } from '../catalog/catalog.ts';
import { attemptName, attemptsDirectory } from '../progress/attempts.ts';
import type { Progress } from '../progress/progress.ts';
import { putBack } from '../progress/put-back.ts';
import { replaceFile } from '../progress/replace-file.ts';
import { answerPath } from '../session/session.ts';

export interface AnswerText {
  /** With line feeds alone, whatever ends the file's lines. */
  source: string;
  /** Tells this text of the file from others; `null` when there is no file. */
  revision: string | null;
}

export type Saved = { type: 'saved'; revision: string } | { type: 'conflict'; theirs: AnswerText };

export interface AnswerFile {
  /** @throws {TooLong}, and what the file system throws */
  read(): AnswerText;
  /**
   * Puts the text in the file's place. What was there is kept as an attempt, unless this page typed it.
   * @param base the revision that the text was made from
   */
  save(source: string, base: string | null): Saved;
  /** Puts another text there; what was there is always kept. */
  putBack(content: Uint8Array): AnswerText;
  /** As `putBack`, with the ends of lines that the file has. */
  replace(source: string): AnswerText;
  /** Keeps a text that is in no file. */
  keep(source: string): void;
}

/** The file holds more than a page edits. */
export class TooLong extends Error {}

/** Bytes. */
export const mostInFile = 128 * 1024;

export interface AnswerFileParts {
  root: string;
  stateDir: string;
  progress: Pick<Progress, 'keep'>;
}

export function openAnswerFile(
  exercise: Exercise,
  { root, stateDir, progress }: AnswerFileParts,
): AnswerFile {
  const path = answerPath(root, exercise);
  /** The text that a page put there last: only what somebody else wrote is to be kept. */
  let typed: string | undefined;

  function look(): { bytes: Buffer | undefined; revision: string | null } {
    const bytes = bytesOf(path);
    return { bytes, revision: bytes === undefined ? null : attemptName(bytes) };
  }

  function read(): AnswerText {
    const { bytes, revision } = look();
    if (bytes !== undefined && bytes.length > mostInFile) throw new TooLong(path);
    return { source: bytes === undefined ? '' : decode(bytes), revision };
  }

  function keepUnlessKept(bytes: Uint8Array): void {
    const name = attemptName(bytes);
    if (name === typed) return;
    const kept = existsSync(join(attemptsDirectory(stateDir, exercise.path), name));
    if (!kept) progress.keep(exercise.path, bytes);
  }

  function put(content: Uint8Array): AnswerText {
    putBack(progress, { exercise: exercise.path, file: path, content });
    return read();
  }

  return {
    read,
    save(source, base) {
      const { bytes, revision } = look();
      const content = encode(source, bytes);
      const saved = { type: 'saved', revision: attemptName(content) } as const;
      if (revision === saved.revision) return saved;
      if (revision !== base) return { type: 'conflict', theirs: read() };
      if (bytes !== undefined) keepUnlessKept(bytes);
      try {
        replaceFile(path, content, () => {
          // Again at the last moment: an editor may have saved meanwhile.
          if (look().revision !== base) throw new Overtaken();
        });
      } catch (error) {
        if (!(error instanceof Overtaken)) throw error;
        return { type: 'conflict', theirs: read() };
      }
      typed = saved.revision;
      return saved;
    },
    putBack: put,
    replace: (source) => put(encode(source, look().bytes)),
    keep(source) {
      keepUnlessKept(encode(source, look().bytes));
    },
  };
}

class Overtaken extends Error {}

const byteOrderMark = '\uFEFF';

function decode(bytes: Buffer): string {
  const text = bytes.toString('utf8').replaceAll('\r\n', '\n');
  return text.startsWith(byteOrderMark) ? text.slice(1) : text;
}

/** As the file's lines end now, so that an editor of Windows finds what it left. */
function encode(source: string, present: Buffer | undefined): Buffer {
  const was = present?.toString('utf8') ?? '';
  const mark = was.startsWith(byteOrderMark) ? byteOrderMark : '';
  const text = source.replaceAll('\r\n', '\n');
  return Buffer.from(mark + (was.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text));
}

function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
