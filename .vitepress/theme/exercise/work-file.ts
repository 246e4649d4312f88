// The file in which one exercise's code and attempts leave a browser and come back. What a learner brings may
// be any file, so it is read once, here.
import { attemptOf } from './attempt.ts';
import type { ExerciseWork, KeptAttempt } from './workbench.ts';

const format = 'milk-run-exercise/1';

/** The most that is taken, in characters. */
export const longest = 4_000_000;

export function writeWorkFile(exercise: string, work: ExerciseWork): string {
  return `${JSON.stringify({ format, exercise, ...work }, null, 1)}\n`;
}

export type Brought =
  | { is: 'code'; source: string }
  | { is: 'work'; work: ExerciseWork }
  | { is: 'refused'; why: 'long' | 'other' | 'unreadable' };

/** @param name of the file */
export function readBrought(exercise: string, name: string, text: string): Brought {
  if (text.length > longest) return { is: 'refused', why: 'long' };
  if (!name.endsWith('.json')) {
    // A picture or an archive, read as text, has these.
    return text.includes('\u0000') || text.includes('\uFFFD')
      ? { is: 'refused', why: 'unreadable' }
      : { is: 'code', source: text.replaceAll('\r\n', '\n') };
  }
  const value = parsed(text);
  if (value?.['format'] !== format) return { is: 'refused', why: 'unreadable' };
  if (value['exercise'] !== exercise) return { is: 'refused', why: 'other' };
  const work = exerciseWorkOf(value);
  return work === undefined ? { is: 'refused', why: 'unreadable' } : { is: 'work', work };
}

/** `undefined`: it is none. */
export function exerciseWorkOf(value: unknown): ExerciseWork | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { code, attempts } = value as Record<string, unknown>;
  if ((typeof code !== 'string' && code !== null) || !Array.isArray(attempts)) return undefined;
  const read = attempts.map(attemptOf);
  return read.every((one): one is KeptAttempt => one !== undefined)
    ? { code, attempts: read }
    : undefined;
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
