// Topic by topic, what was written: the same records, under the same keys, in the same order for each key. Which
// partition a key is in and at which offset is the broker's affair and may differ between equal runs.
import { diffArrays } from 'diff';
import type { HistoryEvent } from '../../../harness/grading/history.ts';
import { givenIn, type Given } from './given.ts';
import { answersBoth, inputsOf } from './known-inputs.ts';
import { passingFields } from './passing.ts';
import { pairGiven, type Pair } from './pair-given.ts';
import type { Piece, Row, Section } from './rows.ts';
import { shortenBeside } from './shorten.ts';
import { behaviourWords } from './words.ts';

export function recordSections(
  mine: readonly HistoryEvent[],
  reference: readonly HistoryEvent[],
  again: readonly HistoryEvent[],
): Section[] {
  const passing = passingFields(reference, again);
  const joins = joiningTopics(reference);
  const inputs = [inputsOf(mine), inputsOf(reference)] as const;
  const all = [givenIn(mine, passing), givenIn(reference, passing)] as const;
  const places = new Set([...all[1], ...all[0]].map(({ place }) => place));
  return [...places].map((place): Section => {
    const here = all.map((given) => given.filter((one) => one.place === place));
    const compared = here.map((given) => given.filter((one) => answersBoth(one, ...inputs)));
    const [own = [], wanted = []] = compared;
    const leftOut = here.flat().length - compared.flat().length;
    const rows = [
      ...pairGiven(own, wanted).map(rowOf),
      ...(joins.has(place) ? [] : orderRows(own, wanted)),
      ...spreadRows(own, wanted),
    ];
    const isTopic = here.flat().some(({ partition }) => partition !== null);
    return { kind: isTopic ? 'records' : 'calls', title: place, rows, leftOut };
  });
}

function rowOf({ mine, reference }: Pair): Row {
  const name = nameOf(reference ?? mine);
  return {
    name,
    mine: mine && piecesOf(mine, reference),
    reference: reference && piecesOf(reference, mine),
    differs: mine?.same.all !== reference?.same.all,
  };
}

function piecesOf(one: Given, other: Given | null): Piece[] {
  const headers = one.headers.map(([name, value]) => `${name}: ${value}`).join('\n');
  const otherHeaders = other?.headers.map(([name, value]) => `${name}: ${value}`).join('\n');
  const pieces: Piece[] = [
    {
      label: 'key',
      text: one.key ?? behaviourWords.noKey,
      differs: other !== null && one.key !== other.key,
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
      differs: other !== null && one.same.headers !== other.same.headers,
    },
  ];
}

/** Topics whose writer reads several others: it may meet their records in either order. */
function joiningTopics(history: readonly HistoryEvent[]): Set<string> {
  const reads = new Map<string, Set<string>>();
  const writes = new Map<string, Set<string>>();
  for (const event of history) {
    if (event.type !== 'fetch' && event.type !== 'produce') continue;
    const topics = event.type === 'fetch' ? reads : writes;
    topics.set(event.process, (topics.get(event.process) ?? new Set()).add(event.topic));
  }
  const joining = [...writes].filter(([process, written]) => {
    const others = [...(reads.get(process) ?? [])].filter((topic) => !written.has(topic));
    return others.length > 1;
  });
  return new Set(joining.flatMap(([, written]) => [...written]));
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
      { name: behaviourWords.order(key), mine: side(got), reference: side(wanted), differs: true },
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
    },
  ];
}

function byKey(given: readonly Given[]): Map<string, Given[]> {
  return Map.groupBy(
    given.filter(({ key, partition }) => key !== null && partition !== null),
    ({ key }) => key ?? '',
  );
}
