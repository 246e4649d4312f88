// The teams as they stand in the page before anybody touches them: no request has come yet.
import type { PinballPicture } from './picture.ts';
import { cuts } from './requests.ts';
import { usualSettings } from './settings.ts';

export const usualSeed = 7;

export const firstPicture: PinballPicture = {
  settings: usualSettings,
  weeks: 0,
  cuts: cuts.map((cut) => ({
    cut,
    ...{ teams: [[], [], []], finished: [], handOffs: 0, restarts: 0 },
  })),
};
