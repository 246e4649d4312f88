// Group by group and partition by partition, how far was committed of what the group's members were brought.
// Offsets depend on what a run was given; how far a commit is from there does not.
import type { HistoryEvent, HistoryEventOf } from '../../../harness/grading/history.ts';
import type { Text } from '../../content/languages.ts';
import { groupNames } from './group-names.ts';
import { factRow, withDifference, type Row, type Section } from './rows.ts';
import { behaviourWords } from './words.ts';

interface Group {
  /** As it was first called. */
  name: string;
  /** Equal for groups that are one, in any run. */
  id: string;
  /** Nobody finds it again: what it commits is for nothing. */
  isAnew: boolean;
  members: Set<string>;
  topics: Set<string>;
  /** Where it began without a commit. */
  begins: Set<string>;
  /** By `topic/partition`: the offset behind the last record that a member was brought. */
  brought: Map<string, number>;
  /** Where the next Fetch would begin: behind what transactions left in the log, too. */
  next: Map<string, number>;
  committed: Map<string, number>;
}

/**
 * @param again a second run of the reference: a commit that was under way when one of the two ended is no difference
 * @param both names of the processes that both runs came to start
 */
export function groupSections(
  mine: readonly HistoryEvent[],
  reference: readonly HistoryEvent[],
  again: readonly HistoryEvent[],
  both: ReadonlySet<string>,
): Section[] {
  const pairs = pairGroups([...groupsIn(mine).values()], [...groupsIn(reference).values()]);
  const repeated = groupsIn(again);
  return pairs.flatMap(([got, want]): Section[] => {
    const members = [...(got?.members ?? []), ...(want?.members ?? [])];
    if (!members.some((member) => both.has(member))) return [];
    const title = titleOf(want ?? got);
    const isDecided = (place: string): boolean =>
      want === undefined ||
      reached(place, want)?.distance === reached(place, repeated.get(want.id))?.distance;
    return [{ kind: 'groups', title, rows: rowsOf(got, want, both, isDecided), leftOut: 0 }];
  });
}

/** Of one that is named anew at each start, what stays. */
function titleOf(group: Group | undefined): string {
  return group?.id.replace('\0', '…') ?? '';
}

type GroupPair = [mine: Group | undefined, reference: Group | undefined];

/** By name; a group of another name that is the same members' for the same topics is the same group renamed. */
function pairGroups(mine: readonly Group[], reference: readonly Group[]): GroupPair[] {
  const left = new Set(mine);
  const find = (is: (one: Group) => boolean): Group | undefined => {
    const found = [...left].find(is);
    if (found !== undefined) left.delete(found);
    return found;
  };
  const byName = reference.map(({ id }) => find((one) => one.id === id));
  const pairs = reference.map((want, index): GroupPair => [
    byName[index] ?? find((one) => useOf(one) === useOf(want)),
    want,
  ]);
  return [...pairs, ...[...left].map((got): GroupPair => [got, undefined])];
}

function useOf({ members, topics }: Group): string {
  return JSON.stringify([[...members].sort(), [...topics].sort()]);
}

function rowsOf(
  mine: Group | undefined,
  reference: Group | undefined,
  both: ReadonlySet<string>,
  isDecided: (place: string) => boolean,
): Row[] {
  const members = (group: Group | undefined): string | null =>
    group === undefined
      ? null
      : [...group.members]
          .filter((one) => both.has(one))
          .sort()
          .join(', ');
  const begins = (group: Group | undefined): string | null =>
    group === undefined || group.begins.size === 0 ? null : [...group.begins].sort().join(', ');
  const sides = [mine, reference].filter((group) => group !== undefined);
  // A group that one run has not: how far it got is no further difference.
  if (sides.length < 2)
    return [factRow(behaviourWords.members, members(mine), members(reference), 'group')];
  const isPassing = sides.some(({ isAnew }) => isAnew);
  const named = (group: Group | undefined): string | Text | null =>
    group === undefined ? null : group.isAnew ? behaviourWords.namedAnew : group.name;
  const places = new Set(
    isPassing
      ? []
      : sides.flatMap(({ brought, committed }) => [...brought.keys(), ...committed.keys()]),
  );
  return [
    factRow(behaviourWords.groupName, named(mine), named(reference), 'group'),
    factRow(behaviourWords.members, members(mine), members(reference), 'group'),
    ...(sides.every((group) => begins(group) === null)
      ? []
      : [factRow(behaviourWords.begins, begins(mine), begins(reference), 'begins')]),
    ...[...places]
      .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
      .map((place) => commitRow(place, mine, reference, isDecided(place))),
  ];
}

