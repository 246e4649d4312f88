// What a cut through the language is worth. Three things are counted, and each says what it counts:
//
// - A *link* joins two sentences that use one word in one meaning.
// - A context has one definition of each word in it. A word that means several things there is *lit*.
// - A change of one meaning asks all who depend on a definition that carries it.
//
// A shared class takes one word out of the contexts: it has one definition then, for all of them.
import type { WordId } from './lexicon.ts';
import { senseOf } from './lexicon.ts';
import type { Sentence } from './sentences.ts';

/** Which sentences are where; those that are nowhere are in none. */
export type Cut = ReadonlyMap<string, readonly Sentence[]>;

export interface Lit {
  word: WordId;
  /** Ids, as `milk/litres`; two or more. */
  senses: string[];
}

export interface Measure {
  /** Pairs of sentences that share a context. */
  pairs: number;
  /** Those of them that are linked. */
  kept: number;
  /** Linked pairs that a border cuts, and pairs that a shared class ties together across one. */
  cut: number;
  /** Words with several meanings under one definition. */
  lit: Lit[];
}

export interface WholeMeasure extends Measure {
  contexts: ReadonlyMap<string, Measure>;
  /**
   * Change each meaning once: so many times a sentence is asked that means something else by the word.
   */
  ripple: number;
}

/** @returns of 100; `undefined` where no two sentences share a context */
export function cohesionOf({ kept, pairs }: Measure): number | undefined {
  return pairs === 0 ? undefined : Math.round((kept / pairs) * 100);
}

export function areLinked(one: Sentence, other: Sentence): boolean {
  return one.senses.some((sense) => other.senses.includes(sense));
}

/** The senses that two sentences share. */
export function sharedSenses(one: Sentence, other: Sentence): string[] {
  return one.senses.filter((sense) => other.senses.includes(sense));
}

/** @param shared the word of which all contexts share one class */
export function measure(cut: Cut, shared?: WordId): WholeMeasure {
  const all = [...cut].flatMap(([context, those]) => those.map((one) => ({ context, one })));
  const contexts = new Map(
    [...cut].map(([context, those]) => [context, { ...inside(those), cut: 0 }]),
  );
  let cutLinks = 0;
  for (const [a, b] of pairsOf(all)) {
    if (a.context === b.context || !areTied(a.one, b.one, shared)) continue;
    cutLinks += 1;
    for (const { context } of [a, b]) (contexts.get(context) as Measure).cut += 1;
  }
  const definitions = definitionsOf(cut, shared);
  const parts = [...contexts.values()];
  return {
    contexts,
    pairs: sum(parts.map(({ pairs }) => pairs)),
    kept: sum(parts.map(({ kept }) => kept)),
    cut: cutLinks,
    lit: litOf(definitions),
    ripple: sum(definitions.map(askedInVain)),
  };
}

/** Whether a change of one may ask the other. */
export function areTied(one: Sentence, other: Sentence, shared?: WordId): boolean {
  return areLinked(one, other) || (uses(one, shared) && uses(other, shared));
}

function inside(those: readonly Sentence[]): Omit<Measure, 'cut'> {
  const pairs = pairsOf(those);
  return {
    pairs: pairs.length,
    kept: pairs.filter(([one, other]) => areLinked(one, other)).length,
    lit: litOf(definitionsWithin(those)),
  };
}

/** A definition of a word: for each meaning that it carries, how many sentences mean it. */
interface Definition {
  word: WordId;
  meant: Map<string, number>;
}

function definitionsOf(cut: Cut, shared: WordId | undefined): Definition[] {
  const own = [...cut.values()].flatMap(definitionsWithin);
  const common = definitionsWithin([...cut.values()].flat()).filter(({ word }) => word === shared);
  return [...own.filter(({ word }) => word !== shared), ...common];
}

function definitionsWithin(those: readonly Sentence[]): Definition[] {
  const definitions = new Map<WordId, Definition>();
  for (const sense of those.flatMap(({ senses }) => senses)) {
    const { word } = senseOf(sense);
    const definition = definitions.get(word) ?? { word, meant: new Map<string, number>() };
    definition.meant.set(sense, (definition.meant.get(sense) ?? 0) + 1);
    definitions.set(word, definition);
  }
  return [...definitions.values()];
}

/** A word that is lit in several contexts is lit once, with all its meanings. */
function litOf(definitions: readonly Definition[]): Lit[] {
  const lit = new Map<WordId, Set<string>>();
  for (const { word, meant } of definitions) {
    if (meant.size < 2) continue;
    lit.set(word, new Set([...(lit.get(word) ?? []), ...meant.keys()]));
  }
  return [...lit].map(([word, senses]) => ({ word, senses: [...senses] }));
}

function askedInVain({ meant }: Definition): number {
  const all = sum([...meant.values()]);
  return sum([...meant.values()].map((mean) => all - mean));
}

function uses({ senses }: Sentence, word: WordId | undefined): boolean {
  return word !== undefined && senses.some((sense) => senseOf(sense).word === word);
}

export function pairsOf<T>(those: readonly T[]): [T, T][] {
  return those.flatMap((one, index) => those.slice(index + 1).map((other): [T, T] => [one, other]));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
