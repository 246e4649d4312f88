// The tank as it stands in the page before anybody touches it: every copy was made just now.
import type { TankPicture } from './picture.ts';
import { expectedShare, usualSettings } from './settings.ts';

export const usualSeed = 7;

export const firstPicture: TankPicture = {
  settings: usualSettings,
  hours: 0,
  copies: Array.from({ length: usualSettings.copies }, () => ({
    cells: Array.from({ length: 120 }, () => 'same' as const),
    ...{ outdated: 0, ghosts: 0, beside: 0, wrong: 0, run: undefined },
  })),
  ...{
    past: [],
    pastWrong: [],
    mean: undefined,
    expected: expectedShare(usualSettings),
    disagreement: 0,
  },
};
