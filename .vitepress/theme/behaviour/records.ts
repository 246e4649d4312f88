// Topic by topic, what was written: the same records, under the same keys, in the same order for each key. Which
// partition a key is in and at which offset is the broker's affair and may differ between equal runs.
import { diffArrays } from 'diff';
import type { HistoryEvent } from '../../../harness/grading/history.ts';
import { comparable } from './comparable.ts';
import { givenIn, type Given, type Passing } from './given.ts';
import { answersBoth, inputsOf } from './known-inputs.ts';
import { madeOtherwise, nameAt, type NamePlace } from './names-made-otherwise.ts';
import { differingFields, passingFields } from './passing.ts';
import { pairGiven, type Pair } from './pair-given.ts';
import type { Difference, Piece, Row, Section } from './rows.ts';
import { runningTotals } from './running-totals.ts';
import { shortenBeside } from './shorten.ts';
import { behaviourWords } from './words.ts';

export function recordSections(
  mine: readonly HistoryEvent[],
  reference: readonly HistoryEvent[],
  again: readonly HistoryEvent[],
): Section[] {
  const passing = merged(
    passingFields(reference, again),
    runningTotals(givenIn(mine), givenIn(reference)),
  );
  const joins = joiningTopics([mine, reference, again]);
  const inputs = [inputsOf(mine), inputsOf(reference)] as const;
  const all = [givenIn(mine, passing), givenIn(reference, passing)] as const;
  const places = new Set([...all[1], ...all[0]].map(({ place }) => place));
  return [...places].map((place): Section => {
    const here = all.map((given) => given.filter((one) => one.place === place));
    const compared = here.map((given) => given.filter((one) => answersBoth(one, ...inputs)));
    const [own = [], wanted = []] = compared;
    const leftOut = here.flat().length - compared.flat().length;
    const pairs = pairGiven(own, wanted);
    const free = madeOtherwise(pairs, (name) => inputs[1].has(name));
    const once = givenIn(reference, passing).filter((one) => one.place === place);
    const twice = givenIn(again, passing).filter((one) => one.place === place);
    // Where the reference itself writes in another order the next time, no answer decides the order.
    const isOrdered = !joins.has(place) && orderRows(twice, once).length === 0;
    const rows = [
      ...pairs.map((pair) => rowOf(pair, own, free)),
      ...(isOrdered ? orderRows(own, wanted) : []),
      ...spreadRows(own, wanted),
    ];
    const isTopic = here.flat().some(({ partition }) => partition !== null);
    return {
      ...{ kind: isTopic ? 'records' : 'calls', title: place, rows, leftOut },
      otherNames: [...free].map((name) => name.replace('header ', '')),
    };
  });
}

function merged(...all: readonly Passing[]): Passing {
  const places = new Set(all.flatMap((one) => [...one.keys()]));
  return new Map(
    [...places].map((place) => [place, new Set(all.flatMap((one) => [...(one.get(place) ?? [])]))]),
  );
}

function rowOf(
  { mine, reference }: Pair,
  own: readonly Given[],
  free: ReadonlySet<NamePlace>,
): Row {
  const name = nameOf(reference ?? mine);
  const pieces = {
    mine: mine && piecesOf(mine, reference, free),
    reference: reference && piecesOf(reference, mine, free),
  };
  const isOne = mine !== null && reference !== null;
  return {
    name,
    ...pieces,
    differs: !isOne || (pieces.mine ?? []).some(({ differs }) => differs),
    what: isOne ? whatDiffers(mine, reference, pieces.mine ?? []) : aloneOf(mine, own),
  };
}

function aloneOf(mine: Given | null, own: readonly Given[]): Difference {
  if (mine === null) return { kind: 'missing' };
  const isTwice = own.filter(({ same }) => same.all === mine.same.all).length > 1;
  return { kind: isTwice ? 'twice' : 'extra' };
}

function whatDiffers(mine: Given, reference: Given, pieces: readonly Piece[]): Difference {
  const [piece] = pieces.filter(({ differs }) => differs);
  if (piece?.label === 'key') return { kind: 'key' };
  if (piece?.label === 'headers') {
    const names = new Set([...mine.headers, ...reference.headers].map(([name]) => name));
    return {
      kind: 'headers',
      names: [...names].filter(
        (name) => nameAt(mine, `header ${name}`) !== nameAt(reference, `header ${name}`),
      ),
    };
  }
  return { kind: 'value', names: differingFields(mine, reference) };
}

