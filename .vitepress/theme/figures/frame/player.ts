// Plays a scene: by steps, by itself, the same again. Everything that the reader did by hand is remembered
// with where it was done, so that Replay gives the very same story, and Reset one with what was chosen and
// without what was done.
import { lastChosen, type Done } from './moves.ts';
import type { CreateScene, Line, Scene } from './scene.ts';
import type { Ticker } from './ticker.ts';

export type PlayState = 'still' | 'stepping' | 'playing';

export interface Shown<Picture> {
  picture: Picture;
  /** Virtual ms. */
  now: number;
  lines: readonly Line[];
  state: PlayState;
  isAtRest: boolean;
  /** It stands at the beginning with settings that were chosen: the next Reset puts the usual ones back. */
  wouldUnset: boolean;
}

export interface Player<Move> {
  step(): void;
  play(): void;
  pause(): void;
  /** From the beginning, with the same moves at the same moments; quickly up to the last setting that was chosen. */
  replay(): void;
  /**
   * From the beginning, without what was done. Settings stay as they were chosen last; where that is all there
   * is, they go too. With another seed they always stay.
   */
  reset(seed?: number): void;
  /** Where all is still and the move itself tells nothing, it goes on to what comes of it, as a step does. */
  move(move: Move): void;
  /** Holds the clock for good: the page goes away. */
  end(): void;
}

export interface PlayerOptions<Picture, Move> {
  createScene: CreateScene<Picture, Move>;
  seed: number;
  ticker: Ticker;
  /** Without travel: each step is there at once, and playing takes one after the other. */
  isStill(): boolean;
  show(shown: Shown<Picture>): void;
}

/** Virtual ms after which a step gives up waiting for something to tell. */
const patience = 20_000;
/** Virtual ms for one real ms, and where nothing was told for a while. */
const rate = { usual: 1, quick: 8, hurried: 20 };
const quietAfter = 900;
/** A frame that hurries asks its scene so often at most, so that the page stays at hand. */
const mostCallsHurried = 24;
/** Real ms between two steps where nothing travels. */
const stillPause = 900;

export function createPlayer<Picture, Move>(options: PlayerOptions<Picture, Move>): Player<Move> {
  const { createScene, ticker, isStill, show } = options;
  let { seed } = options;
  let scene: Scene<Picture, Move> = createScene(seed);
  let lines: Line[] = [];
  let state: PlayState = 'still';
  let moves: Done<Move>[] = [];
  let again: typeof moves = [];
  /** Nothing has happened or been moved since it began. */
  let isFresh = true;
  let stopTicker: (() => void) | undefined;
  /** Virtual: since when nothing was told. Real: since the last step where nothing travels. */
  let quietSince = 0;
  let waited = 0;

  function tell(): void {
    show({
      picture: scene.picture(),
      now: scene.now,
      lines,
      state,
      isAtRest: scene.isAtRest() && again.length === 0,
      wouldUnset: isFresh && moves.length > 0,
    });
  }

  function add(told: readonly Line[]): void {
    if (told.length === 0) return;
    lines = [...lines, ...told];
    quietSince = scene.now;
  }

  function make(move: Move): readonly Line[] {
    moves = [...moves, { move, at: scene.now, after: lines.length }];
    const told = scene.move(move);
    add(told);
    return told;
  }

  /** Goes on to `until` or to the next line, and does again what is to be done again on the way. */
  function advance(until: number): boolean {
    isFresh = false;
    const before = lines.length;
    const next = again[0];
    if (next !== undefined && lines.length >= next.after) {
      if (scene.now < next.at) add(scene.advance(Math.min(until, next.at)));
      if (scene.now >= next.at) {
        again = again.slice(1);
        moves = [...moves, next];
        add(scene.move(next.move));
      }
    } else {
      add(scene.advance(until));
    }
    return lines.length > before;
  }

  /** To the next line, without showing what lies between. Gives whether there was one. */
  function jump(): boolean {
    const until = scene.now + patience;
    while (scene.now < until) {
      // Where nothing is to come, no time passes either.
      if (scene.isAtRest() && again.length === 0) return false;
      if (advance(until)) return true;
    }
    return false;
  }

  const isHurried = (): boolean =>
    state === 'playing' && lastChosen(again, scene.settingOf).length > 0;

  /** Towards the last setting that is to be chosen again, without dwelling on what came before it. */
  function hurry(ms: number): void {
    const until = scene.now + Math.round(ms * rate.hurried);
    for (let calls = 0; calls < mostCallsHurried && isHurried(); calls += 1) {
      if (scene.now >= until && (again[0]?.at ?? 0) > scene.now) return;
      advance(until);
    }
  }

  function hold(): void {
    stopTicker?.();
    stopTicker = undefined;
    state = 'still';
  }

  function tick(ms: number): void {
    if (isHurried()) {
      hurry(ms);
    } else if (isStill()) {
      waited += ms;
      if (waited >= stillPause) {
        waited = 0;
        if (!jump()) hold();
      }
    } else {
      const isQuiet = scene.now - quietSince > quietAfter;
      const until = scene.now + Math.round(ms * (isQuiet ? rate.quick : rate.usual));
      let hasTold = advance(until);
      while (hasTold && state === 'playing' && scene.now < until) hasTold = advance(until);
      if (hasTold && state === 'stepping') hold();
    }
    if (scene.isAtRest() && again.length === 0) hold();
    tell();
  }

  function run(next: PlayState): void {
    state = next;
    stopTicker ??= ticker.start(tick);
  }

  function begin(newSeed: number): void {
    hold();
    seed = newSeed;
    scene = createScene(seed);
    lines = [];
    moves = [];
    again = [];
    isFresh = true;
    quietSince = 0;
    waited = 0;
  }

  function stepOn(): void {
    if (state === 'stepping' || isStill()) {
      hold();
      jump();
    } else {
      run('stepping');
    }
  }

  tell();
  return {
    step() {
      stepOn();
      tell();
    },
    play() {
      if (isStill()) jump();
      run('playing');
      tell();
    },
    pause() {
      hold();
      tell();
    },
    replay() {
      const done = [...moves, ...again];
      begin(seed);
      again = done;
      run('playing');
      tell();
    },
    reset(newSeed) {
      const isDone = newSeed === undefined && isFresh;
      const chosen = isDone ? [] : lastChosen([...moves, ...again], scene.settingOf);
      begin(newSeed ?? seed);
      for (const { move } of chosen) make(move);
      tell();
    },
    move(move) {
      // What is done now takes the place of what would have been done again.
      again = [];
      isFresh = false;
      const told = make(move);
      if (state === 'still' && told.length === 0 && !scene.isAtRest()) stepOn();
      tell();
    },
    end: hold,
  };
}
