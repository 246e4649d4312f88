// What *Burn the view* draws, as plain data.
import type { Flight } from '../frame/scene.ts';

export const topic = 'collection.pickups';
export const capacity = 16;
/** Records on the tape when the story begins, and those that come by themselves. */
export const begun = 10;
export const coming = 2;

export const viewNames = ['trace', 'dashboard', 'report'] as const;
export type ViewName = (typeof viewNames)[number];

/** What a view makes of the litres of each pickup. */
export type Fold = 'count' | 'litres' | 'large' | 'largest';

/** As far as a view has come: what it knows, and what that amounts to. */
export interface Folded {
  fold: Fold;
  known: number;
  value: number;
}

export interface ViewPicture {
  name: ViewName;
  /** `burnt`: nobody answers. `building`: it is read from the beginning. */
  state: 'live' | 'burnt' | 'building';
  /** What it answers from; `undefined`: from nothing. */
  answers: Folded | undefined;
  /** What is being built beside or instead of that. */
  building: Folded | undefined;
}

export interface BurnPicture {
  /** Litres, by offset. */
  litres: readonly number[];
  views: readonly ViewPicture[];
  flights: readonly Flight[];
  /** How often Collection's code had to be changed, and how often it would have been with an API for each need. */
  edits: number;
  apiEdits: number;
}

export const foldOf: Record<ViewName, Fold> = {
  trace: 'count',
  dashboard: 'litres',
  report: 'largest',
};

export const empty = (fold: Fold): Folded => ({ fold, known: 0, value: 0 });

/** The fold itself: pure, one event further. */
export function foldWith({ fold, known, value }: Folded, litres: number): Folded {
  const next = {
    count: value + 1,
    litres: value + litres,
    large: litres >= 500 ? value + litres : value,
    largest: Math.max(value, litres),
  }[fold];
  return { fold, known: known + 1, value: next };
}

export function viewOf({ views }: BurnPicture, name: ViewName): ViewPicture | undefined {
  return views.find((view) => view.name === name);
}
