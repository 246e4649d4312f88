// What is wrong with a map as a drawing, before anything runs.
import type { Mapped } from '../../context-map/mapped.ts';
import type { Finding } from '../../finding.ts';
import { finding } from '../../make-finding.ts';
import { nothingInCommon, tooMany, tooManyTeams } from './bounded.ts';
import { linkedNowhere } from './links.ts';
import { namedOnce, ownedOnce } from './owned.ts';
import type { Told } from './told.ts';
import { otherTerms, twoMeanings } from './words.ts';

/** In this order: what comes after one may follow from it. */
const wrongs = [
  ...[ownedOnce, namedOnce, tooManyTeams, twoMeanings, nothingInCommon, tooMany, otherTerms],
  linkedNowhere,
];

/** The first thing that is wrong with the drawing. */
export function drawnWrongly({ map }: Pick<Mapped, 'map'>): Finding[] {
  if (map === undefined) return [finding(misshapen)];
  for (const wrong of wrongs) {
    const told = wrong(map);
    if (told !== undefined) return [finding(told)];
  }
  return [];
}

const misshapen: Told = {
  code: 'SHAPE',
  subject: 'map',
  says: {
    en: '`map` is not of the form that its type promises: contexts with `name`, `owns` and `terms`, links with `from`, `to`, `topic` and a `pattern`.',
    ko: '`map` 값이 타입이 약속하는 모양이 아니에요. 콘텍스트에는 `name`, `owns`, `terms`, 링크에는 `from`, `to`, `topic`, `pattern` 값이 있어야 해요.',
  },
  asks: { en: 'Which of its parts is something else?', ko: '어느 부분이 다른가요?' },
  explainedAt: 'before-dawn#shape',
};
