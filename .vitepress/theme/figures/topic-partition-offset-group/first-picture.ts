// What is in the page's HTML before anything is loaded; scene.test.ts holds it to what the scene begins with.
import type { GroupName, GroupPicture, TopicPicture } from './picture.ts';

export const usualSeed = 7;

const keys = [
  ['farm-2', 'farm-4'],
  ['farm-3', 'farm-3'],
  ['farm-5', 'farm-6'],
];

function group(name: GroupName, generation: number): GroupPicture {
  const member = `${name}-1`;
  return {
    ...{ name, generation, members: [{ name: member, state: 'running' }] },
    places: keys.map(() => ({ next: 2, owner: member, handled: { 0: 1, 1: 1 } })),
  };
}

export const firstPicture: TopicPicture = {
  keys,
  groups: [group('roll-call', 1), group('lab', 1)],
  flights: [],
};
