// What must run before a page is drawn, as scripts in its head.
import { journalKey } from '../theme/progress/journal.ts';
import { anywhere } from './base.ts';
import { earlyAnswers, earlyAnswersId } from './early-answers.ts';
import { wantsKorean } from './first-language.ts';

/** Where the chosen language is kept. */
export const languageKey = 'milk-run:language';

/** Tells the styles that scripts run: explanations then wait for an answer, unless one was given earlier. */
export const earlyScript = [
  "document.documentElement.classList.add('js');",
  `(()=>{const earlyAnswers=${earlyAnswers.toString()};let kept=null;`,
  `try{kept=localStorage.getItem('${journalKey}')}catch{}`,
  `const style=document.createElement('style');style.id='${earlyAnswersId}';`,
  'style.textContent=earlyAnswers(kept);document.head.append(style)})()',
].join('');

/**
 * Gives way to the Korean page, which lies at the same place below ko/. The same script in every page that has
 * one, so that a security policy can name it.
 */
export function languageScript(base: string): string {
  const root =
    base === anywhere ? 'window.__VP_SITE_ROOT__' : `location.origin+${JSON.stringify(base)}`;
  return [
    `(()=>{const wantsKorean=${wantsKorean.toString()};let chosen=null;`,
    `try{chosen=localStorage.getItem('${languageKey}')}catch{}`,
    `const root=${root},page=location.href.slice(root.length);`,
    'const isHome=/^(index\\.html)?([?#]|$)/.test(page);',
    "if(wantsKorean(chosen,navigator.languages,isHome))location.replace(root+'ko/'+page)})()",
  ].join('');
}
