// The log of the figure: what happened, as a line, where it is worth one.
import type { Happening } from '../../../../harness/figure-world/happening.ts';
import type { Line } from '../frame/scene.ts';
import { groupOf, recordName, type TopicPicture } from './picture.ts';
import { said } from './words.ts';

type Told = Omit<Line, 'at'>;

/** @param picture as it is after the happening @param before as it was */
export function lineOf(
  happening: Happening,
  picture: TopicPicture,
  before: TopicPicture,
): Line | undefined {
  const told = toldOf(happening, picture, before);
  return told && { ...told, at: happening.at };
}

function toldOf(
  happening: Happening,
  picture: TopicPicture,
  before: TopicPicture,
): Told | undefined {
  switch (happening.type) {
    case 'written': {
      const { partition, offset, key } = happening.record;
      const name = recordName(partition, offset, key ?? '');
      return { sign: 'event', says: said.writes(name, key ?? '', partition) };
    }
    case 'handled': {
      const { who, record } = happening;
      const { partition, offset, key } = record;
      const name = recordName(partition, offset, key ?? '');
      const group = picture.groups.find((one) => one.name === groupOf(who));
      const isAgain = (group?.places[partition]?.handled[offset] ?? 0) > 1;
      return isAgain
        ? { sign: 'consumer', isBad: true, says: said.handlesAgain(who, name) }
        : { sign: 'consumer', says: said.handles(who, name) };
    }
    case 'broker':
      return ofBroker(happening.change, before);
    case 'assigned': {
      const { who, generation, places } = happening;
      const has = places.map(({ partition }) => partition);
      return { sign: 'group', says: said.assigned(who, generation, has) };
    }
    case 'sought': {
      const { who, from, to } = happening;
      const group = groupOf(who) ?? who;
      return { sign: 'group', says: said.moved(group, to.partition, from.offset, to.offset) };
    }
    case 'crashed':
      return {
        sign: 'crash',
        isBad: true,
        says: said.crashes(happening.who, undecided(happening.who, before)),
      };
    case 'ended':
      if (groupOf(happening.who) === undefined) return undefined;
      return { sign: 'consumer', says: said.leaves(happening.who) };
    case 'mark':
      return happening.mark === 'restarts'
        ? { sign: 'consumer', says: said.restarts(happening.who) }
        : undefined;
    default:
      return undefined;
  }
}

function ofBroker(
  change: Extract<Happening, { type: 'broker' }>['change'],
  before: TopicPicture,
): Told | undefined {
  if (change.type === 'commit') {
    const { group, partition, offset } = change;
    return { sign: 'group', says: said.commits(group, partition, Number(offset)) };
  }
  if (change.type !== 'group' || change.state !== 'PreparingRebalance') return undefined;
  const group = before.groups.find(({ name }) => name === change.group);
  const hadOwners = group?.places.some(({ owner }) => owner !== undefined) ?? false;
  return hadOwners ? { sign: 'group', says: said.gathers(change.group) } : undefined;
}

/** What a member has handled and not committed. */
function undecided(member: string, { groups, keys }: TopicPicture): string | undefined {
  const group = groups.find(({ name }) => name === groupOf(member));
  const found = group?.places
    .map((place, partition) => ({ ...place, partition }))
    .find(({ owner, next, handled }) => owner === member && (handled[next] ?? 0) > 0);
  if (found === undefined) return undefined;
  return recordName(found.partition, found.next, keys[found.partition]?.[found.next] ?? '');
}
