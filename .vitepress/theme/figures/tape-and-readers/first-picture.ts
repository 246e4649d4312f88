// What is in the page's HTML before anything is loaded; scene.test.ts holds it to what the scene begins with.
import type { TapePicture } from './picture.ts';

export const usualSeed = 7;

const records = Array.from({ length: 10 }, (_, offset) => offset);

export const firstPicture: TapePicture = {
  low: 2,
  end: 10,
  labels: records.map((offset) => `lot-${31 + offset}`),
  isQueue: false,
  flights: [],
  readers: [
    {
      ...{ name: 'settlement', from: 'earliest', state: 'reading', next: 10 },
      received: Object.fromEntries(records.map((offset) => [offset, 1])),
    },
    { name: 'trace', from: 'earliest', state: 'coming', next: undefined, received: {} },
  ],
};
