import { describe, expect, it } from 'vitest';
import type { Line, Scene } from '../frame/scene.ts';
import { firstPicture, usualSeed } from './first-picture.ts';
import type { GroupName, GroupPicture, TopicPicture } from './picture.ts';
import { createScene, type TopicMove } from './scene.ts';

type Topic = Scene<TopicPicture, TopicMove>;

describe('topic, partition, offset, group', () => {
  it('begins with the picture that is in the page', () => {
    expect(createScene(usualSeed).picture()).toEqual(firstPicture);
  });

  it('tells the same for the same seed, and another story for another', () => {
    const [one, same, other] = [1, 1, 2].map((seed) => toRest(createScene(seed)));
    expect(one).toEqual(same);
    expect(one).not.toEqual(other);
  });

  it('puts equal keys into one partition, at its end', () => {
    const scene = rested();
    const { length } = keysOf(scene, 1);
    scene.move({ do: 'write', farm: 'farm-3' });
    scene.move({ do: 'write', farm: 'farm-3' });
    toRest(scene);
    expect(keysOf(scene, 1).slice(length)).toEqual(['farm-3', 'farm-3']);
  });

  it('lets a second member have some of the partitions, and says so once', () => {
    const scene = createScene(usualSeed);
    const lines = toRest(scene);
    expect(sharesOf(scene, 'lab')).toEqual({ 'lab-1': [0, 2], 'lab-2': [1] });
    expect(sharesOf(scene, 'roll-call')).toEqual({ 'roll-call-1': [0, 1, 2] });
    expect(lines.filter(({ answersGuess }) => answersGuess === true)).toHaveLength(1);
  });

  it('gives three members one partition each', () => {
    const scene = rested();
    scene.move({ do: 'add-member' });
    toRest(scene);
    expect(sharesOf(scene, 'lab')).toEqual({ 'lab-1': [0], 'lab-2': [1], 'lab-3': [2] });
    expect(scene.move({ do: 'add-member' })).toEqual([]);
  });

  it('lets each group handle every record once, whatever the other does', () => {
    const scene = rested();
    for (const group of ['roll-call', 'lab'] as const) {
      expect(timesOf(scene, group).every((times) => times === 1)).toBe(true);
      expect(timesOf(scene, group)).toHaveLength(scene.picture().keys.flat().length);
    }
  });

  it('commits the offset after the one that was handled', () => {
    const scene = rested();
    const next = keysOf(scene, 2).length;
    scene.move({ do: 'write', farm: 'farm-5' });
    const says = toRest(scene).map((line) => line.says.en);
    expect(says).toContain(`roll-call-1 handles membership.farms/2@${next} (farm-5).`);
    expect(says).toContain(
      `roll-call commits ${next + 1} in partition 2: the next offset it wants.`,
    );
  });

  it('lets a record be handled twice if its member crashes between handling and commit', () => {
    const scene = rested();
    scene.move({ do: 'crash', member: 'lab-1' });
    const says = toRest(scene).map((line) => line.says.en);
    expect(says.some((line) => /^lab-1 crashes: .* handled, and not committed/.test(line))).toBe(
      true,
    );
    expect(says.some((line) => line.endsWith('once more.'))).toBe(true);
    expect(timesOf(scene, 'lab').filter((times) => times === 2)).toHaveLength(1);
    expect(timesOf(scene, 'roll-call').every((times) => times === 1)).toBe(true);
    expect(sharesOf(scene, 'lab')).toEqual({ 'lab-1': [0, 2], 'lab-2': [1] });
  });

  it('moves one group’s place and leaves the other’s', () => {
    const scene = rested();
    const before = groupOf(scene, 'roll-call');
    scene.move({ do: 'place', group: 'lab', partition: 1, offset: 0 });
    toRest(scene);
    expect(groupOf(scene, 'lab').places[1]?.handled).toMatchObject({ 0: 2, 1: 2 });
    expect(groupOf(scene, 'roll-call')).toEqual(before);
  });

  it('lets the place of a group be moved while nobody is in it, and goes on there', () => {
    const scene = rested();
    for (const member of ['lab-1', 'lab-2']) scene.move({ do: 'leave', member });
    toRest(scene);
    scene.move({ do: 'place', group: 'lab', partition: 1, offset: 1 });
    toRest(scene);
    expect(groupOf(scene, 'lab').places[1]).toMatchObject({ next: 1, owner: undefined });
    scene.move({ do: 'add-member' });
    toRest(scene);
    expect(groupOf(scene, 'lab').places[1]?.handled).toMatchObject({ 0: 1, 1: 2 });
  });

  it('says that a partition is full, and which', () => {
    const scene = rested();
    const lines = Array.from({ length: 9 }, () =>
      scene.move({ do: 'write', farm: 'farm-1' }),
    ).flat();
    expect(lines[0]?.says.en).toContain('partition 1');
    toRest(scene);
    expect(keysOf(scene, 1)).toHaveLength(8);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'comes to rest with moves in the middle of it (seed %i)',
    (seed) => {
      const scene = createScene(seed);
      const moves: TopicMove[] = [
        { do: 'crash', member: 'roll-call-1' },
        { do: 'add-member' },
        { do: 'place', group: 'lab', partition: 0, offset: 0 },
        { do: 'crash', member: 'lab-1' },
        { do: 'write', farm: 'farm-2' },
        { do: 'leave', member: 'lab-2' },
        { do: 'place', group: 'roll-call', partition: 2, offset: 1 },
        { do: 'add-member' },
        { do: 'write', farm: 'farm-6' },
      ];
      for (const move of moves) {
        scene.advance(scene.now + seed * 131);
        scene.move(move);
      }
      toRest(scene);
      expect(scene.isAtRest()).toBe(true);
      for (const group of ['roll-call', 'lab'] as const) {
        expect(timesOf(scene, group)).toHaveLength(scene.picture().keys.flat().length);
      }
    },
  );
});

function rested(): Topic {
  const scene = createScene(usualSeed);
  toRest(scene);
  return scene;
}

function toRest(scene: Topic): Line[] {
  const lines: Line[] = [];
  const until = scene.now + 120_000;
  while (!scene.isAtRest() && scene.now < until) lines.push(...scene.advance(scene.now + 200));
  if (!scene.isAtRest()) throw new Error(`never at rest: ${JSON.stringify(scene.picture())}`);
  return lines;
}

function keysOf(scene: Topic, partition: number): readonly string[] {
  return scene.picture().keys[partition] ?? [];
}

function groupOf(scene: Topic, name: GroupName): GroupPicture {
  const group = scene.picture().groups.find((one) => one.name === name);
  if (group === undefined) throw new Error(`no group ${name}`);
  return group;
}

function sharesOf(scene: Topic, name: GroupName): Record<string, number[]> {
  const shares: Record<string, number[]> = {};
  for (const [partition, { owner = 'nobody' }] of groupOf(scene, name).places.entries()) {
    (shares[owner] ??= []).push(partition);
  }
  return shares;
}

/** How often each record was handled that was handled at all. */
function timesOf(scene: Topic, name: GroupName): number[] {
  return groupOf(scene, name).places.flatMap(({ handled }) => Object.values(handled));
}
