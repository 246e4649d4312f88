// The glossary's data, in the order of the course. Pages, search and links are made from it.
import { changes } from './changes.ts';
import { flows } from './flows.ts';
import { names } from './names.ts';
import { organisations } from './organisations.ts';
import { services } from './services.ts';
import { streams } from './streams.ts';
import type { Term } from './term.ts';
import { time } from './time.ts';

export const terms: readonly Term[] = [
  ...streams,
  ...names,
  ...services,
  ...organisations,
  ...changes,
  ...time,
  ...flows,
];
