// Holds verdicts to the published schema.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Verdict } from '../../grading/verdict.ts';

/** A function that says how a verdict breaks docs/reference/verdict.schema.json; `undefined`: not at all. */
export function verdictSchema(root: string): (verdict: Verdict) => string | undefined {
  const path = join(root, 'docs', 'reference', 'verdict.schema.json');
  const ajv = new Ajv2020({ allErrors: true, strict: true });
  ajv.addKeyword({ keyword: 'x-volatile', schemaType: 'boolean' });
  // The schema is a file of this repository; ajv itself checks that it is one.
  const validate = ajv.compile(JSON.parse(readFileSync(path, 'utf8')) as object);
  // What learners get has passed through JSON.
  return (verdict) =>
    validate(JSON.parse(JSON.stringify(verdict))) ? undefined : ajv.errorsText(validate.errors);
}
