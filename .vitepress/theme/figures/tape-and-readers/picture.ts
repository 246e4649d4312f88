// What *Tape and readers* shows, as plain data.
import type { From } from '../../../../harness/figure-world/offsets.ts';
import type { Flight } from '../frame/scene.ts';

export const topic = 'collection.pickups';
/** So many offsets have room in the picture. */
export const capacity = 16;

export type ReaderName = 'settlement' | 'trace' | 'quality' | 'processing';
export const readerNames: readonly ReaderName[] = ['settlement', 'trace', 'quality', 'processing'];

export interface ReaderPicture {
  name: ReaderName;
  from: From;
  state: 'coming' | 'reading' | 'taking' | 'left';
  /** The next offset that it wants, as committed; `undefined`: it has no place yet. */
  next: number | undefined;
  /** How often it received each offset. */
  received: Record<number, number>;
}

export interface TapePicture {
  /** The first offset that is still there, and the one that the next record will get. */
  low: number;
  end: number;
  labels: readonly string[];
  isQueue: boolean;
  readers: readonly ReaderPicture[];
  flights: readonly Flight[];
}

export function isReader(name: string): name is ReaderName {
  return (readerNames as readonly string[]).includes(name);
}

/** How many records a reader received, those that came again included. */
export function totalOf({ received }: Pick<ReaderPicture, 'received'>): number {
  return Object.values(received).reduce((sum, times) => sum + times, 0);
}
