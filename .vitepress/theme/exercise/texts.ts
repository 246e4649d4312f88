// What lies beside an exercise in the workbook, loaded when it is wanted: the code that it ships with, hints,
// the reference and the other right answers.
import type { Language } from '../../content/languages.ts';
import { withoutRegions } from '../../content/shipped-code.ts';

type Texts = Record<string, () => Promise<string>>;
// Each call is read by the build, which wants its options as they stand.
const stubs: Texts = import.meta.glob<string>('../../../solutions/*/*/stub.ts', {
  query: '?raw',
  import: 'default',
});
const hints: Texts = import.meta.glob<string>('../../../exercises/*/*/hints*.md', {
  query: '?raw',
  import: 'default',
});
const references: Texts = import.meta.glob<string>('../../../solutions/*/*/solution.ts', {
  query: '?raw',
  import: 'default',
});
const alternatives: Texts = import.meta.glob<string>('../../../solutions/*/*/alternatives/*.ts', {
  query: '?raw',
  import: 'default',
});

/** The stub; a worked example ships complete. @param path `<lesson>/<exercise>` */
export async function shippedCode(path: string): Promise<string> {
  const at = `../../../solutions/${path}`;
  const load = stubs[`${at}/stub.ts`] ?? references[`${at}/solution.ts`];
  if (load === undefined) throw new Error(`Nothing is shipped for ${path}`);
  return withoutRegions(await load());
}

/** Empty for a worked example, which has none. */
export async function hintsText(path: string, language: Language): Promise<string> {
  const file = language === 'ko' ? 'hints.ko.md' : 'hints.md';
  return (await hints[`../../../exercises/${path}/${file}`]?.()) ?? '';
}

export interface RightAnswer {
  /** The file's name, without its ending: it says what it does otherwise. `solution`: the reference. */
  name: string;
  load(): Promise<string>;
}

/** The reference, then the others. */
export function rightAnswers(path: string): RightAnswer[] {
  const reference = references[`../../../solutions/${path}/solution.ts`];
  if (reference === undefined) return [];
  const others = Object.entries(alternatives)
    .filter(([file]) => file.startsWith(`../../../solutions/${path}/`))
    .map(([file, load]) => ({ name: /([^/]+)\.ts$/.exec(file)?.[1] ?? file, load }));
  return [{ name: 'solution', load: reference }, ...others];
}
