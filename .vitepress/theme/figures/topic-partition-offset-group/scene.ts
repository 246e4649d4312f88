// *Topic, partition, offset, group*, moved by the practice broker and scripted clients. Loaded at the first
// interaction.
import { type Happening, since } from '../../../../harness/figure-world/happening.ts';
import { partitionOf } from '../../../../harness/figure-world/murmur2.ts';
import { createWorld } from '../../../../harness/figure-world/world.ts';
import type { Line, Scene } from '../frame/scene.ts';
import { lineOf } from './lines.ts';
import { capacity, type Farm, type GroupName, partitions, type TopicPicture } from './picture.ts';
import { pictureAfter } from './picture-after.ts';
import { beginStory } from './story.ts';
import { said } from './words.ts';

export type TopicMove =
  | { do: 'write'; farm: Farm }
  | { do: 'add-member' }
  | { do: 'leave' | 'crash'; member: string }
  | { do: 'place'; group: GroupName; partition: number; offset: number };

export function createScene(seed: number): Scene<TopicPicture, TopicMove> {
  const world = createWorld({ seed });
  const story = beginStory(world);
  let picture: TopicPicture = {
    keys: Array.from({ length: partitions }, () => []),
    groups: [newGroup('roll-call'), newGroup('lab')],
    flights: [],
  };
  for (const happening of story.past) picture = pictureAfter(picture, happening);
  picture = { ...picture, flights: [] };
  const began = world.now;
  let hasAnswered = false;

  function hear(happenings: readonly Happening[]): Line[] {
    return happenings.flatMap((told) => {
      const before = picture;
      const happening = since(began, told);
      picture = pictureAfter(picture, happening);
      story.heard(happening);
      const line = lineOf(happening, picture, before);
      return line === undefined ? [] : [{ ...line, ...answer() }];
    });
  }

  /** Two members of lab have their shares. */
  function answer(): { answersGuess?: true } {
    const lab = picture.groups.find(({ name }) => name === 'lab');
    const owners = lab?.places.map(({ owner }) => owner) ?? [];
    const isShared = owners.every((owner) => owner !== undefined) && new Set(owners).size > 1;
    if (hasAnswered || !isShared) return {};
    hasAnswered = true;
    return { answersGuess: true };
  }

  const line = (says: Line['says'], sign: Line['sign']): Line => ({
    ...{ at: world.now - began, says, sign },
  });

  /** The line, and what else came of it at once. */
  const andAtOnce = (first: Line): Line[] => [first, ...hear(world.advance(world.now))];

  return {
    get now() {
      return world.now - began;
    },
    picture: () => picture,
    advance(until) {
      for (;;) {
        const happenings = world.advance(until + began);
        const lines = hear(happenings);
        if (lines.length > 0 || happenings.length === 0) return lines;
      }
    },
    isAtRest() {
      if (picture.flights.length > 0 || !story.isSettled()) return false;
      return picture.groups.every(({ members, places }) => {
        if (members.some(({ state }) => state !== 'running')) return false;
        // A group that everybody has left reads nothing on.
        if (members.length === 0) return true;
        return places.every(
          ({ next, owner }, partition) =>
            owner !== undefined && next === picture.keys[partition]?.length,
        );
      });
    },
    move(move) {
      switch (move.do) {
        case 'write': {
          const partition = partitionOf(move.farm, partitions);
          if (isFull(partition)) return [line(said.full(partition), 'stream')];
          story.write(move.farm);
          return [];
        }
        case 'add-member': {
          const name = story.addMember();
          return name === undefined ? [] : andAtOnce(line(said.comes(name), 'consumer'));
        }
        case 'leave':
          story.leave(move.member);
          return [];
        case 'crash':
          return story.crash(move.member)
            ? andAtOnce(line(said.crashesSoon(move.member), 'crash'))
            : hear(world.advance(world.now));
        case 'place':
          story.place(move.group, move.partition, move.offset);
          return [];
      }
    },
  };

  function isFull(partition: number): boolean {
    return (story.written[partition] ?? 0) >= capacity;
  }
}

function newGroup(name: GroupName): TopicPicture['groups'][number] {
  const places = Array.from({ length: partitions }, () => ({
    ...{ next: 0, owner: undefined, handled: {} },
  }));
  return { name, generation: 0, members: [], places };
}
