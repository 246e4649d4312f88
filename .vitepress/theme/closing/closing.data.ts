// The questions of the closing test, as its English page has them: which choice is right, and where it is taught.
import { createContentLoader } from 'vitepress';
import { questionsIn, type Question } from './questions.ts';

// VitePress replaces this export by what the loader below gives.
export declare const data: readonly Question[];

export default createContentLoader('closing-test.md', {
  includeSrc: true,
  transform: (pages): readonly Question[] => questionsIn(pages[0]?.src ?? ''),
});
