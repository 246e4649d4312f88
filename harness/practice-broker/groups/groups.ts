// The consumer groups there are. What happens to one touches no other, so its cost does not grow with them.
import type { Limits } from '../limits.ts';
import type { State } from '../state.ts';
import { createGroup, deadlines, type Group } from './group.ts';
import { createRoom } from './room.ts';

export type Groups = ReturnType<typeof createGroups>;

export function createGroups(limits: Pick<Limits, 'groups' | 'groupBytes'>) {
  const groups = new Map<string, Group>();
  const room = createRoom(limits.groupBytes);
  return {
    room,
    get: (groupId: string): Group | undefined => groups.get(groupId),
    /** The group, made anew if there is none; `undefined`: there are too many. */
    getOrCreate(groupId: string): Group | undefined {
      const group = groups.get(groupId);
      if (group !== undefined || groups.size >= limits.groups) return group;
      const created = createGroup(groupId, room);
      groups.set(groupId, created);
      return created;
    },
    all: (): Iterable<Group> => groups.values(),
    /** Forgets a group without members, and all that it committed. */
    delete(state: State, group: Group): void {
      for (const memberId of group.pendingMembers) {
        state.timers.clear(deadlines.session(group, memberId));
      }
      group.offsets.forgetAll();
      groups.delete(group.groupId);
      const { groupId, generation } = group;
      state.changed({ type: 'group', group: groupId, state: 'Dead', generation, members: [] });
    },
    /** A topic is gone, and with it what groups had committed on it. */
    forgetTopic(topic: string): void {
      for (const group of groups.values()) group.offsets.forget(topic);
    },
  };
}
