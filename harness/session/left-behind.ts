// A command that is killed cannot tidy up. On the workbook's own brokers all goes with the broker; on a
// cluster that goes on running, a later command does it.
import { madeAt } from '../brokers/own-names.ts';
import { deleteTopics } from './broker-topics.ts';
import type { Cluster } from './cluster.ts';

/** Far longer than anybody grades: a command that still runs is not to lose its topics. */
const oldMs = 24 * 60 * 60_000;

/** Removes topics that the workbook made more than a day before `now` (ms since 1970). */
export async function removeLeftBehind(
  cluster: Cluster,
  prefix: string,
  now: number,
): Promise<void> {
  const { topics } = await cluster.request('Metadata', 6, { topics: null });
  const names = topics.flatMap(({ name }) => name ?? []);
  await deleteTopics(
    cluster,
    names.filter((name) => now - (madeAt(prefix, name) ?? now) > oldMs),
  );
}
