// The commands on a Kafka in a container, as far as that differs from one that runs from its jars.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testRuntime, type TestRuntime } from '../brokers/testing/container.ts';
import { copyWorkbook, type Workbook } from './testing/workbook.ts';

const found = await testRuntime();
/** Without a runtime the tests are listed, and skipped. */
const notRun = {} as TestRuntime;

describe.skipIf(found === undefined)('on a Kafka in a container', { timeout: 120_000 }, () => {
  const { image, docker, containersOf } = found ?? notRun;
  const env = { WORKBOOK_BROKER: 'container', WORKBOOK_KAFKA_IMAGE: image };
  const solution = 'solutions/before-dawn/hello-milk/solution.ts';

  let book: Workbook;
  beforeAll(() => {
    book = copyWorkbook();
  });
  afterAll(() => book.close());
  const containers = () => containersOf(join(book.root, '.milk-run'));
  const grade = (answer: string) =>
    book.start(['grade', 'hello-milk', '--answer', join(book.root, answer)], env);

  test('a right answer passes, and the verdict says where', async () => {
    const { code, stdout, stderr } = await grade(solution).ended;
    expect(stdout, stderr).toMatch(/✓ hello-milk {2}passed {2}Apache Kafka 4\.4\.0 \(container\)/);
    expect(code).toBe(0);
    expect(await containers()).toHaveLength(1);
  });

  test('a broker killed in mid-run is exit 3 and BROKER, and the next command works', async () => {
    const reached = join(book.root, 'reached');
    const answer = 'solutions/before-dawn/hello-milk/asks-on.ts';
    writeFileSync(
      join(book.root, answer),
      // It has something under way until the broker is gone.
      `import { writeFileSync } from 'node:fs';
import type { Kafka } from 'kafkajs';
export const topic = 'collection.pickups';
export const groupId = 'hello-milk';
export async function sendPickup({ kafka }: { kafka: Kafka }) {
  const admin = kafka.admin();
  await admin.connect();
  writeFileSync(${JSON.stringify(reached)}, '');
  for (;;) await admin.listTopics();
}
export const readPickups = async () => ({ stop: async () => {} });
`,
    );
    const running = grade(answer);
    await expect.poll(() => existsSync(reached), { timeout: 60_000 }).toBe(true);
    const [id = ''] = await containers();
    await docker.getContainer(id).kill();
    const { code, stdout } = await running.ended;
    expect(stdout).toContain('BROKER');
    expect(code).toBe(3);
    expect((await grade(solution).ended).code).toBe(0);
  });

  test('broker status, stop and doctor know it', async () => {
    expect((await book.run(['broker', 'status'], env)).stderr).toMatch(/^container: Apache Kafka/m);
    const doctor = await book.run(['doctor'], env);
    expect(doctor.stdout).toMatch(/^✓ container /m);
    expect(doctor.code).toBe(0);
    expect((await book.run(['broker', 'stop', '--broker', 'jvm'], env)).stderr).toMatch(
      /No broker/,
    );
    expect(await containers()).toHaveLength(1);
    expect((await book.run(['broker', 'stop'], env)).stderr).toMatch(/Stopped/);
    expect(await containers()).toEqual([]);
  });
});
