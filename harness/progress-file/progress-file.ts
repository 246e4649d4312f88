// The file in which somebody's progress travels: from a browser or a terminal to a trainer, or to the
// person's next machine. It is read in one place, here; what comes out of it can be relied on.
import * as v from 'valibot';
import type { Text } from '../grading/text.ts';

export const progressFileName = 'milk-run-progress.json';

/** Bytes; what is larger is not read. A browser's storage holds 5 MB. */
export const mostBytes = 16_000_000;
/** Characters of a person's name. */
export const mostOfName = 80;

const format = 'milk-run-progress';
const version = 1;

const slug = v.pipe(v.string(), v.maxLength(100), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/));
/** Brought to UTC, so that times can be compared as text. */
const time = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.transform((text) => new Date(text).toISOString()),
);
const source = v.pipe(v.string(), v.maxLength(1_000_000));
const standing = v.picklist(['practised', 'graded']);

const attempt = v.object({
  /** When it was last run or put away. */
  at: time,
  source,
  /** Of its best verdict; `null` when it has none. */
  status: v.nullable(v.picklist(['pass', 'fail', 'error', 'todo'])),
  /** Of that verdict's findings, in order. */
  codes: v.pipe(
    v.array(v.pipe(v.string(), v.regex(/^[A-Z][A-Z-]{1,30}$/))),
    v.maxLength(100),
    v.readonly(),
  ),
  /** What the first finding was about: hints are chosen by it. */
  subject: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(2_000))), null),
  /** Which kind of broker gave the verdict; `null` when there is none. */
  standing: v.nullable(standing),
});

const filedExercise = v.object({
  exercise: slug,
  /** Once it has passed. */
  passed: v.nullable(standing),
  /** As it stands; `null`: not begun. */
  source: v.nullable(source),
  /** Newest first, each text once. */
  attempts: v.pipe(v.array(attempt), v.maxLength(10_000)),
});

const schema = v.object({
  format: v.literal(format),
  version: v.literal(version),
  /** As they typed it; empty when they did not. */
  person: v.optional(v.pipe(v.string(), v.maxLength(400), v.transform(personName)), ''),
  /** When the file was written. */
  made: time,
  from: v.picklist(['page', 'terminal']),
  /** Lessons read to the end. */
  read: v.pipe(v.array(slug), v.maxLength(1_000)),
  /** By `<lesson>/<prediction>`: which choice. */
  predicted: v.record(
    v.pipe(v.string(), v.maxLength(200)),
    v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
  ),
  exercises: v.pipe(v.array(filedExercise), v.maxLength(1_000)),
});

export type ProgressFile = v.InferOutput<typeof schema>;
/** What of it is not the same in every file. */
export type Progress = Omit<ProgressFile, 'format' | 'version'>;
export type FiledExercise = ProgressFile['exercises'][number];
export type FiledAttempt = FiledExercise['attempts'][number];
export type PassedAs = v.InferOutput<typeof standing>;

export type ReadProgress = { file: ProgressFile } | { refused: Text };

/** @param text of the file, of `mostBytes` at most */
export function readProgressFile(text: string): ReadProgress {
  let value: unknown;
  try {
    // Some editors begin a file with a mark of its byte order.
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    if (text.trim() === '') return { refused: empty };
    return { refused: text.includes(`"${format}"`) ? cutOff : notOurs };
  }
  if (typeof value !== 'object' || value === null) return { refused: notOurs };
  if (!('format' in value) || value.format !== format) return { refused: notOurs };
  if ('version' in value && typeof value.version === 'number' && value.version > version) {
    return { refused: newer };
  }
  const read = v.safeParse(schema, value);
  return read.success ? { file: read.output } : { refused: damaged(read.issues[0]) };
}

export function writeProgressFile(progress: Progress): string {
  const { person, ...rest } = progress;
  const file: ProgressFile = { format, version, person: personName(person), ...rest };
  return `${JSON.stringify(file, undefined, 1)}\n`;
}

/** As names are compared and shown: without stray spaces, and not endless. */
export function personName(typed: string): string {
  const tidy = typed
    .normalize('NFC')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
  return Array.from(tidy).slice(0, mostOfName).join('').trim();
}

/** @param bytes of the file */
export function tooLarge(bytes: number): Text | undefined {
  if (bytes <= mostBytes) return undefined;
  const [is, most] = [bytes, mostBytes].map((one) => (one / 1_000_000).toFixed(0));
  return {
    en: `The file has ${is} MB, and a progress file has ${most} MB at most. Is it another file?`,
    ko: `파일이 ${is} MB예요. 진도 파일은 커도 ${most} MB예요. 다른 파일이 아닌지 확인해 주세요.`,
  };
}

const notOurs: Text = {
  en: `This is no progress file of Milk Run. Choose the ${progressFileName} that the page “Your progress” or the command npm run progress wrote.`,
  ko: `Milk Run의 진도 파일이 아니에요. ‘내 진도’ 페이지나 npm run progress 명령이 만든 ${progressFileName} 파일을 고르세요.`,
};
const empty: Text = {
  en: 'The file is empty. Export it once more.',
  ko: '파일이 비어 있어요. 다시 내보내 주세요.',
};
const cutOff: Text = {
  en: 'The file was cut off, or changed by hand so that it is no JSON any more. Export it once more.',
  ko: '파일이 중간에 잘렸거나, 손으로 고치다 JSON이 아니게 되었어요. 다시 내보내 주세요.',
};
const newer: Text = {
  en: 'A newer workbook wrote this file. Bring this one up to date, then try again.',
  ko: '더 새로운 워크북이 만든 파일이에요. 이 워크북을 업데이트한 뒤 다시 해 보세요.',
};

function damaged(issue: v.BaseIssue<unknown>): Text {
  const path = v.getDotPath(issue) ?? format;
  const found = issue.received.slice(0, 40);
  const wanted = issue.expected === null ? '' : ` (${issue.expected.slice(0, 80)})`;
  return {
    en: `The file is damaged at ${path}: it says ${found}, which cannot stand there${wanted}. Export it once more.`,
    ko: `파일의 ${path} 부분이 망가졌어요. ${found} 값은 거기에 올 수 없어요${wanted}. 다시 내보내 주세요.`,
  };
}
