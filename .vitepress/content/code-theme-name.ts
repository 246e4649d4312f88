/** By which a highlighter knows the site's theme. Alone, since the theme brings the highlighter's core along. */
export const codeThemeName = 'milk-run';
