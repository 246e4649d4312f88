import { describe, expect, it, onTestFinished } from 'vitest';
import { createLab } from './lab.ts';
import withWorld from '../../solutions/business-requirements/copy-not-call/solution.ts?raw';
import solution from '../../solutions/why-event-driven/first-tape/solution.ts?raw';

describe('a network that breaks off what is being loaded', () => {
  const tape = { exercise: 'first-tape', source: solution };
  it.each([
    { file: 'grading-worker', ...tape },
    { file: 'grading-', ...tape },
    { file: 'check-', ...tape },
    { file: 'process-worker', ...tape },
    { file: 'process-', ...tape },
    { file: 'answer-', ...tape },
    { file: 'world-', exercise: 'copy-not-call', source: withWorld },
  ])('costs no verdict, and blames nobody: $file', async ({ file, exercise, source }) => {
    const breaking = new URL(`/breaking-lab/${crypto.randomUUID()}/${file}/`, location.href);
    const there = createLab({ base: breaking });
    onTestFinished(() => there.stop());
    const waiting = there.warmUp(exercise);
    expect(await there.grade(exercise, source, { seed: 1 })).toMatchObject({
      ...{ status: 'pass', findings: [] },
    });
    await waiting;
    expect(await (await fetch(new URL('broken', breaking))).text()).not.toBe('0');
  });
});
