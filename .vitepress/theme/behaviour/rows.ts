// What the comparison of two runs is made of: rows with your side beside the reference's.
import type { Text } from '../../content/languages.ts';

/** A piece of a side; `differs` is what the other side has not. */
export interface Piece {
  label?: 'key' | 'value' | 'headers';
  text: string | Text;
  differs: boolean;
}

/** What a row that differs tells. */
export interface Difference {
  kind:
    | 'missing'
    | 'extra'
    | 'twice'
    | 'key'
    | 'order'
    | 'spread'
    | 'commits'
    | 'group'
    | 'begins'
    | 'client'
    | 'value'
    | 'headers';
  /** Fields or headers. */
  names?: string[];
}

export interface Row {
  /** What is compared in it: a key, a group, a client. */
  name: string | Text;
  mine: Piece[] | null;
  reference: Piece[] | null;
  differs: boolean;
  what?: Difference;
}

export interface Section {
  kind: 'records' | 'calls' | 'groups' | 'clients';
  /** A topic, whom a call is made to, a group, a client. */
  title: string;
  rows: Row[];
  /** So many that only one of the runs had a reason for, and that are not compared. */
  leftOut: number;
  /** Names, such as `event-id`, that your answer writes otherwise, and that tell the same things apart. */
  otherNames?: string[];
}

/** A row of one fact, equal where both say the same. */
export function factRow(
  name: string | Text,
  mine: string | Text | null,
  reference: string | Text | null,
  kind: Difference['kind'] = 'client',
): Row {
  const differs = plain(mine) !== plain(reference);
  const side = (text: string | Text | null): Piece[] | null =>
    text === null ? null : [{ text, differs }];
  return { name, mine: side(mine), reference: side(reference), differs, what: { kind } };
}

function plain(text: string | Text | null): string {
  return text === null ? '\0' : typeof text === 'string' ? text : text.en;
}

/** The same row where something else than its words is what is compared. */
export function withDifference(row: Row, differs: boolean): Row {
  const side = (pieces: Row['mine']): Row['mine'] =>
    pieces && pieces.map((piece) => ({ ...piece, differs }));
  return { ...row, mine: side(row.mine), reference: side(row.reference), differs };
}
