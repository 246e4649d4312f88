import type { Fields } from '../../contexts/attributes.ts';
import type { Context, ContextFacts, HandedEvent, Lot } from '../../contexts/handed.ts';
import type { Finding } from '../../finding.ts';
import type { HistoryEvent } from '../../history.ts';

export type ContextRule = (facts: ContextFacts, history: readonly HistoryEvent[]) => Finding[];

/** One context and what it has of one lot. */
export interface Case {
  facts: ContextFacts;
  history: readonly HistoryEvent[];
  context: Context;
  event: HandedEvent;
  lot: Lot;
  milk: Fields;
}

export type CaseRule = (one: Case) => Finding[];