function commitRow(
  place: string,
  mine: Group | undefined,
  reference: Group | undefined,
  isDecided: boolean,
): Row {
  const [got, want] = [reached(place, mine), reached(place, reference)];
  const row = factRow(place, got?.says ?? null, want?.says ?? null, 'commits');
  return withDifference(row, isDecided && got?.distance !== want?.distance);
}

/** @returns `distance` of the commit from what was brought, which is what is compared */
function reached(
  place: string,
  group: Group | undefined,
): { says: Text; distance: number | string } | undefined {
  if (group === undefined) return undefined;
  const [brought, committed] = [group.brought.get(place), group.committed.get(place)];
  if (committed === undefined) {
    return brought === undefined
      ? { says: behaviourWords.nothingBrought, distance: 'nothing brought' }
      : { says: behaviourWords.notCommitted(brought), distance: 'nothing committed' };
  }
  const next = Math.max(brought ?? 0, group.next.get(place) ?? 0);
  const distance = distanceFrom(committed, brought ?? committed, next);
  return { says: behaviourWords.committed(committed, distance), distance };
}

function newGroup(name: string, id: string, isAnew: boolean): Group {
  return {
    ...{ name, id, isAnew },
    members: new Set(),
    topics: new Set(),
    begins: new Set(),
    brought: new Map(),
    next: new Map(),
    committed: new Map(),
  };
}

/** 0 anywhere from behind the last record to where the next Fetch begins. */
function distanceFrom(committed: number, brought: number, next: number): number {
  return committed < brought
    ? committed - brought
    : Math.max(0, committed - Math.max(brought, next));
}

function groupsIn(history: readonly HistoryEvent[]): Map<string, Group> {
  const groups = new Map<string, Group>();
  const nameOf = groupNames(history);
  const named = (name: string): Group => {
    const { id, isAnew } = nameOf(name);
    const group = groups.get(id) ?? newGroup(name, id, isAnew);
    groups.set(id, group);
    return group;
  };
  const asked = new Map<string, HistoryEventOf<'start-offset'>[]>();
  /** The group that each process reads for; one that reads for several is told by what it was assigned. */
  const readsFor = new Map<string, Map<string, Group>>();
  for (const event of history) {
    if (event.type === 'join' && event.error === null)
      named(event.group).members.add(event.process);
    if (event.type === 'assigned') {
      const mine = readsFor.get(event.process) ?? new Map<string, Group>();
      for (const { topic } of event.partitions) {
        mine.set(topic, named(event.group));
        named(event.group).topics.add(topic);
      }
      readsFor.set(event.process, mine);
    }
    if (event.type === 'start-offset' && event.asked !== 'commit') {
      // Not every offset that is asked for is where somebody begins.
      const place = `${event.process} ${event.topic}/${event.partition}`;
      asked.set(place, [...(asked.get(place) ?? []), event]);
    }
    if (event.type === 'fetch' && event.error === null) {
      const group = readsFor.get(event.process)?.get(event.topic);
      const place = `${event.topic}/${event.partition}`;
      const began = asked
        .get(`${event.process} ${place}`)
        ?.find(({ offset }) => offset === event.from);
      asked.delete(`${event.process} ${place}`);
      if (began !== undefined) group?.begins.add(began.asked);
      const last = event.records.at(-1)?.offset;
      if (group !== undefined && typeof last === 'number') {
        raise(group.brought, place, last + 1);
        raise(group.next, place, event.next);
      }
    }
    if (event.type === 'commit' && event.error === null) {
      named(event.group).committed.set(`${event.topic}/${event.partition}`, event.offset);
    }
  }
  return groups;
}

function raise(map: Map<string, number>, name: string, to: number): void {
  map.set(name, Math.max(to, map.get(name) ?? 0));
}
