// What Collection publishes of its books: each pickup that was committed, nothing that was not, and nothing besides. One thing
// is wrong at a time, what lies deepest first.
import { inTurn } from '../rules/in-turn.ts';
import type { MonthEndFacts } from './facts.ts';
import { missing, twice } from './published-once.ts';
import { early, invented, phantom } from './published-phantom.ts';
import { keyed, shaped } from './published-shape.ts';

export const publishedPickups = inTurn<MonthEndFacts>(
  ...[phantom, early, shaped, invented, keyed, twice, missing],
);
