// Contexts that are handed one and the same thing through a learner's translators: what is known of
// them beforehand, and what an exercise's world.ts reports of them.
import { eventsOf, type HistoryEvent, type HistoryEventOf } from '../history.ts';
import type { Text } from '../text.ts';
import type { Fields } from './attributes.ts';

/** Why a context works no more. */
export interface Stopped {
  /**
   * `threw`: the translator did; `type`: what it gave is no object; `columns`: a row with other attributes than
   * the first; `number`: what it reckons with is none; `bottle`: it is about a lot that is not there.
   */
  because: 'threw' | 'type' | 'columns' | 'number' | 'bottle';
  /** What was thrown, the type, or the attributes. */
  of: readonly string[];
}

/** What happened when a context was handed its own of one pickup. */
export interface Handed {
  context: string;
  lotId: string;
  /** Where the pickup's record is. */
  partition: number;
  offset: number;
  /** The attributes it was given, by their paths, and what they said then; `null`: no object. */
  milk: Fields | null;
  /** The attributes that the context read. */
  used: readonly string[];
  /** Fields of the pickup that were others after the translator had been called. */
  changed: readonly string[];
  stopped: Stopped | null;
}

/** On what a translator depends. Fields have what they are of before them: `pickup.litres`. */
export interface Dependencies {
  /** Fields that it looks at, for whatever reason. */
  read: readonly string[];
  /** Without which fields an attribute of what it gives says something else. */
  dependsOn: Readonly<Record<string, readonly string[]>>;
  /** Without which fields it gives nothing at all. */
  failsWithout: readonly string[];
}

/** By the name of the context. */
export type Measured = Readonly<Record<string, Dependencies>>;

/** A pickup, and what the lab finds in its bottle, as far as anyone is to tell of it. */
export interface Lot {
  lotId: string;
  farmId: string;
  tankerId: string;
  litres: number;
  /** Percent of the weight. */
  fat: number;
  /** Percent of the weight. */
  protein: number;
}

export interface Context {
  /** As `contexts` and topics call it. */
  name: string;
  title: Text;
  translator: string;
  /** What its milk is called, in a sentence. */
  milk: Text;
  /** The topic that has what it keeps. */
  topic: string;
  /** The attribute by which it marks what it was given. */
  note: string;
  /** What its milk of a lot is to say. */
  wanted(lot: Lot): Readonly<Record<string, string | number | { nearest: number }>>;
  /** Attributes that the result gives; all others come from the pickup. */
  fromResult: readonly string[];
}

export interface ContextFacts {
  contexts: readonly Context[];
  /** All lots, in the order in which they were published. */
  lots: readonly Lot[];
  /** Collection's own words: the old name, and the new one. */
  renamed: Readonly<Record<string, string>>;
  /** The first lots of which were published under the old names. */
  beforeRename: number;
  /** What the answer says that each context needs. */
  declared: unknown;
  /** `null`: something was wrong before it came to that. */
  measured: Measured | null;
}

/** The sink by which the world reports. */
export const handedSink = 'handed';

export type HandedEvent = HistoryEventOf<'report'> & { value: Handed };

/** What a context was handed, in order. */
export function handedTo(history: readonly HistoryEvent[], context?: string): HandedEvent[] {
  return eventsOf(history, 'report').filter(
    (event): event is HandedEvent =>
      // The world's own words, which are of this type.
      event.sink === handedSink &&
      (context === undefined || (event.value as Handed).context === context),
  );
}

/** Whether the lot was published after the rename. */
export function isRenamed({ lots, beforeRename }: ContextFacts, lotId: string): boolean {
  return lots.findIndex((lot) => lot.lotId === lotId) >= beforeRename;
}
