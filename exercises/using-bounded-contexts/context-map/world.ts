// What runs in each context's process, and what the answer's map says.
export { openPart, workPart } from '#harness/learner/supplied-part.ts';

export function declared({ map }: { map: unknown }): unknown {
  return map;
}
