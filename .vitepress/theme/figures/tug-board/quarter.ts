// What one quarter does: a tactic is carried out, somebody new comes, readers change over, the business grows, and
// the owner's team ships what it still has time for.
import {
  model,
  prices,
  tactics,
  weeksAQuarter,
  wishWeeksOf,
  type Board,
  type Reader,
  type Tactic,
  type Way,
} from './board.ts';
import type { Need } from './needs.ts';

/** What can be done next: nobody buys the second replica, or publishes twice. */
export function openTactics(board: Board): Tactic[] {
  return tactics.filter((tactic) => {
    if (tactic === 'replica' || tactic === 'copy') return !board.has[tactic];
    return tactic !== 'publish' || !board.has.stream;
  });
}

export interface Played {
  board: Board;
  /** How the one who came gets at the data; `undefined`: turned away. */
  way: Way | undefined;
  moved: readonly Reader[];
}

export function playQuarter(before: Board, tactic: Tactic, need: Need): Played {
  const done = carryOut(before, tactic);
  const way = tactic === 'rule' ? undefined : wayFor(done, need);
  const came: Reader[] = way === undefined ? [] : [{ need, way, load: loadNow(done) }];
  const spareApis = way === 'api' ? Math.max(0, done.spareApis - 1) : done.spareApis;
  const { readers, moved } = changeOver([...done.readers, ...came], done.has.stream);

  const after: Board = {
    ...done,
    spareApis,
    quarter: before.quarter + 1,
    readers: readers.map((reader) => ({ ...reader, load: reader.load * model.growth })),
    ownLoad: done.ownLoad * model.growth,
    readerWeeks: before.readerWeeks + model.moverWeeks * moved.length,
    storage: before.storage + (done.has.stream ? model.storageAQuarter : 0),
  };
  const weeks = prices[tactic].once + upkeepOf(after);
  // In the quarter in which somebody comes or leaves, those who were there before have to be asked.
  const shipped = Math.max(0, weeksAQuarter - weeks) / wishWeeksOf(before);
  const wished = model.wishes + (way === undefined ? 1 : 0);
  return {
    way,
    moved,
    board: {
      ...after,
      weeks,
      weeksInAll: before.weeksInAll + weeks,
      waiting: Math.max(0, before.waiting + wished - shipped),
    },
  };
}

function carryOut(board: Board, tactic: Tactic): Board {
  const fades = { ...board, ruleKept: board.ruleKept / 2 };
  switch (tactic) {
    case 'machine':
      return { ...fades, speed: board.speed * model.faster, machines: board.machines + 1 };
    case 'replica':
      return moveAll({ ...fades, has: { ...board.has, replica: true } }, 'replica', ['tables'], {
        decision: false,
      });
    case 'copy':
      return moveAll(
        { ...fades, has: { ...board.has, copy: true } },
        'copy',
        ['tables', 'replica'],
        {
          decision: false,
          view: false,
        },
      );
    case 'api': {
      const at = board.readers.findLastIndex(({ way }) => way === 'tables' || way === 'replica');
      if (at === -1) return { ...fades, spareApis: board.spareApis + 1 };
      const readers = board.readers.map((reader, index) =>
        index === at ? { ...reader, way: 'api' as const } : reader,
      );
      return { ...fades, readers };
    }
    case 'rule':
      return { ...board, ruleKept: 1 };
    case 'publish':
      return { ...fades, has: { ...board.has, stream: true } };
    case 'nothing':
      return fades;
  }
}

function moveAll(
  board: Board,
  to: Way,
  from: readonly Way[],
  isFor: Partial<Record<Need['kind'], false>>,
): Board {
  const readers = board.readers.map((reader) =>
    from.includes(reader.way) && isFor[reader.need.kind] !== false
      ? { ...reader, way: to }
      : reader,
  );
  return { ...board, readers };
}

/** The best way there is; who finds none reads the tables, which is always there. */
function wayFor(board: Board, { kind }: Need): Way {
  const hasDoor = board.spareApis > 0;
  if (kind === 'decision') return hasDoor || board.has.stream ? 'api' : 'tables';
  if (board.has.stream) return 'stream';
  if (kind === 'report' && board.has.copy) return 'copy';
  if (hasDoor) return 'api';
  return board.has.replica ? 'replica' : 'tables';
}

const loadNow = (board: Board): number => model.readerLoad * model.growth ** board.quarter;

/** Once there is a stream, readers build copies of their own from it: accounting first, then as they came. */
function changeOver(
  readers: readonly Reader[],
  isPublished: boolean,
): { readers: Reader[]; moved: Reader[] } {
  const moved = isPublished
    ? readers
        .filter(({ need, way }) => way !== 'stream' && need.kind !== 'decision')
        .slice(0, model.moversAQuarter)
    : [];
  return {
    moved,
    readers: readers.map((reader) =>
      moved.includes(reader) ? { ...reader, way: 'stream' } : reader,
    ),
  };
}

/** Weeks a quarter for what is there. What nobody uses any more is switched off, and costs nothing. */
function upkeepOf(board: Board): number {
  const uses = (way: Way): number => board.readers.filter((reader) => reader.way === way).length;
  return (
    prices.machine.then * board.machines +
    (uses('replica') > 0 ? prices.replica.then : 0) +
    (uses('copy') > 0 ? prices.copy.then : 0) +
    prices.api.then * (uses('api') + board.spareApis) +
    (board.has.stream ? prices.publish.then : 0)
  );
}