/** Without what may be named otherwise. */
function headersThatCount({ headers }: Given, free: ReadonlySet<NamePlace>): string {
  return headers
    .filter(([name]) => !free.has(`header ${name}`))
    .map(([name, text]) => `${name}: ${comparable(text)}`)
    .join('\n');
}

function piecesOf(one: Given, other: Given | null, free: ReadonlySet<NamePlace>): Piece[] {
  const headers = one.headers.map(([name, value]) => `${name}: ${value}`).join('\n');
  const otherHeaders = other?.headers.map(([name, value]) => `${name}: ${value}`).join('\n');
  const pieces: Piece[] = [
    {
      label: 'key',
      text: one.key ?? behaviourWords.noKey,
      differs: other !== null && !free.has('key') && comparable(one.key) !== comparable(other.key),
    },
    {
      label: 'value',
      text: one.value === null ? behaviourWords.noValue : shortenBeside(one.value, other?.value),
      differs: other !== null && one.same.value !== other.same.value,
    },
  ];
  if (one.partition === null) return pieces;
  return [
    ...pieces,
    {
      label: 'headers',
      text: headers === '' ? behaviourWords.noHeaders : shortenBeside(headers, otherHeaders),
      differs: other !== null && headersThatCount(one, free) !== headersThatCount(other, free),
    },
  ];
}

/** Topics whose writer reads several others, in any of the runs: it may meet their records in either order. */
function joiningTopics(runs: readonly (readonly HistoryEvent[])[]): Set<string> {
  const reads = new Map<string, Set<string>>();
  const writes = new Map<string, Set<string>>();
  for (const event of runs.flat()) {
    if (event.type !== 'fetch' && event.type !== 'produce') continue;
    const topics = event.type === 'fetch' ? reads : writes;
    topics.set(event.process, (topics.get(event.process) ?? new Set()).add(event.topic));
  }
  return new Set(
    [...writes].flatMap(([process, written]) =>
      [...written].filter((topic) => {
        const others = [...(reads.get(process) ?? [])].filter((one) => one !== topic);
        return others.length > 1;
      }),
    ),
  );
}

/** What people know a record by. */
function nameOf(one: Given | null): string {
  const id = one?.headers.find(([name]) => name === 'event-id')?.[1];
  return id ?? one?.key ?? shortenBeside(one?.value ?? '', undefined, 24);
}

/** A row for each key whose records are the same in another order. */
function orderRows(mine: readonly Given[], reference: readonly Given[]): Row[] {
  const own = byKey(mine);
  return [...byKey(reference)].flatMap(([key, wanted]) => {
    const got = own.get(key) ?? [];
    const [ids, wantedIds] = [got, wanted].map((all) => all.map(({ same }) => same.value));
    if (ids?.length !== wantedIds?.length || ids === undefined || wantedIds === undefined)
      return [];
    if (ids.toSorted().join('\n') !== wantedIds.toSorted().join('\n')) return [];
    const parts = diffArrays(ids, wantedIds);
    if (parts.every(({ added, removed }) => !added && !removed)) return [];
    const side = (all: readonly Given[]): Piece[] => [
      { text: all.map(nameOf).join(', '), differs: true },
    ];
    return [
      {
        ...{ name: behaviourWords.order(key), mine: side(got), reference: side(wanted) },
        ...{ differs: true, what: { kind: 'order' } },
      },
    ];
  });
}

/** Where a key's records are in several partitions, nothing keeps their order. */
function spreadRows(mine: readonly Given[], reference: readonly Given[]): Row[] {
  const own = byKey(mine);
  const most = (given: ReadonlyMap<string, readonly Given[]>): [string, number] =>
    [...given]
      .map(([key, all]): [string, number] => [key, new Set(all.map((one) => one.partition)).size])
      .reduce((most, one) => (one[1] > most[1] ? one : most), ['', 0]);
  const [key, spread] = most(own);
  const wanted = new Set(
    byKey(reference)
      .get(key)
      ?.map((one) => one.partition),
  ).size;
  if (spread < 2 || wanted === spread) return [];
  const side = (count: number): Piece[] => [
    { text: behaviourWords.inPartitions(count), differs: true },
  ];
  return [
    {
      ...{ name: behaviourWords.spread(key), mine: side(spread), differs: true },
      reference: wanted === 0 ? null : side(wanted),
      what: { kind: 'spread' },
    },
  ];
}

function byKey(given: readonly Given[]): Map<string, Given[]> {
  return Map.groupBy(
    given.filter(({ key, partition }) => key !== null && partition !== null),
    ({ key }) => key ?? '',
  );
}
