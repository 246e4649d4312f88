// The board: one store, whoever needs its data, and what a quarter does to them. The numbers are the model's own and
// stand on the page; what follows from them is computed.
import type { Need } from './needs.ts';
import { firstNeeds } from './needs.ts';
import { p99At } from './queue.ts';

export const quarters = 6;
export const weeksAQuarter = 13;

export const tactics = ['machine', 'replica', 'copy', 'api', 'rule', 'publish', 'nothing'] as const;
export type Tactic = (typeof tactics)[number];

export const stakeholders = ['dispatch', 'accounting', 'quality', 'product', 'owner'] as const;
export type Stakeholder = (typeof stakeholders)[number];

/** How somebody gets at the data. */
export const ways = ['tables', 'replica', 'copy', 'api', 'stream'] as const;
export type Way = (typeof ways)[number];

/** Weeks of the owner's team: once, and then in each quarter in which somebody uses it. */
export const prices: Readonly<Record<Tactic, { once: number; then: number }>> = {
  machine: { once: 1, then: 0.5 },
  replica: { once: 1, then: 1 },
  copy: { once: 3, then: 1.5 },
  api: { once: 2, then: 1 },
  rule: { once: 1, then: 0 },
  publish: { once: 4, then: 1 },
  nothing: { once: 0, then: 0 },
};

/** What each can bear before its spring is taut. */
export const bears: Readonly<Record<Stakeholder, number>> = {
  dispatch: 200,
  accounting: 12,
  quality: 2,
  product: 4,
  owner: 2,
};

export const model = {
  /** ms that the store of the first day works for one request. */
  takes: 8,
  /** Shares of the store's time, in the hour before dawn at a month's end. */
  ownLoad: 0.56,
  reportLoad: 0.3,
  readerLoad: 0.02,
  /** Everything grows so much a quarter. */
  growth: 1.05,
  /** How much faster a bigger machine is. */
  faster: 1.5,
  /** Wishes that come in a quarter, and weeks that one takes: so many, and so many more for each who knows the tables. */
  wishes: 4,
  wishWeeks: 2,
  wishWeeksAnEdge: 0.25,
  /** Hours that numbers are old on average: copied by night, or asked for on Sundays only. */
  copyAge: 12,
  ruleAge: 84,
  /** So many readers change over to the stream in a quarter; each works so many weeks of its own for that. */
  moversAQuarter: 2,
  moverWeeks: 2,
  /** GB that a quarter of pickups takes: 480 a day, 1 KB each, three copies. */
  storageAQuarter: (480 * 91 * 3) / 1e6,
} as const;

export interface Reader {
  need: Need;
  /** Share of the first day's store. */
  load: number;
  way: Way;
}

export interface Board {
  /** How many quarters have been played. */
  quarter: number;
  readers: readonly Reader[];
  ownLoad: number;
  /** Of the store; 1 on the first day. */
  speed: number;
  machines: number;
  has: Readonly<Record<'replica' | 'copy' | 'stream', boolean>>;
  /** Doors that are built and that nobody uses so far. */
  spareApis: number;
  /** How much of the rule is still kept, from 1 to 0. */
  ruleKept: number;
  /** Product's wishes that wait. */
  waiting: number;
  /** Weeks of this quarter that the owner's team worked for others, and of all so far. */
  weeks: number;
  weeksInAll: number;
  /** Weeks that readers worked for copies of their own. */
  readerWeeks: number;
  /** GB on the stream. */
  storage: number;
}

export const firstBoard: Board = {
  quarter: 0,
  readers: firstNeeds.map((need) => ({
    need,
    load: need.kind === 'report' ? model.reportLoad : model.readerLoad,
    way: 'tables',
  })),
  ownLoad: model.ownLoad,
  speed: 1,
  machines: 0,
  has: { replica: false, copy: false, stream: false },
  spareApis: 0,
  ruleKept: 0,
  waiting: 3,
  weeks: 0,
  weeksInAll: 0,
  readerWeeks: 0,
  storage: 0,
};

export const countOf = (board: Board, way: Way): number =>
  board.readers.filter((reader) => reader.way === way).length;

/** Share of the time in which the store works; 1 and more: it never gets done. */
export function busyOf(board: Board): number {
  const load = board.readers.reduce((sum, { need, load, way }) => {
    if (way !== 'tables' && way !== 'api') return sum;
    return sum + load * (need.kind === 'report' && way === 'tables' ? 1 - board.ruleKept : 1);
  }, board.ownLoad);
  return load / board.speed;
}

/** How many outside know how the tables look; a nightly job is one, whoever reads what it brings. */
export function edgesOf(board: Board): number {
  const job = countOf(board, 'copy') > 0 ? 1 : 0;
  return countOf(board, 'tables') + countOf(board, 'replica') + job;
}

/** Weeks that a wish takes. */
export const wishWeeksOf = (board: Board): number =>
  model.wishWeeks + model.wishWeeksAnEdge * edgesOf(board);

/** What each feels: ms, hours, who knows the tables, wishes, weeks a quarter. */
export function pullsOf(board: Board): Record<Stakeholder, number> {
  return {
    dispatch: p99At(busyOf(board), model.takes / board.speed),
    accounting: ageOf(board),
    quality: edgesOf(board),
    product: board.waiting,
    owner: board.weeks,
  };
}

/** Hours that accounting's numbers are old. */
function ageOf(board: Board): number {
  const way = board.readers[0]?.way;
  if (way === 'copy') return model.copyAge;
  if (way !== 'tables' && way !== 'api') return 0;
  return busyOf(board) < 1 ? model.ruleAge * (way === 'tables' ? board.ruleKept : 0) : Infinity;
}

/** 1 is what one can bear. */
export function tensionsOf(board: Board): Record<Stakeholder, number> {
  const { dispatch, accounting, quality, product, owner } = pullsOf(board);
  return {
    dispatch: dispatch / bears.dispatch,
    accounting: accounting / bears.accounting,
    quality: quality / bears.quality,
    product: product / bears.product,
    owner: owner / bears.owner,
  };
}

export type Feel = 'loose' | 'taut' | 'tearing';

export function feelOf(tension: number): Feel {
  return tension <= 1 ? 'loose' : tension <= 2 ? 'taut' : 'tearing';
}

export const looseOf = (board: Board): number =>
  Object.values(tensionsOf(board)).filter((tension) => feelOf(tension) === 'loose').length;
