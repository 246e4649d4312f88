// The picture as a fold over what happened in its world.
import type { Happening } from '../../../../harness/figure-world/happening.ts';
import { flightsAfter } from '../frame/flights.ts';
import { type GroupPicture, groupOf, type GroupPlace, type TopicPicture } from './picture.ts';

/** Draws one happening more. */
export function pictureAfter(picture: TopicPicture, happening: Happening): TopicPicture {
  const flights = flightsAfter(picture.flights, happening);
  const now = flights === picture.flights ? picture : { ...picture, flights };
  switch (happening.type) {
    case 'written': {
      const { partition, offset, key } = happening.record;
      const keys = now.keys.map((column) => [...column]);
      const column = keys[partition];
      if (column !== undefined) column[offset] = key ?? '';
      return { ...now, keys };
    }
    case 'broker': {
      const { change } = happening;
      if (change.type === 'commit') {
        return withPlace(now, change.group, change.partition, () => ({
          next: Number(change.offset),
        }));
      }
      if (change.type !== 'group') return now;
      // While a group shares out anew, nobody has a partition.
      const isShared = change.state === 'Stable';
      return withGroup(now, change.group, (group) => ({
        generation: change.generation,
        places: isShared
          ? group.places
          : group.places.map((place) => ({ ...place, owner: undefined })),
      }));
    }
    case 'assigned': {
      const has = new Set(happening.places.map(({ partition }) => partition));
      return withGroup(now, happening.group, ({ members, places }) => ({
        members: members.map((one) =>
          one.name === happening.who ? { ...one, state: 'running' } : one,
        ),
        places: places.map((place, partition) => ({
          ...place,
          owner: has.has(partition) ? happening.who : place.owner,
        })),
      }));
    }
    case 'handled': {
      const { partition, offset } = happening.record;
      return withPlace(now, groupOf(happening.who), partition, ({ handled }) => ({
        handled: { ...handled, [offset]: (handled[offset] ?? 0) + 1 },
      }));
    }
    case 'sought':
      return withPlace(now, groupOf(happening.who), happening.to.partition, () => ({
        next: happening.to.offset,
      }));
    case 'crashed':
      return withMember(now, happening.who, 'crashed');
    case 'started':
      return withMember(now, happening.who, 'joining');
    case 'ended':
      return withGroup(now, groupOf(happening.who), ({ members }) => ({
        members: members.filter(({ name }) => name !== happening.who),
      }));
    default:
      return now;
  }
}

function withMember(
  picture: TopicPicture,
  name: string,
  state: GroupPicture['members'][number]['state'],
): TopicPicture {
  return withGroup(picture, groupOf(name), ({ members }) => {
    const others = members.filter((one) => one.name !== name);
    const all = [...others, { name, state }];
    return { members: all.sort((a, b) => a.name.localeCompare(b.name, 'en')) };
  });
}

function withGroup(
  picture: TopicPicture,
  name: string | undefined,
  change: (group: GroupPicture) => Partial<GroupPicture>,
): TopicPicture {
  const groups = picture.groups.map((group) =>
    group.name === name ? { ...group, ...change(group) } : group,
  );
  return { ...picture, groups };
}

function withPlace(
  picture: TopicPicture,
  group: string | undefined,
  partition: number,
  change: (place: GroupPlace) => Partial<GroupPlace>,
): TopicPicture {
  return withGroup(picture, group, ({ places }) => ({
    places: places.map((place, index) =>
      index === partition ? { ...place, ...change(place) } : place,
    ),
  }));
}
