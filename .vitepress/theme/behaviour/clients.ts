// Client by client: whether it did each thing before it committed the record that caused it, and how much it
// handed over. There an answer that commits too early stands apart from one that does not.
import type { HistoryEvent } from '../../../harness/grading/history.ts';
import type { Text } from '../../content/languages.ts';
import { actionsOf, type Action } from './causes.ts';
import { wasDisturbed } from './given.ts';
import { groupNames } from './group-names.ts';
import { factRow, withDifference, type Row, type Section } from './rows.ts';
import { behaviourWords } from './words.ts';

/** @param both names of the processes that both runs came to start */
export function clientSections(
  mine: readonly HistoryEvent[],
  reference: readonly HistoryEvent[],
  both: ReadonlySet<string>,
): Section[] {
  // After a crash more is handed over again, and rightly so.
  const counts = !wasDisturbed(mine) && !wasDisturbed(reference);
  return [...both].flatMap((client): Section[] => {
    const rows = [
      ...groupRow(groupsOf(mine, client), groupsOf(reference, client)),
      ...actionRows(actionsOf(mine, client), actionsOf(reference, client)),
      ...(counts ? countRows(handedOver(mine, client), handedOver(reference, client)) : []),
    ];
    return rows.length === 0 ? [] : [{ kind: 'clients', title: client, rows, leftOut: 0 }];
  });
}

function actionRows(mine: readonly Action[], reference: readonly Action[]): Row[] {
  const [own, wanted] = [mine, reference].map(
    (actions) => new Map(actions.map((one) => [`${one.kind} ${one.what}`, one])),
  );
  return [...new Set([...(wanted?.keys() ?? []), ...(own?.keys() ?? [])])].flatMap((id) => {
    const [got, want] = [own?.get(id), wanted?.get(id)];
    const action = want ?? got;
    if (action === undefined) return [];
    const name = behaviourWords[action.kind](action.what);
    return [factRow(name, whenOf(got), whenOf(want), 'commits')];
  });
}

function whenOf(action: Action | undefined): Text {
  if (action === undefined) return behaviourWords.never;
  // What does not cross the wire is heard of by another way, so single ones may seem late.
  const isLate = action.kind === 'writes' ? action.after > 0 : action.after > action.before;
  return isLate ? behaviourWords.afterCommit : behaviourWords.beforeCommit;
}

interface Handed {
  /** By the function that it was given. */
  counts: Map<string, number>;
  /** Records that it was brought, each once. */
  brought: number;
}

/** Which partitions a member has differs between equal runs, so what counts is whether it handed over all of its own. */
function countRows(mine: Handed, reference: Handed): Row[] {
  return [...new Set([...reference.counts.keys(), ...mine.counts.keys()])].map((sink) => {
    const [own, wanted] = [mine, reference].map(({ counts, brought }) => {
      const count = counts.get(sink) ?? 0;
      return {
        says: behaviourWords.of(count, brought),
        sign: count === 0 ? 'none' : Math.sign(count - brought),
      };
    });
    const differs = own?.sign !== wanted?.sign;
    const row = factRow(behaviourWords.handedOver(sink), own?.says ?? null, wanted?.says ?? null);
    return withDifference(row, differs);
  });
}

function handedOver(history: readonly HistoryEvent[], client: string): Handed {
  const counts = new Map<string, number>();
  const brought = new Set<string>();
  for (const event of history) {
    if (event.process !== client) continue;
    if (event.type === 'report') counts.set(event.sink, (counts.get(event.sink) ?? 0) + 1);
    if (event.type !== 'fetch') continue;
    for (const { offset } of event.records) {
      brought.add(`${event.topic}/${event.partition}@${offset ?? ''}`);
    }
  }
  return { counts, brought: brought.size };
}

function groupRow(mine: readonly string[], reference: readonly string[]): Row[] {
  if (mine.length === 0 && reference.length === 0) return [];
  const listed = (names: readonly string[]): string | Text =>
    names.join(', ') || behaviourWords.noGroup;
  return [factRow(behaviourWords.readsIn, listed(mine), listed(reference), 'group')];
}

/** By name; of those that every start names anew, none. */
function groupsOf(history: readonly HistoryEvent[], client: string): string[] {
  const nameOf = groupNames(history);
  const joined = history.flatMap((event) =>
    event.type === 'join' && event.process === client && event.error === null ? [event.group] : [],
  );
  return [...new Set(joined)].filter((name) => !nameOf(name).isAnew).sort();
}
