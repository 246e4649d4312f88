// What the reader sets, and the dawn itself. Times are seconds of the dawn, from four o'clock.
export const steps = ['collection', 'quality', 'membership', 'processing', 'settlement'] as const;
export type StepName = (typeof steps)[number];
export type Place = StepName | 'broker';

export interface Settings {
  /** Pickups a second while the surge lasts. */
  surge: number;
  /** Pickups a second that Settlement, the slowest, can do. */
  capacity: number;
  /** For so long (s) somebody waits for an answer. */
  timeout: number;
  /** How often each service asks the next one before it gives up. */
  tries: number;
  /** Whether the caller's deadline goes along, so that nobody works for those who have gone. */
  skips: boolean;
}

export const usualSettings: Settings = {
  surge: 40,
  capacity: 25,
  timeout: 3,
  tries: 1,
  skips: false,
};

export const stops = {
  surge: [5, 10, 15, 20, 25, 30, 40, 50, 60],
  capacity: [10, 15, 20, 25, 30, 40, 50, 60],
  timeout: [1, 2, 3, 5, 10],
  tries: [1, 2, 3],
} as const satisfies Record<Exclude<keyof Settings, 'skips'>, readonly number[]>;

export interface Dawn {
  /** Pickups a second before and after the surge. */
  quiet: number;
  surgeFrom: number;
  surgeTo: number;
  /** From here no more pickups come. */
  ends: number;
}

export const usualDawn: Dawn = { quiet: 5, surgeFrom: 360, surgeTo: 1_080, ends: 2_400 };

/** How the services are made, whatever the style. */
export const build = {
  /** Work (s) of the four services before Settlement, and how many pickups each can have in hand. */
  work: 0.02,
  slots: 200,
  /** Work of one pickup in Settlement, on average (s): so many workers as its capacity takes. */
  settling: 0.2,
  /** So many calls may wait at a service; the next ones are turned away. */
  mostWaiting: 1_000,
  /** From one service to the next by a stream (s): written, fetched. */
  hop: 0.025,
  /** Until the broker has said that it has it (s). */
  append: 0.01,
  /** Until a caller is told that nobody is there (s). */
  refusal: 0.005,
} as const;

/** For so long (s) a service is away when it is taken down, and when a new version of it comes. */
export const outageLasts = 240;
export const deployLasts = 30;
