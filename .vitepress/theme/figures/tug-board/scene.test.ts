import { describe, expect, it } from 'vitest';
import type { Line, Scene } from '../frame/scene.ts';
import {
  busyOf,
  feelOf,
  firstBoard,
  looseOf,
  pullsOf,
  quarters,
  tensionsOf,
  type Board,
  type Tactic,
} from './board.ts';
import { endOfTheLoudest, loudestOf } from './loudest.ts';
import { firstNeeds, needsFor, type Need } from './needs.ts';
import { openTactics, playQuarter } from './quarter.ts';
import { createScene, type TugMove, type TugPicture } from './scene.ts';

type Tug = Scene<TugPicture, TugMove>;
const view = needOf('view');
const report = needOf('report');
const decision = needOf('decision');
const after = (tactic: Tactic, need: Need = view, before = firstBoard): Board =>
  playQuarter(before, tactic, need).board;

describe('the first day', () => {
  it('has a busy store, and three springs of five that are loose for no weeks at all', () => {
    expect(busyOf(firstBoard)).toBeCloseTo(0.9);
    expect(Math.round(pullsOf(firstBoard).dispatch)).toBe(368);
    expect(looseOf(firstBoard)).toBe(3);
    expect(firstBoard.weeks).toBe(0);
    const withoutReport = { ...firstBoard, readers: firstBoard.readers.slice(1) };
    expect(busyOf(withoutReport)).toBeCloseTo(0.6);
    expect(looseOf(withoutReport)).toBe(5);
  });
});

describe('a tactic', () => {
  it('bigger machine: dispatch is relieved, and as many know the tables', () => {
    const board = after('machine');
    expect(feelOf(tensionsOf(board).dispatch)).toBe('loose');
    expect(pullsOf(board).quality).toBe(4);
  });

  it('replica: the load is gone, the schema stays', () => {
    const board = after('replica');
    expect(pullsOf(board).dispatch).toBeLessThan(100);
    expect(pullsOf(board)).toMatchObject({ accounting: 0, quality: 4 });
  });

  it('nightly copy: answers accounting, leaves whoever needs this minute', () => {
    const board = after('copy', report);
    expect(feelOf(tensionsOf(board).accounting)).toBe('loose');
    expect(feelOf(tensionsOf(board).dispatch)).toBe('loose');
    expect(board.readers.map(({ way }) => way)).toEqual(['copy', 'tables', 'tables', 'copy']);
    // The desk, the control room, and the job by night.
    expect(pullsOf(board).quality).toBe(3);
  });

  it('one more API: one fewer knows the tables, the load and a week a quarter stay', () => {
    const [without, board] = [after('nothing'), after('api')];
    expect(pullsOf(board).quality).toBe(pullsOf(without).quality - 1);
    expect(busyOf(board)).toBeCloseTo(busyOf(without));
    expect(board.weeks).toBe(3);
    expect(after('nothing', view, board).weeks).toBe(1);
  });

  it('rule: dispatch is relieved, accounting is not; a quarter later half of it is forgotten', () => {
    const board = after('rule');
    expect(feelOf(tensionsOf(board).dispatch)).toBe('loose');
    expect(feelOf(tensionsOf(board).accounting)).toBe('tearing');
    expect(board.readers).toHaveLength(3);
    expect(board.waiting).toBeGreaterThan(after('nothing').waiting);
    expect(after('nothing', view, board).ruleKept).toBe(0.5);
  });

  it('publishing: several springs at once, and the owner’s nearly tears', () => {
    const board = after('publish');
    const feel = (who: 'dispatch' | 'quality' | 'owner') => feelOf(tensionsOf(board)[who]);
    expect([feel('dispatch'), feel('quality'), feel('owner')]).toEqual([
      ...['loose', 'loose', 'tearing'],
    ]);
    expect(board.weeks).toBe(5);
    expect(board.waiting).toBeGreaterThan(after('nothing').waiting);
    expect(board.readerWeeks).toBe(4);
    expect(board.storage).toBeCloseTo(0.13, 2);
    expect(after('nothing', view, board).weeks).toBe(1);
  });

  it('publishing does not answer a decision: that stays a call, and a door of its own', () => {
    const board = after('publish', decision);
    expect(board.readers.at(-1)).toMatchObject({ way: 'api' });
    expect(after('nothing', view, board).weeks).toBe(2);
    expect(playQuarter(firstBoard, 'replica', decision).way).toBe('tables');
  });

  it('can be taken where it makes sense: one replica, one copy, one stream', () => {
    for (const tactic of ['replica', 'copy', 'publish'] as const) {
      expect(openTactics(after(tactic))).not.toContain(tactic);
    }
    expect(openTactics(after('machine'))).toContain('machine');
  });

  it('where more comes than the store can do there is no end, and no report', () => {
    const board = { ...firstBoard, ownLoad: 0.8 };
    expect(pullsOf(board)).toMatchObject({ dispatch: Infinity, accounting: Infinity });
  });
});

