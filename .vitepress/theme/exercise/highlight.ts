// The highlighter that the site's pages went through, for code that is only known here: loaded when wanted, with
// one grammar, and an engine that needs neither `eval` nor WebAssembly.
import { codeThemeName } from '../../content/code-theme-name.ts';

export type CodeLine = readonly { text: string; color: string | undefined }[];

/** Each line of the code; `undefined` where the highlighter could not be loaded: then it is read without colours. */
export async function highlighted(code: string): Promise<CodeLine[] | undefined> {
  try {
    const { highlighter } = await import('./shiki.ts');
    const { tokens } = (await highlighter).codeToTokens(code, {
      lang: 'typescript',
      theme: codeThemeName,
    });
    return tokens.map((line) => line.map(({ content, color }) => ({ text: content, color })));
  } catch {
    return undefined;
  }
}
