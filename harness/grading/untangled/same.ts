// Events compared by what they say.
import { jsonIn } from '../record-json.ts';
import { sameData } from '../rules/same-data.ts';

/** Whether a text is JSON with just these fields, in whatever order. */
export function same(text: string | null, wanted: object): boolean {
  return sameData(jsonIn(text), wanted);
}