describe('six quarters', () => {
  it.each([7, 42])('of the loudest are told, and end as the guess says (seed %i)', (seed) => {
    const tug = createScene(seed);
    const lines = toRest(tug);
    expect(lines).toHaveLength(2 * quarters + 1);
    expect(lines.filter(({ says }) => says.en.includes('pulls hardest'))).toHaveLength(quarters);
    expect(lines.at(-1)).toMatchObject({ answersGuess: true });
    expect(tug.picture().boards.at(-1)).toEqual(endOfTheLoudest(seed));
    expect(toRest(createScene(seed))).toEqual(lines);
  });

  it('of the loudest leave two springs loose at most, whatever the seed', () => {
    const loose = Array.from({ length: 9_999 }, (_, at) => looseOf(endOfTheLoudest(at + 1)));
    expect(Math.max(...loose)).toBeLessThanOrEqual(2);
  });

  it('nobody who is heard ever asks for publishing', () => {
    for (const seed of [7, 42]) {
      const tug = createScene(seed);
      toRest(tug);
      expect(tug.picture().done).not.toContain('publish');
    }
  });

  it.each([7, 42])('with facts published in the first leave all five loose (seed %i)', (seed) => {
    const tug = createScene(seed);
    play(tug, 'publish', 'nothing', 'nothing', 'nothing', 'nothing', 'nothing');
    const end = tug.picture().boards.at(-1) ?? firstBoard;
    expect(looseOf(end)).toBe(5);
    expect(tug.isAtRest()).toBe(true);
  });

  it.each([7, 42])('come to the numbers that the page tells of (seed %i)', (seed) => {
    const loudest = createScene(seed);
    toRest(loudest);
    const end = loudest.picture().boards.at(-1) ?? firstBoard;
    expect(loudest.picture().done).toEqual(['machine', 'api', 'api', 'rule', 'replica', 'api']);
    expect([looseOf(end), Math.round(end.waiting), end.weeksInAll]).toEqual([2, 10, 24]);

    const facts = createScene(seed);
    play(facts, 'publish', 'nothing', 'nothing', 'nothing', 'nothing', 'nothing');
    const { boards } = facts.picture();
    expect(boards.map(looseOf)).toEqual([3, 3, 5, 5, 5, 5, 5]);
    expect(boards.at(-1)?.weeksInAll).toBe(14);
  });

  it('are told apart by the seed, and by nothing else', () => {
    expect(needsFor(7, quarters)).not.toEqual(needsFor(42, quarters));
    expect(new Set(needsFor(7, quarters).map(({ who }) => who.en)).size).toBe(quarters);
  });
});

describe('the reader', () => {
  it('plays a quarter by choosing, and can take it back', () => {
    const tug = createScene(7);
    const [played, felt] = tug.move({ do: 'tactic', tactic: 'publish' });
    expect(played?.says.en).toMatch(/^Quarter 1\. You: publish facts\./);
    expect(felt?.says.en).toContain('Loose:');
    const [back] = tug.move({ do: 'back' });
    expect(back?.says.en).toBe('Quarter 1 is taken back.');
    expect(tug.picture()).toEqual({ boards: [firstBoard], done: [] });
    expect(tug.move({ do: 'back' })).toEqual([]);
  });

  it('can go on where the loudest was heard, and the other way about', () => {
    const tug = createScene(7);
    tug.advance(tug.now + 5_000);
    play(tug, 'replica');
    tug.advance(tug.now + 5_000);
    expect(tug.picture().done).toHaveLength(3);
    expect(tug.picture().done[1]).toBe('replica');
  });

  it('cannot do what is done, nor anything after the end', () => {
    const tug = createScene(7);
    play(tug, 'copy', 'copy');
    expect(tug.picture().done).toEqual(['copy']);
    toRest(tug);
    expect(tug.move({ do: 'tactic', tactic: 'machine' })).toEqual([]);
  });
});

it('whoever pulls hardest is heard, and asks for what helps itself', () => {
  expect(loudestOf(firstBoard)).toEqual({ who: 'dispatch', tactic: 'machine' });
  expect(loudestOf(after('publish')).who).toBe('owner');
});

function play(tug: Tug, ...done: Tactic[]): void {
  for (const tactic of done) tug.move({ do: 'tactic', tactic });
}

function toRest(tug: Tug): Line[] {
  const lines: Line[] = [];
  while (!tug.isAtRest()) lines.push(...tug.advance(tug.now + 2_000));
  return lines;
}

function needOf(kind: Need['kind']): Need {
  const need = [...firstNeeds, ...needsFor(7, 8)].find((one) => one.kind === kind);
  if (need === undefined) throw new Error(`No ${kind}`);
  return need;
}
