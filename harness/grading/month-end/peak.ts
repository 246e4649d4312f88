// What tankers wait at the store that everybody shares: computed from operations that were counted in the run, so it is the
// same on any machine. Loads come independently of each other; the report's query comes at once as the peak begins.
import { createRandom } from '../random.ts';
import type { Text } from '../text.ts';
import { arrivals, percentile, waits, type StoreOperation } from '../store-queue.ts';

/** The store, and what is asked of it. */
export const peak = {
  /** For so long (ms) the store is busy with a read, or with a row that is written. */
  operationMs: 20,
  /** At usual load one load comes each so many ms, on average. */
  loadEveryMs: 2_000,
  /** So many times as often after the holidays. */
  times: 8,
  /** So long (ms) it is looked at. */
  forMs: 600_000,
  /** Within so long (ms) 99 of 100 tankers are to be answered. */
  budgetMs: 2_000,
  /** Pickups of a month at a plant of 24 farms: what the report's query reads as it is today. */
  reportRows: 1_440,
} as const;

export interface AtTheStore {
  /** How many loads came. */
  loads: number;
  /** From a load's coming to its answer (ms): half of them, and 99 of 100, took no longer. */
  median: number;
  p99: number;
  /** How many took longer than the budget. */
  late: number;
  /** For which part of the time dispatch alone keeps the store busy. */
  busy: number;
}

interface Asked {
  seed: number;
  /** Operations that each load costs; those of several loads are taken in turn. */
  perLoad: readonly number[];
  /** Operations of the report's query. */
  query: number;
  /** 1 at usual load. */
  times: number;
}

/** What becomes of the loads; for the same seed these come at the same times, whatever else is asked of the store. */
export function atTheStore({ seed, perLoad, query, times }: Asked): AtTheStore {
  const { operationMs, loadEveryMs, forMs, budgetMs } = peak;
  const everyMs = loadEveryMs / times;
  const report: StoreOperation[] = Array.from({ length: query }, () => ({
    ...{ at: 0, takes: operationMs, by: 'report' },
  }));
  const dispatch = arrivals(createRandom(seed), { everyMs, forMs }).map(
    (at, index): StoreOperation => ({
      ...{ at, takes: operationMs * (perLoad[index % perLoad.length] ?? 0), by: 'dispatch' },
    }),
  );
  const took = waits([...report, ...dispatch])
    .filter(({ by }) => by === 'dispatch')
    .map(({ at, done }) => done - at);
  const perLoadMs = (operationMs * sum(perLoad)) / Math.max(1, perLoad.length);
  return {
    ...{ loads: took.length, median: percentile(took, 50), p99: percentile(took, 99) },
    ...{ late: took.filter((ms) => ms > budgetMs).length, busy: perLoadMs / everyMs },
  };
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

/** `0.18 s`, `28.8 s`, `2 s` */
export function seconds(ms: number): Text {
  const figure = (ms / 1_000).toFixed(ms < 1_000 ? 2 : 1).replace(/\.0$/, '');
  return { en: `${figure} s`, ko: `${figure}초` };
}

/** `1,440` */
export function thousands(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',');
}
