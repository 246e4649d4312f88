// Which protocol a group follows: one that everybody supports, and most prefer.
import type { Group, Member, Protocol } from './group.ts';

/** Whether somebody with these protocols can be in the group. */
export function isConsistent(
  group: Group,
  protocolType: string,
  protocols: readonly Protocol[],
): boolean {
  if (group.members.size === 0) return protocolType !== '' && protocols.length > 0;
  if (protocolType !== group.protocolType) return false;
  return protocols.some(({ name }) => group.supporters.get(name) === group.members.size);
}

/** Counts a member in (+1) or out (−1). Naming a protocol twice counts once. */
export function countProtocols({ supporters }: Group, member: Member, by: 1 | -1): void {
  for (const name of new Set(member.protocols.map((protocol) => protocol.name))) {
    const count = (supporters.get(name) ?? 0) + by;
    if (count > 0) supporters.set(name, count);
    else supporters.delete(name);
  }
}

/** The protocol with the most votes; of several, the one that was voted for first. `null`: nobody is there. */
export function selectProtocol(group: Group): string | null {
  const votes = new Map<string, number>();
  for (const { protocols } of group.members.values()) {
    const vote = protocols.find(({ name }) => group.supporters.get(name) === group.members.size);
    if (vote !== undefined) votes.set(vote.name, (votes.get(vote.name) ?? 0) + 1);
  }
  let selected: string | null = null;
  for (const [name, count] of votes) {
    if (selected === null || count > (votes.get(selected) ?? 0)) selected = name;
  }
  return selected;
}

/** What a member tells about itself under a protocol. */
export function metadataFor(member: Member, protocolName: string | null): Uint8Array {
  const protocol = member.protocols.find(({ name }) => name === protocolName);
  return protocol?.metadata ?? new Uint8Array();
}

/** Whether these are the same protocols in the same order, metadata included. */
export function isSame(a: readonly Protocol[], b: readonly Protocol[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ name, metadata }, i) => {
      const other = b[i];
      return (
        other?.name === name &&
        other.metadata.length === metadata.length &&
        metadata.every((byte, at) => byte === other.metadata[at])
      );
    })
  );
}
