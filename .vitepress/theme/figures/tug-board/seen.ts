// What both drawings show of a board, in the reader's language.
import type { Language } from '../../../content/languages.ts';
import { fill } from '../../fill.ts';
import {
  bears,
  busyOf,
  feelOf,
  firstBoard,
  pullsOf,
  stakeholders,
  tensionsOf,
  type Board,
  type Feel,
  type Stakeholder,
} from './board.ts';
import { percent } from './lines.ts';
import type { TugPicture } from './scene.ts';
import { feels, names, pullText, tugWords, units } from './words.ts';

export interface Row {
  who: Stakeholder;
  name: string;
  number: string;
  unit: string;
  tension: number;
  feel: Feel;
  feelText: string;
  /** From the beginning to now. */
  history: readonly number[];
}

export interface Seen {
  board: Board;
  busy: number;
  storeText: string;
  tensions: Readonly<Record<Stakeholder, number>>;
  rows: readonly Row[];
  /** All of it in words. */
  felt: string;
}

export function seenOf({ boards }: TugPicture, language: Language): Seen {
  const board = boards.at(-1) ?? firstBoard;
  const say = tugWords[language];
  const busy = busyOf(board);
  const tensions = tensionsOf(board);
  const pulls = pullsOf(board);
  const storeText = fill(say.store, { busy: percent(busy) });
  const rows = stakeholders.map((who): Row => {
    const feel = feelOf(tensions[who]);
    return {
      ...{ who, feel, tension: tensions[who], name: names[who][language] },
      number: numberText(who, pulls[who]),
      unit: `${units[who][language]} · ${fill(say.most, { bears: bears[who] })}`,
      feelText: feels[feel][language],
      history: boards.map((one) => tensionsOf(one)[who]),
    };
  });
  const felt = rows
    .map(
      ({ who, name, feelText }) => `${name}: ${pullText(who, pulls[who])[language]}, ${feelText}`,
    )
    .join('. ');
  return { board, busy, storeText, tensions, rows, felt: `${storeText}. ${felt}.` };
}

function numberText(who: Stakeholder, pull: number): string {
  if (pull === Infinity) return '∞';
  return who === 'owner' ? pull.toFixed(1) : String(Math.round(pull));
}
