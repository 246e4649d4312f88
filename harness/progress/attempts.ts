// The learner's answers as they were, each in a file named for the hash of its text: `npm run reset`
// puts one back.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Verdict } from '../grading/verdict.ts';
import type { ProgressEvent } from './progress.ts';
import { replaceFile } from './replace-file.ts';

export interface Attempt {
  /** The file's name below `attempts/<exercise>/`. */
  name: string;
  path: string;
  /** When it was last graded or put away, ISO 8601. */
  at: string;
  /** Of its last verdict; `null` when it was never graded. */
  status: Verdict['status'] | null;
  /** The codes of that verdict's findings, in order. */
  codes: readonly string[];
  /** What the first of them was about. */
  subject: string | null;
  /** Whether a real Kafka gave that verdict; `null` when there is none. */
  graded: boolean | null;
}

const nameShape = /^[0-9a-f]{16}\.ts$/;

/** What an answer's file is called; equal texts have one file. */
export function attemptName(source: string | Uint8Array): string {
  return `${createHash('sha256').update(source).digest('hex').slice(0, 16)}.ts`;
}

export function attemptsDirectory(stateDir: string, exercise: string): string {
  return join(stateDir, 'attempts', exercise);
}

/** Keeps an answer; gives its name. A file of that name with another text was cut off: it is written anew. */
export function keepAttempt(directory: string, source: string | Uint8Array): string {
  const name = attemptName(source);
  const path = join(directory, name);
  if (!holds(path, source)) replaceFile(path, source);
  return name;
}

/**
 * All that is kept of an exercise, newest first; also files that no event tells of. Two that came within
 * one millisecond stand in the order of their events.
 */
export function attemptsOf(
  stateDir: string,
  exercise: string,
  events: readonly ProgressEvent[],
): Attempt[] {
  const directory = attemptsDirectory(stateDir, exercise);
  return namesIn(directory)
    .map((name) => {
      const path = join(directory, name);
      const isItsOwn = (event: ProgressEvent): boolean =>
        event.type !== 'language' && event.exercise === exercise && event.attempt === name;
      const last = events.findLastIndex(isItsOwn);
      const verdict = events.findLast((event) => event.type === 'verdict' && isItsOwn(event));
      const graded = verdict?.type === 'verdict' ? verdict : null;
      const attempt: Attempt = {
        name,
        path,
        at: events[last]?.at ?? statSync(path).mtime.toISOString(),
        status: graded?.status ?? null,
        codes: graded?.codes ?? [],
        subject: graded?.subject ?? null,
        graded: graded?.graded ?? null,
      };
      return { attempt, last };
    })
    .sort((a, b) => b.attempt.at.localeCompare(a.attempt.at) || b.last - a.last)
    .map(({ attempt }) => attempt);
}

/** The attempts that a learner may mean: by the beginning of a name, or a path to the file. */
export function attemptsNamed(typed: string, attempts: readonly Attempt[]): readonly Attempt[] {
  const wanted = basename(typed.trim().replaceAll('\\', '/')).toLowerCase();
  if (wanted === '') return [];
  return attempts.filter((one) => one.name.startsWith(wanted));
}

/** The shortest beginning of a name that no other has, of four letters at least. */
export function shortName(name: string, all: readonly Attempt[]): string {
  let length = 4;
  const shared = (): number =>
    all.filter((one) => one.name.startsWith(name.slice(0, length))).length;
  while (length < 16 && shared() > 1) length += 1;
  return name.slice(0, length);
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory).filter((name) => nameShape.test(name));
  } catch {
    return [];
  }
}

function holds(path: string, source: string | Uint8Array): boolean {
  try {
    return readFileSync(path).equals(Buffer.from(source));
  } catch {
    return false;
  }
}
