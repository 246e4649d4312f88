// What must run before a page is drawn, as scripts in its head.
import { counterpart } from '../content/languages.ts';
import { journalKey } from '../theme/progress/journal.ts';
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

/** @param page of the English page, below docs */
export function languageScript(base: string, page: string): string {
  const there =
    base +
    counterpart(page)
      .replace(/(^|\/)index\.md$/, '$1')
      .replace(/\.md$/, '.html');
  const isHome = page === 'index.md';
  return [
    `(()=>{const wantsKorean=${wantsKorean.toString()};let chosen=null;`,
    `try{chosen=localStorage.getItem('${languageKey}')}catch{}`,
    `if(wantsKorean(chosen,navigator.languages,${isHome}))`,
    `location.replace(${JSON.stringify(there)}+location.search+location.hash)})()`,
  ].join('');
}
