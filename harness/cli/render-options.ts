import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RenderOptions } from '../reporting/render-verdict.ts';
import { paintFor } from '../reporting/paint.ts';
import type { Shell } from './shell.ts';

/** 80 columns where the output is no terminal; never so wide that lines are hard to read. */
export function renderOptions(shell: Shell): RenderOptions {
  return {
    language: shell.language,
    paint: paintFor(process.stdout),
    width: Math.min(100, Math.max(40, process.stdout.columns || 80)),
    hasPage: (lesson) =>
      lesson !== '' && existsSync(join(shell.root, 'docs', 'lessons', `${lesson}.md`)),
  };
}
