// The process in which types are checked: with the lowest priority, so that a run of the learner's
// code never waits for it, and gone as soon as its parent is.
import { constants, setPriority } from 'node:os';
import type { CheckRequest, CheckResponse } from './problem.ts';

setPriority(constants.priority.PRIORITY_LOW);
process.once('disconnect', () => process.exit());

const [root = '', language] = process.argv.slice(2);
// Loaded with the low priority too: it is the larger part of the first check.
const { createTypeService } = await import('./service.ts');
const service = createTypeService(root, language === 'ko' ? 'ko' : 'en');

process.on('message', ({ id, path, text }: CheckRequest) => {
  const response: CheckResponse = { id, problems: service.check(path, text) };
  process.send?.(response);
});
