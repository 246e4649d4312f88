// What the reader has done by hand, and what of it is a choice that stays.
import type { Scene } from './scene.ts';

export interface Done<Move> {
  move: Move;
  /** Virtual ms. */
  at: number;
  /** So many lines had been told before it. */
  after: number;
}

/** Each setting as it was chosen last; what is no setting is left out. */
export function lastChosen<Move>(
  done: readonly Done<Move>[],
  settingOf: Scene<unknown, Move>['settingOf'],
): readonly Done<Move>[] {
  const chosen = new Map<string, Done<Move>>();
  for (const one of done) {
    const setting = settingOf?.(one.move);
    if (setting === undefined) continue;
    chosen.delete(setting);
    chosen.set(setting, one);
  }
  return [...chosen.values()];
}
