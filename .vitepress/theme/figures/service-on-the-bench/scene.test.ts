import { describe, expect, it } from 'vitest';
import type { Line, Scene } from '../frame/scene.ts';
import { firstPicture, usualSeed } from './first-picture.ts';
import { worstOf } from './outcome.ts';
import type { BenchPicture } from './picture.ts';
import { type BenchMove, createScene } from './scene.ts';
import { ordersOf, usualSettings, withMoved, withPlug } from './settings.ts';
import { cellOf, missingFrom, rowsOf } from './table.ts';

type Bench = Scene<BenchPicture, BenchMove>;

/** Lets it go on to its rest, and gives what it told. */
function play(scene: Bench): Line[] {
  const told: Line[] = [];
  const until = scene.now + 120_000;
  while (!scene.isAtRest()) {
    if (scene.now >= until) throw new Error('the bench never rests');
    told.push(...scene.advance(until));
  }
  return told;
}

const english = (lines: readonly Line[]): string[] => lines.map(({ says }) => says.en);

describe('the bench', () => {
  it('begins as the page draws it', () => {
    expect(createScene(usualSeed).picture()).toEqual(firstPicture);
  });

  it('tells the same for the same seed and moves', () => {
    expect(play(createScene(3))).toEqual(play(createScene(3)));
    expect(english(play(createScene(3)))).not.toEqual(english(play(createScene(4))));
  });

  it('emits again what was emitted and not committed, under the same name', () => {
    const scene = createScene(usualSeed);
    const told = english(play(scene)).join('\n');
    expect(told).toContain('Killed with lot-12 in hand, right after “emit”.');
    expect(told).toContain('Its group has committed 1');
    expect(told).toContain(
      'Emits the grade of lot-12 again, at offset 2, under the same event-id.',
    );
    expect(scene.picture().grades.map(({ lot, isAgain }) => [lot, isAgain])).toEqual([
      ...[
        ['lot-11', false],
        ['lot-12', false],
        ['lot-12', true],
        ['lot-13', false],
      ],
    ]);
    expect(scene.picture().outcome).toEqual({ grades: 'twice', regulator: 'ok' });
    expect(scene.picture().question).toEqual({ lot: 'lot-12', answer: 'C' });
  });

  it('loses the grade for good where the commit came first, and answers 404', () => {
    const scene = createScene(usualSeed);
    const order = ['commit', 'decide', 'emit', 'call'] as const;
    scene.move({ do: 'set', settings: { ...usualSettings, order, kill: 1 } });
    play(scene);
    expect(scene.picture().outcome).toEqual({ grades: 'lost', regulator: 'lost' });
    expect(scene.picture().question).toEqual({ lot: 'lot-12', answer: '404' });
  });

  it('shows whose answer was lost', () => {
    const scene = createScene(usualSeed);
    scene.move({ do: 'set', settings: { ...usualSettings, kill: 3, fault: 'lost' } });
    const until = scene.now + 60_000;
    while (scene.picture().lostBy === undefined && scene.now < until) scene.advance(until);
    expect(scene.picture()).toMatchObject({ lostBy: 'regulator', struck: 'lost' });
    const told = english(play(scene)).join('\n');
    expect(told).toContain('The service cannot know, and gives up.');
    expect(scene.picture().outcome).toEqual({ grades: 'twice', regulator: 'twice' });
  });

  it('has nothing to do without an input, and says so', () => {
    const scene = createScene(usualSeed);
    scene.move({ do: 'set', settings: withPlug(usualSettings, 'results', false) });
    expect(english(play(scene))).toEqual([
      'No stream is plugged in: there is nothing to do, and there never will be.',
    ]);
  });

  it('answers a farmer who asks later', () => {
    const scene = createScene(usualSeed);
    play(scene);
    scene.move({ do: 'ask' });
    expect(english(play(scene))).toEqual(['A farmer asks for lot-12 and hears C.']);
  });
});

describe('the table', () => {
  it('keeps the night that was played, and fills with those that were not', () => {
    const scene = createScene(usualSeed);
    play(scene);
    expect(missingFrom(scene.picture().table, usualSettings)).toHaveLength(39);
    scene.move({ do: 'fill' });
    const [last] = play(scene).slice(-1);
    expect(last?.answersGuess).toBe(true);
    expect(last?.says.en).toBe(
      'All 40 nights were run. Orders that never lose anything: 2 of 8, those that commit last.',
    );
    const { table } = scene.picture();
    const lost = rowsOf(usualSettings)
      .flatMap(({ nights }) => nights)
      .filter((night) => night !== undefined && worstOf(table[cellOf(night)] ?? {}) === 'lost');
    expect(lost.length).toBeGreaterThan(10);
  });

  it('is kept for each way the bench was set up', () => {
    const scene = createScene(usualSeed);
    play(scene);
    scene.move({ do: 'set', settings: { ...usualSettings, hasKey: true } });
    expect(missingFrom(scene.picture().table, scene.picture().settings)).toHaveLength(40);
    scene.move({ do: 'set', settings: usualSettings });
    expect(missingFrom(scene.picture().table, usualSettings)).toHaveLength(39);
  });
});

describe('the settings', () => {
  it('never have anything emitted or called before it is decided', () => {
    expect(ordersOf(usualSettings.plugs)).toHaveLength(8);
    expect(withMoved(usualSettings, 'decide', 1)).toBe(usualSettings);
    expect(withMoved(usualSettings, 'commit', -1).order).toEqual([
      ...['decide', 'emit', 'commit', 'call'],
    ]);
  });

  it('take a step with its plug, and bring it back before the commit', () => {
    const without = withPlug(usualSettings, 'grades', false);
    expect(without.order).toEqual(['decide', 'call', 'commit']);
    expect(withPlug(without, 'grades', true).order).toEqual(['decide', 'call', 'emit', 'commit']);
  });

  it('take the switch off where no answer can be lost', () => {
    const scene = createScene(usualSeed);
    scene.move({ do: 'set', settings: { ...usualSettings, kill: 1, fault: 'lost' } });
    expect(scene.picture().settings.kill).toBeUndefined();
  });
});
