// What the check finds out about a browser, before anybody judges it. Plain data.
import type { Text } from '../../content/languages.ts';

export interface Facts {
  browser: { name: string; version: number | null };
  /** Why a worker of the site did not start; `null`: it did. */
  worker: string | null;
  /** Why a `blob:` script did not run in it; `null`: it did. */
  blob: string | null;
  storage: StorageFacts;
  memory: MemoryFacts;
  lab: LabFacts;
}

export interface StorageFacts {
  /** Why localStorage did not give back what it was given; `null`: it did. */
  refused: string | null;
  /** Whether the browser promises not to clear it; `null`: it does not say. */
  persisted: boolean | null;
  /** Bytes that the site may use; `null`: it does not say. */
  quota: number | null;
}

export interface MemoryFacts {
  /** GB (2³⁰ bytes) as the browser says, which says 8 at most; `null`: it does not. */
  device: number | null;
  /** MB (10⁶ bytes) that could be had in a worker, and how many were asked for; `null`: nobody could try. */
  had: number | null;
  asked: number;
}

export type LabFacts =
  | { passed: true; ms: number }
  /** It graded the worked example, and not with a pass. */
  | { passed: false; status: string; codes: readonly string[] }
  | { passed: false; why: Text };
