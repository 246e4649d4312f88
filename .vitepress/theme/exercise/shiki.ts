import typescript from 'shiki/langs/typescript.mjs';
import { createHighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { codeTheme } from '../../content/code-theme.ts';

export const highlighter = createHighlighterCore({
  engine: createJavaScriptRegexEngine(),
  themes: [codeTheme],
  langs: [typescript],
});
