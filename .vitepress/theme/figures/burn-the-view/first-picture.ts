// What is in the page's HTML before anything is loaded; scene.test.ts holds it to what the scene begins with.
import type { BurnPicture } from './picture.ts';

export const usualSeed = 7;

export const firstPicture: BurnPicture = {
  litres: [420, 420, 380, 330, 300, 620, 240, 630, 730, 690],
  ...{ flights: [], edits: 0, apiEdits: 0 },
  views: [
    {
      ...{ name: 'trace', state: 'live', building: undefined },
      answers: { fold: 'count', known: 10, value: 10 },
    },
    {
      ...{ name: 'dashboard', state: 'live', building: undefined },
      answers: { fold: 'litres', known: 10, value: 4_760 },
    },
  ],
};
