// Consumer groups: who is a member, who owns what, what was committed.

export type Groups = ReturnType<typeof createGroups>;

export function createGroups() {
  return {
    /** A topic is gone, and with it what groups had committed on it. */
    forgetTopic(_topic: string): void {},
  };
}
