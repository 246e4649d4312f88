// What a page asked, from a frame's text: parsed once, and nothing that is not exactly one of the questions.
import { exercises, type Exercise } from '../catalog/catalog.ts';
import type { Asked } from './said.ts';

const bySlug: ReadonlyMap<string, Exercise> = new Map(exercises.map((one) => [one.slug, one]));

/** The exercise of that name, exactly: it is looked up in the catalog and never made a path of. */
export function exerciseOf(slug: string): Exercise | undefined {
  return bySlug.get(slug);
}

/** `undefined`: it is no question. */
export function readAsked(text: string): Asked | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value) || !isWhole(value['ask'])) return undefined;
  const shape = shapes[String(value['type'])];
  if (shape === undefined || !Object.hasOwn(shapes, String(value['type']))) return undefined;
  const isShaped = Object.entries(shape).every(([name, holds]) => holds(value[name]));
  // Each part was looked at.
  return isShaped ? (value as unknown as Asked) : undefined;
}

type Holds = (value: unknown) => boolean;

const isText: Holds = (value) => typeof value === 'string';
const isWhole: Holds = (value) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0xffffffff;
const isExercise: Holds = (value) => typeof value === 'string' && bySlug.has(value);
const isBase: Holds = (value) => value === null || isText(value);
const isLanguage: Holds = (value) => value === 'en' || value === 'ko';
const isSeed: Holds = (value) => value === undefined || isWhole(value);

const exercise = { exercise: isExercise };
const shapes: Readonly<Record<string, Readonly<Record<string, Holds>>>> = {
  language: { language: isLanguage },
  open: exercise,
  close: exercise,
  save: { ...exercise, source: isText, base: isBase },
  run: { ...exercise, source: isText, base: isBase, seed: isSeed },
  stop: exercise,
  keep: { ...exercise, source: isText },
  attempts: exercise,
  reset: exercise,
  'put-back': { ...exercise, attempt: isText },
  replace: { ...exercise, source: isText },
  reference: { ...exercise, source: isText, seed: isWhole },
  'open-in-editor': exercise,
  'look-again': {},
} satisfies Record<Asked['type'], Readonly<Record<string, Holds>>>;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
