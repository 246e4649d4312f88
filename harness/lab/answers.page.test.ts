// Every answer, graded in Chromium on the practice broker, gets what it gets on a real Kafka.
import { afterAll, describe, expect, it } from 'vitest';
import { createLab } from './lab.ts';
import { all, answersOf } from './testing/answers.ts';

const lab = createLab({ base: new URL('/built-lab/', location.href) });
afterAll(() => lab.stop());

for (const exercise of all) {
  describe(exercise.slug, async () => {
    it.each(await answersOf(exercise))('$file gets $wanted', async ({ read, wanted }) => {
      const verdict = await lab.grade(exercise.slug, await read(), { seed: 1, stubToo: true });
      const [first] = verdict.findings;
      const got = verdict.status === 'pass' ? 'pass' : (first?.code ?? verdict.status);
      expect(got, first && `${first.subject}: ${first.says.en}\n${verdict.output}`).toBe(wanted);
      expect(verdict.broker).toMatchObject({ kind: 'practice', graded: false });
    });
  });
}
