// Code in the site's own colours: the highlighter writes variables, and tokens.css gives them light
// and dark values, so a page holds each piece of code once.
import { createCssVariablesTheme } from 'shiki/core';
import { codeThemeName } from './code-theme-name.ts';

export const codeTheme = createCssVariablesTheme({
  name: codeThemeName,
  variablePrefix: '--code-',
  fontStyle: false,
});
