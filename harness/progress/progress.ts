// What the learner has done, as events at the end of one file: a line is written whole or not at all,
// so that several commands at once, or one that is killed, lose nothing. Each answer that was
// graded is kept beside it.
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { attemptsDirectory, keepAttempt } from './attempts.ts';
import { locked } from './locked.ts';
import type { Language } from '../grading/text.ts';
import type { Verdict } from '../grading/verdict.ts';

export type ProgressEvent =
  | { type: 'language'; at: string; language: Language }
  | {
      type: 'verdict';
      at: string;
      exercise: string;
      status: Verdict['status'];
      codes: string[];
      /** What the first finding is about; there since hints are chosen by it. */
      subject?: string | null;
      /** The kept answer's name below `attempts/<exercise>/`; `null` when there was no file. */
      attempt: string | null;
      graded: boolean;
      /** 0 where nobody knows it any more. */
      seed: number;
      /** It came with a progress file: what was done here counts as later. */
      elsewhere?: true;
    }
  /** An answer was put away for another text in its place. */
  | { type: 'kept'; at: string; exercise: string; attempt: string };

export interface Progress {
  readonly events: readonly ProgressEvent[];
  readonly language: Language | undefined;
  /** Where the old file went, when part of it could not be read. */
  readonly setAside: string | undefined;
  rememberLanguage(language: Language): void;
  /** Keeps the verdict, and the answer it was given on; `undefined` when there was no file. */
  rememberVerdict(exercise: string, source: string | undefined, verdict: Verdict): void;
  /** Keeps an answer that is to give way; gives its name below `attempts/<exercise>/`. */
  keep(exercise: string, source: string | Uint8Array): string;
  /** Keeps what was done in another place, and what was said of it there. */
  bringIn(exercise: string, done: DoneElsewhere): void;
}

export interface DoneElsewhere {
  /** ISO 8601. */
  at: string;
  /** `null`: only the verdict is known. */
  source: string | null;
  /** `null`: there was no verdict. */
  status: Verdict['status'] | null;
  codes: readonly string[];
  /** What the first finding is about. */
  subject: string | null;
  graded: boolean;
}

export function openProgress(stateDir: string): Progress {
  const file = join(stateDir, 'progress.jsonl');
  const { events, setAside } = read(file);

  function append(event: ProgressEvent): void {
    events.push(event);
    mkdirSync(stateDir, { recursive: true });
    locked(file, () => appendFileSync(file, `${JSON.stringify(event)}\n`));
  }

  return {
    events,
    setAside,
    get language() {
      return events.findLast((event) => event.type === 'language')?.language;
    },
    rememberLanguage: (language) => append({ type: 'language', at: now(), language }),
    rememberVerdict(exercise, source, verdict) {
      const attempt =
        source === undefined ? null : keepAttempt(attemptsDirectory(stateDir, exercise), source);
      append({
        type: 'verdict',
        at: now(),
        exercise,
        status: verdict.status,
        codes: verdict.findings.map((one) => one.code),
        subject: verdict.findings[0]?.subject ?? null,
        attempt,
        graded: verdict.broker?.graded ?? false,
        seed: verdict.seed,
      });
    },
    keep(exercise, source) {
      const attempt = keepAttempt(attemptsDirectory(stateDir, exercise), source);
      append({ type: 'kept', at: now(), exercise, attempt });
      return attempt;
    },
    bringIn(exercise, { at, source, status, codes, subject, graded }) {
      const attempt =
        source === null ? null : keepAttempt(attemptsDirectory(stateDir, exercise), source);
      if (status !== null) {
        append({
          ...{ type: 'verdict', at, exercise, status, codes: [...codes], subject, attempt, graded },
          ...{ seed: 0, elsewhere: true },
        });
      } else if (attempt !== null) append({ type: 'kept', at, exercise, attempt });
    },
  };
}

/** The text of an answer, or `undefined` when there is no such file. */
export function readAnswer(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function read(file: string): { events: ProgressEvent[]; setAside: string | undefined } {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return { events: [], setAside: undefined };
  }
  const events = wholeLines(text);
  const lines = text.split('\n').filter((line) => line !== '');
  if (events.length === lines.length && (text === '' || text.endsWith('\n'))) {
    return { events, setAside: undefined };
  }
  return locked(file, () => mend(file));
}

/** Keeps the file as it is under another name, and the lines that can be read under its own. */
function mend(file: string): { events: ProgressEvent[]; setAside: string | undefined } {
  // Read again: another command may have mended it in the meantime.
  const text = readFileSync(file, 'utf8');
  const events = wholeLines(text);
  const good = events.map((event) => `${JSON.stringify(event)}\n`).join('');
  if (good === text) return { events, setAside: undefined };
  const setAside = `${file}.corrupt-${now().replaceAll(/[:.]/g, '-')}-${process.pid}`;
  copyFileSync(file, setAside);
  // Put in place at once: whoever reads meanwhile finds the one or the other.
  writeFileSync(`${file}.mended`, good);
  renameSync(`${file}.mended`, file);
  return { events, setAside };
}

function wholeLines(text: string): ProgressEvent[] {
  return text.split('\n').flatMap((line) => parse(line) ?? []);
}

function parse(line: string): ProgressEvent | undefined {
  try {
    const event: unknown = JSON.parse(line);
    return isEvent(event) ? event : undefined;
  } catch {
    return undefined;
  }
}

const statuses: readonly unknown[] = ['pass', 'fail', 'error', 'todo'];

function isEvent(value: unknown): value is ProgressEvent {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false;
  if (value.type === 'language') {
    return 'language' in value && (value.language === 'en' || value.language === 'ko');
  }
  if (!('exercise' in value) || typeof value.exercise !== 'string') return false;
  if (value.type === 'kept') return 'attempt' in value && typeof value.attempt === 'string';
  return (
    value.type === 'verdict' &&
    'status' in value &&
    statuses.includes(value.status) &&
    'codes' in value &&
    Array.isArray(value.codes) &&
    'attempt' in value &&
    (value.attempt === null || typeof value.attempt === 'string')
  );
}

const now = (): string => new Date().toISOString();
