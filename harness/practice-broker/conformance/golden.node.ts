// Where the answers of the real Kafka lie, one JSON file for each group of cases.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { type Golden, unfold } from './transcript.ts';

export function goldenPath(group: string): string {
  return join(import.meta.dirname, 'golden', `${group}.json`);
}

/** As it is checked in: laid out as all files here are, so that a change shows as a few lines. */
export async function goldenText(golden: Golden): Promise<string> {
  const path = goldenPath('any');
  return await format(JSON.stringify(golden), { ...(await resolveConfig(path)), filepath: path });
}

/** @throws when the group was never captured */
export function readGolden(group: string): Golden {
  // Written by `goldenText` alone.
  const golden = JSON.parse(readFileSync(goldenPath(group), 'utf8')) as Golden;
  return Object.fromEntries(Object.entries(golden).map(([name, steps]) => [name, unfold(steps)]));
}
