// What tests ask of findings whose words may change.
import { expect } from 'vitest';
import { codes, type Finding } from '../finding.ts';
import type { HistoryEvent } from '../history.ts';
import type { Text } from '../text.ts';

/** Code and subject of each: what two equal runs must agree in. */
export function namesOf(findings: readonly Finding[]): string[] {
  return findings.map(({ code, subject }) => `${code} ${subject}`);
}

/**
 * The one finding, after looking at what holds for any: words in both languages, which both tell
 * the facts given; a place that explains it; events of the run that show it, in order.
 */
export function theOne(
  findings: readonly Finding[],
  history: readonly HistoryEvent[],
  ...facts: (string | number)[]
): Finding {
  expect(findings).toHaveLength(1);
  const [found] = findings;
  if (found === undefined) throw new Error('unreachable');
  const { evidence, firstBad } = found;
  expect(codes).toContain(found.code);
  expect(found.subject).not.toBe('');
  expectBoth(found.says, ...facts);
  expectBoth(found.asks);
  expect(found.explainedAt).toMatch(/^[a-z-]+#[a-z-]+$/);
  expect(evidence).toEqual([...new Set(evidence)].sort((a, b) => a - b));
  expect(history.map(({ seq }) => seq)).toEqual(expect.arrayContaining(evidence));
  if (firstBad !== null) expect(evidence).toContain(firstBad);
  return found;
}

/**
 * Both languages say something, and both tell these facts; a number must stand by itself, not in a
 * name such as `lot-2`.
 */
export function expectBoth(text: Text, ...facts: (string | number)[]): void {
  for (const said of [text.en, text.ko]) {
    expect(said.trim()).not.toBe('');
    for (const fact of facts) {
      if (typeof fact === 'string') expect(said).toContain(fact);
      else expect(said.match(/(?<![\w@/-])\d+(?!\w)/g)?.map(Number)).toContain(fact);
    }
  }
}
