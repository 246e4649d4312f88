// The lab as it stands in the page's HTML: four o'clock, nothing has happened.
import { emptyPicture, type SurgePicture } from './picture.ts';

export const usualSeed = 7;
export const firstPicture: SurgePicture = emptyPicture;
