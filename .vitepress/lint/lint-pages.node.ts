// `npm run verify` runs this: the lint of pages as a program.
import { fileURLToPath } from 'node:url';
import { lintPages } from './lint-pages.ts';

const problems = await lintPages(fileURLToPath(new URL('../..', import.meta.url)));
for (const problem of problems) console.log(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
