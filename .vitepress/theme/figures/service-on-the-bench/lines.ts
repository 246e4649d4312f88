// The log of *Service on the bench*: what happened, as a line, where it is worth one.
import type { Happening, SceneRecord } from '../../../../harness/figure-world/happening.ts';
import type { Line } from '../frame/scene.ts';
import { noGrade, type BenchPicture } from './picture.ts';
import { said } from './said.ts';
import { inputs } from './settings.ts';
import { topics } from './events.ts';

type Told = Omit<Line, 'at'>;

/** @param before the picture as it was before the happening */
export function lineOf(happening: Happening, before: BenchPicture): Line | undefined {
  const told = toldOf(happening, before);
  return told && { ...told, at: happening.at };
}

function toldOf(happening: Happening, before: BenchPicture): Told | undefined {
  switch (happening.type) {
    case 'started':
      if (happening.who !== 'grade-service') return undefined;
      return { sign: 'service', says: before.starts === 0 ? said.starts() : said.startsAgain() };
    case 'begins': {
      const { place, why } = happening;
      if (!inputs.some((input) => topics[input] === place.topic)) return undefined;
      const says = why === 'committed' ? said.beginsAtCommit : said.beginsEarliest;
      return { sign: 'group', says: says(place.topic, place.offset) };
    }
    case 'received':
      return received(happening.record, before);
    case 'written':
      return written(happening, before);
    case 'crashed':
      if (happening.who !== 'grade-service') return undefined;
      return before.struck === 'lost'
        ? { sign: 'crash', isBad: true, says: said.givesUp() }
        : { sign: 'crash', isBad: true, says: said.killed(before) };
    case 'answer-lost':
      return { sign: 'lost', isBad: true, says: said.answerLost(happening.api) };
    case 'broker': {
      const { change } = happening;
      if (change.type !== 'commit') return undefined;
      return { sign: 'group', says: said.commits(Number(change.offset)) };
    }
    case 'mark':
      return marked(happening, before);
    default:
      return undefined;
  }
}

function received(
  { value, topic, offset }: SceneRecord,
  { committed, next, starts }: BenchPicture,
): Told {
  const input = inputs.find((one) => topics[one] === topic);
  // After a restart, what is at the place where it began may have been in hand before.
  const isAgain = starts > 1 && input !== undefined && next[input] === (committed[input] ?? 0);
  return { sign: 'event', says: said.receives(topic, offset, value, isAgain) };
}

function written(
  { record: { topic, key, offset, headers } }: Extract<Happening, { type: 'written' }>,
  { grades }: BenchPicture,
): Told | undefined {
  if (topic !== topics.grades || key === null) return undefined;
  const isAgain = grades.some(({ cause }) => cause === headers['causation-id']);
  return {
    sign: 'event',
    says: said.emits(key, offset, isAgain),
    ...(isAgain ? { isBad: true } : {}),
  };
}

function marked(
  { mark, detail }: Extract<Happening, { type: 'mark' }>,
  { events }: BenchPicture,
): Told | undefined {
  const lot = String(detail['lot'] ?? '');
  const grade = String(detail['grade'] ?? '');
  switch (mark) {
    case 'decided': {
      const event = events.find(({ id }) => id === detail['id']);
      if (event === undefined) return undefined;
      return { sign: 'service', says: said.decides(lot, event.grade, event.isPositive) };
    }
    case 'told':
      return { sign: 'team', says: said.tells(lot) };
    case 'told-again':
      return { sign: 'team', isBad: true, says: said.tellsAgain(lot) };
    case 'knew':
      return { sign: 'team', says: said.knew(lot) };
    case 'printed':
      return { sign: 'store', says: said.prints(lot) };
    case 'printed-again':
      return { sign: 'store', isBad: true, says: said.printsAgain(lot) };
    case 'answer-lost':
      return { sign: 'lost', isBad: true, says: said.answerLost('outside') };
    case 'view':
      return undefined;
    case 'nobody':
      return { sign: 'consumer', isBad: true, says: said.nobody(lot) };
    case 'hears':
      return {
        ...{ sign: 'consumer', says: said.hears(lot, grade || noGrade) },
        ...(grade === '' ? { isBad: true as const } : {}),
      };
    default:
      return undefined;
  }
}
