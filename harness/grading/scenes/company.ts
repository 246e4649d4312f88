// Puts a company on the wire: supplied services that do what their parts say, until all have read what is
// theirs. What they had to do with each other is then in the history, for `observed/edges.ts`.
import { eventsOf } from '../history.ts';
import type { Part } from '../observed/part.ts';
import { ctx, value, type Call, type Stage } from '../stage.ts';
import { supplied } from './contexts.ts';

const limitMs = 10_000;

/** By process. The world of the exercise has `openPart` and `workPart`. */
export type Company = Readonly<Record<string, Part>>;

export interface RunningCompany {
  /** Nobody reads any more; the processes stay. */
  close(): Promise<void>;
}

/**
 * Starts all parts, has all of them work, and waits until each group has been brought all that its topics have.
 * @param open those that are not at work yet; all of them unless said
 */
export async function runCompany(
  stage: Stage,
  company: Company,
  { open = Object.keys(company) }: { open?: readonly string[] } = {},
): Promise<RunningCompany> {
  const parts = await Promise.all(
    Object.entries(company).map(async ([name, part]) => ({
      ...{ part, learner: await stage.learner(name) },
    })),
  );
  const opening = parts
    .filter(({ learner }) => open.includes(learner.name))
    .map(({ part, learner }) => learner.call('openPart', [ctx, value(part)]));
  await untilSettled(stage, opening, 'openPart');
  // Who gets rows finds them there: those who put them work first.
  const gets = ({ part }: (typeof parts)[number]): boolean => (part.gets ?? []).length > 0;
  await Promise.all(
    parts
      .filter((one) => !gets(one))
      .map(({ part, learner }) => supplied(stage, learner, 'workPart', [ctx, value(part)])),
  );
  for (const { part, learner } of parts.filter(gets)) {
    await supplied(stage, learner, 'workPart', [ctx, value(part)]);
  }
  const waited = await stage.until({
    what: { en: 'every service to read what is there', ko: '모든 서비스의 읽기' },
    met: () => Object.keys(company).every((name) => hasReadAll(stage, company, name)),
    limitMs,
  });
  if (waited !== 'met') throw new Error(`the company was not done after ${limitMs / 1000} s`);
  return {
    async close() {
      const closing = opening.map((call) => call.handle('stop'));
      await untilSettled(stage, closing, 'stop');
    },
  };
}

/** What is supplied does not fail; when it does, that is not the learner's doing. */
async function untilSettled(stage: Stage, calls: readonly Call[], name: string): Promise<void> {
  await stage.until({
    what: { en: name, ko: name },
    met: () => calls.every((call) => call.settled),
    limitMs,
  });
  const failed = calls.find((call) => !call.settled || call.error !== undefined);
  if (failed !== undefined) {
    throw new Error(`${name} of the exercise failed: ${failed.error ?? 'it never ended'}`);
  }
}

/** Whether the process's group has been brought all records of the topics that it reads. */
function hasReadAll(stage: Stage, company: Company, name: string): boolean {
  const { reads = [], group = name } = company[name] ?? {};
  const members = Object.keys(company).filter((one) => (company[one]?.group ?? one) === group);
  return reads.every((topic) => {
    const written = new Set(
      eventsOf(stage.history, 'produce')
        .filter((event) => event.topic === topic && event.outcome === 'acknowledged')
        .flatMap((event) =>
          event.records.map(({ offset }) => `${event.partition}@${offset ?? '?'}`),
        ),
    );
    for (const event of eventsOf(stage.history, 'fetch')) {
      if (event.topic !== topic || !members.includes(event.process)) continue;
      for (const { offset } of event.records) written.delete(`${event.partition}@${offset ?? '?'}`);
    }
    return written.size === 0;
  });
}
