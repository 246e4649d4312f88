// Groups that a client names anew at each start, so that nobody finds them again: by a random id, by the time, or
// by anything else that is another at each start. One name stands for all of them.
import type { HistoryEvent } from '../../../harness/grading/history.ts';
import { comparable } from './comparable.ts';

export interface GroupName {
  /** Equal for groups that are one. */
  id: string;
  /** No later start of the client joins it again. */
  isAnew: boolean;
}

/** A time or a long number; a word of at least six with digits and letters; an id of chance. */
const madeUp = /\d{6,}|(?<![a-z])(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{6,}(?![a-z\d])/i;

export function groupNames(history: readonly HistoryEvent[]): (name: string) => GroupName {
  const starts = new Map<string, number>();
  /** By name: the starts, such as `quality 2`, at which it was joined. */
  const joinedAt = new Map<string, Set<string>>();
  for (const event of history) {
    if (event.type === 'process' && event.change === 'started')
      starts.set(event.process, (starts.get(event.process) ?? 0) + 1);
    if (event.type === 'join' && event.error === null) {
      const start = `${event.process} ${starts.get(event.process) ?? 0}`;
      joinedAt.set(event.group, (joinedAt.get(event.group) ?? new Set()).add(start));
    }
  }
  const once = [...joinedAt].filter(([, at]) => at.size === 1).map(([name]) => name);
  // Names of several starts that are equal but for their digits and what follows the last mark.
  const families = Map.groupBy(once, stem);
  return (name) => {
    const family = families.get(stem(name)) ?? [];
    const startsOf = new Set(family.flatMap((one) => [...(joinedAt.get(one) ?? [])]));
    const isFamily = family.includes(name) && family.length > 1 && startsOf.size > 1;
    const isAnew =
      comparable(name) !== name ||
      ((joinedAt.get(name)?.size ?? 0) === 1 && (isFamily || madeUp.test(name)));
    return { id: isAnew ? `${stem(name)}\0` : name, isAnew };
  };
}

function stem(name: string): string {
  const masked = comparable(name);
  if (masked !== name) return masked.replace(/\0.*$/s, '');
  return name.replace(/[^-_.:]*\d[^-_.:]*$/, '');
}
