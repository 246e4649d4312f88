// The first picture as it stands in the page's HTML: what the scene draws for the usual seed before anything
// happens. scene.test.ts holds the two together.
import { createRandom } from '../../../../harness/grading/random.ts';
import { eventsOf } from './events.ts';
import { emptyPicture } from './picture.ts';
import { usualSettings } from './settings.ts';

export const usualSeed = 7;

export const firstPicture = emptyPicture(usualSettings, eventsOf(createRandom(usualSeed)), {});
