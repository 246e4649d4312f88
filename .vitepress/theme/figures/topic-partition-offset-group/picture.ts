// What *Topic, partition, offset, group* shows, as plain data.
import type { Flight } from '../frame/scene.ts';

export const topic = 'membership.farms';
export const partitions = 3;
/** So many offsets of each partition have room in the picture. */
export const capacity = 8;
export const farms = ['farm-1', 'farm-2', 'farm-3', 'farm-4', 'farm-5', 'farm-6'] as const;
/** Members that the group `lab` may have here. */
export const mostMembers = 3;

export type GroupName = 'roll-call' | 'lab';
export type Farm = (typeof farms)[number];

export interface MemberPicture {
  /** `lab-2`. */
  name: string;
  state: 'joining' | 'running' | 'crashed';
}

export interface GroupPlace {
  /** The next offset that the group wants of this partition, as committed. */
  next: number;
  /** The member that has the partition; `undefined`: nobody, at the moment. */
  owner: string | undefined;
  /** How often the group handled each offset. */
  handled: Record<number, number>;
}

export interface GroupPicture {
  name: GroupName;
  generation: number;
  members: readonly MemberPicture[];
  /** By partition. */
  places: readonly GroupPlace[];
}

export interface TopicPicture {
  /** Keys by partition and offset. */
  keys: readonly (readonly string[])[];
  groups: readonly GroupPicture[];
  flights: readonly Flight[];
}

/** How findings name a record. */
export function recordName(partition: number, offset: number, key: string): string {
  return `${topic}/${partition}@${offset} (${key})`;
}

/** The group that a member belongs to, by its name. */
export function groupOf(member: string): GroupName | undefined {
  if (/^roll-call-\d$/.test(member)) return 'roll-call';
  return /^lab-\d$/.test(member) ? 'lab' : undefined;
}
