// One kept source: its name, and reading it from text that anything may have written.
import type { KeptAttempt } from './workbench.ts';

const statuses: readonly unknown[] = ['pass', 'fail', 'error', 'todo', null];
const standings: readonly unknown[] = ['practised', 'graded', null];

/** The same for equal sources. A page without TLS has no digests, so this is FNV-1a of 64 bits, by itself. */
export function sourceName(source: string): string {
  const prime = 0x100000001b3n;
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(source)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * prime);
  }
  return hash.toString(16).padStart(16, '0');
}

/** `undefined`: it is none. */
export function parseAttempt(text: string): KeptAttempt | undefined {
  try {
    return attemptOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Its name is that of its source, whatever is said. */
export function attemptOf(value: unknown): KeptAttempt | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { at, source, status, codes, subject, standing } = value as Record<string, unknown>;
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at))) return undefined;
  if (typeof source !== 'string' || !Array.isArray(codes)) return undefined;
  if (!codes.every((code) => typeof code === 'string')) return undefined;
  if (!statuses.includes(status) || !standings.includes(standing)) return undefined;
  if (typeof subject !== 'string' && subject !== null) return undefined;
  return {
    ...{ name: sourceName(source), at, source, codes, subject },
    // Both were looked up above.
    status: status as KeptAttempt['status'],
    standing: standing as KeptAttempt['standing'],
  };
}
