// A scene as a figure's component has it: still until somebody touches it, then loaded and played.
import { onBeforeUnmount, onMounted, ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import { createPlayer, type Player, type Shown } from './player.ts';
import type { CreateScene } from './scene.ts';
import { seedIn, withSeed } from './seed-in-address.ts';
import { frameTicker, type Ticker } from './ticker.ts';

/** What the frame needs of it, whatever is drawn. */
export interface PlaybackControls {
  readonly shown: ShallowRef<Omit<Shown<unknown>, 'picture'>>;
  readonly seed: Ref<number>;
  /** Whether the live part is being loaded; whether it could not be. */
  readonly isLoading: Ref<boolean>;
  readonly hasFailed: Ref<boolean>;
  /** Whether things appear where they go, without travelling. */
  readonly isStill: Ref<boolean>;
  step(): void;
  play(): void;
  pause(): void;
  replay(): void;
  reset(): void;
  plant(seed: number): void;
}

export interface Playback<Picture, Move> extends PlaybackControls {
  readonly shown: ShallowRef<Shown<Picture>>;
  move(move: Move): void;
}

export interface PlaybackOptions<Picture, Move> {
  /** Its name in the address. */
  figure: string;
  /** The seed whose first picture is in the page's HTML. */
  usualSeed: number;
  firstPicture: Picture;
  load(): Promise<CreateScene<Picture, Move>>;
  ticker?: Ticker;
}

export function usePlayback<Picture, Move>(
  options: PlaybackOptions<Picture, Move>,
): Playback<Picture, Move> {
  const { figure, usualSeed, firstPicture, load, ticker = frameTicker } = options;
  const seed = ref(usualSeed);
  const isLoading = ref(false);
  const hasFailed = ref(false);
  const isStill = ref(false);
  const shown: ShallowRef<Shown<Picture>> = shallowRef({
    ...{
      picture: firstPicture,
      now: 0,
      lines: [],
      state: 'still',
      isAtRest: false,
      wouldUnset: false,
    },
  });
  let player: Promise<Player<Move>> | undefined;
  let isGone = false;

  function loaded(): Promise<Player<Move>> {
    isLoading.value = true;
    player ??= load().then((createScene) =>
      createPlayer({
        ...{ createScene, ticker, seed: seed.value },
        isStill: () => isStill.value,
        show: (now) => {
          if (!isGone) shown.value = now;
        },
      }),
    );
    return player;
  }

  /** A click that comes while the scene is being loaded is done when it is there. */
  async function act(what: (player: Player<Move>) => void): Promise<void> {
    try {
      const ready = await loaded();
      hasFailed.value = false;
      if (!isGone) what(ready);
    } catch {
      player = undefined;
      hasFailed.value = true;
    } finally {
      isLoading.value = false;
    }
  }

  onMounted(() => {
    const wanted = matchMedia('(prefers-reduced-motion: reduce)');
    const follow = (): void => {
      isStill.value = wanted.matches;
    };
    follow();
    wanted.addEventListener('change', follow);
    onBeforeUnmount(() => wanted.removeEventListener('change', follow));
    const asked = seedIn(location.href, figure);
    if (asked !== undefined && asked !== usualSeed) {
      seed.value = asked;
      void act((ready) => ready.reset(asked));
    }
  });
  onBeforeUnmount(() => {
    isGone = true;
    void player?.then((ready) => ready.end());
  });

  return {
    ...{ shown, seed, isLoading, hasFailed, isStill },
    step: () => void act((ready) => ready.step()),
    play: () => void act((ready) => ready.play()),
    pause: () => void act((ready) => ready.pause()),
    replay: () => void act((ready) => ready.replay()),
    reset: () => void act((ready) => ready.reset()),
    move: (move) => void act((ready) => ready.move(move)),
    plant(next) {
      seed.value = next;
      history.replaceState(history.state, '', withSeed(location.href, figure, next, usualSeed));
      void act((ready) => ready.reset(next));
    },
  };
}
