// Compares what a case saw on one broker with what it saw on the real one, field by field.
import type { Json, Transcript } from './transcript.ts';

export interface Difference {
  case: string;
  /** Step and field, such as `3 Fetch v4 topics[0].errorCode`. */
  path: string;
  real: Json | undefined;
  practice: Json | undefined;
}

/** All fields that differ; a step that is missing on one side differs as a whole. */
export function compare(name: string, real: Transcript, practice: Transcript): Difference[] {
  const found: Difference[] = [];
  for (let i = 0; i < Math.max(real.length, practice.length); i++) {
    const [a, b] = [real[i], practice[i]];
    const label = [i + 1, a?.ask ?? b?.ask, a?.note ?? b?.note].filter((one) => one !== undefined);
    const path = `${label.join(' ')} `;
    if (
      a === undefined ||
      b === undefined ||
      a.ask !== b.ask ||
      a.note !== b.note ||
      a.on !== b.on
    ) {
      found.push({ case: name, path, real: asJson(a), practice: asJson(b) });
      // From here on the two tell different stories: more of it says nothing new.
      return found;
    }
    for (const one of differing(path, a.answer, b.answer)) found.push({ case: name, ...one });
  }
  return found;
}

function asJson(step: Transcript[number] | undefined): Json | undefined {
  return step === undefined ? undefined : { ...step };
}

type Differing = Omit<Difference, 'case'>;

function differing(path: string, real: Json | undefined, practice: Json | undefined): Differing[] {
  if (isList(real) && isList(practice)) {
    return Array.from({ length: Math.max(real.length, practice.length) }, (_, i) =>
      differing(`${path}[${i}]`, real[i], practice[i]),
    ).flat();
  }
  if (isFields(real) && isFields(practice)) {
    const keys = new Set([...Object.keys(real), ...Object.keys(practice)]);
    return [...keys].flatMap((key) => differing(joined(path, key), real[key], practice[key]));
  }
  return JSON.stringify(real) === JSON.stringify(practice) ? [] : [{ path, real, practice }];
}

function joined(path: string, key: string): string {
  return path.endsWith(' ') ? `${path}${key}` : `${path}.${key}`;
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function isFields(value: Json | undefined): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One line for people. */
export function describeDifference({ path, real, practice }: Difference): string {
  return `${path}: real ${JSON.stringify(real)}, practice ${JSON.stringify(practice)}`;
}
