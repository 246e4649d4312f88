import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { until } from '../brokers/until.ts';
import { identify, isAlive } from '../brokers/warm/processes.ts';
import { sink } from '../grading/stage.ts';
import { createLearnerPool } from './pool.node.ts';
import { answerFile, assign, type Assigned } from './testing/answers.ts';

const soon = { withinMs: 10_000 };
const pool = createLearnerPool();
beforeAll(() => pool.fill(2));
afterAll(() => pool.close());

/** A process with this answer, called. */
async function called(source: string): Promise<Assigned> {
  const assigned = await assign(pool, answerFile(source));
  void pool.fill(1);
  await assigned.says('loaded');
  assigned.process.send({ type: 'call', call: 0, name: 'deliver', args: [sink('out')] });
  return assigned;
}
const deliver = (body: string): string =>
  `export async function deliver(out: (value: unknown) => void) {\n${body}\n}\n`;

describe('what an answer does, its process alone suffers', () => {
  it('process.exit', async () => {
    const { ended } = await called(deliver('process.exit(3);'));
    expect(await ended).toBe('exit code 3');
  });

  it('the end of itself by a signal', async () => {
    const { ended } = await called(deliver("process.kill(process.pid, 'SIGTERM');"));
    expect(await ended).toBe('SIGTERM');
  });

  it('an exception nobody catches, and a rejection: told with the line', async () => {
    for (const body of [
      "setTimeout(() => {\nthrow new Error('spilt');\n}, 1);\nawait new Promise(() => {});",
      "void (async () => {\nthrow new Error('spilt');\n})();\nawait new Promise(() => {});",
    ]) {
      const { says, ended } = await called(deliver(body));
      expect(await says('crashed')).toEqual({ type: 'crashed', error: 'Error: spilt (line 3)' });
      await ended;
    }
  });

  it('more memory than it may have', async () => {
    const grow = 'const all: object[] = [];\nfor (;;) all.push(new Array(1000).fill({}));';
    const { ended, process } = await called(deliver(grow));
    await ended;
    expect(process.output).toMatch(/heap/i);
  });

  it('output without end: the last of it is kept', async () => {
    const flood = "for (let i = 0; i < 20_000; i += 1) console.log('drop', i);\nout('done');";
    const { says, process } = await called(deliver(flood));
    await says('returned');
    expect(await until(() => process.output.endsWith('drop 19999\n'), soon)).toBe(true);
    expect(process.output.length).toBeLessThanOrEqual(16_384);
  });

  it('a loop without end: it can still be ended', async () => {
    const { says, process, ended } = await called(deliver("out('begun');\nfor (;;);"));
    await says('report');
    await process.kill();
    expect(await ended).toBe('SIGKILL');
  });
});

describe('what comes back from an answer', () => {
  it('is plain data, with the names of the functions on it', async () => {
    const body = `class Route { stops = 3; stop() { out('stopped'); } }\nreturn new Route();`;
    const { says, process, said } = await called(deliver(body));
    expect(await says('returned')).toMatchObject({
      error: null,
      result: { stops: 3 },
      methods: ['stop'],
    });
    process.send({ type: 'handle', call: 1, of: 0, method: 'stop' });
    expect(await says('report')).toEqual({ type: 'report', sink: 'out', value: 'stopped' });
    expect(
      await until(() => said.filter((one) => one.type === 'returned').length === 2, soon),
    ).toBe(true);
  });

  it('is what was thrown, with its line', async () => {
    const { says } = await called(deliver("\nthrow new RangeError('too much');"));
    expect(await says('returned')).toMatchObject({ error: 'RangeError: too much (line 3)' });
  });

  it('is told by its type where it cannot be sent', async () => {
    const { says, said } = await called(
      deliver(
        "const ring: { me?: unknown } = {};\nring.me = ring;\nout(ring);\nout(5n);\nout(Buffer.from('milk'));",
      ),
    );
    await says('returned');
    const values = said.flatMap((one) => (one.type === 'report' ? [one.value] : []));
    expect(values).toEqual([{ unreadable: 'object' }, { unreadable: 'bigint' }, { bytes: 'milk' }]);
  });
});

describe('a learner’s process', () => {
  it('is given no setting and no secret of the harness’s', async () => {
    for (const name of ['WORKBOOK_KAFKA_SASL_PASSWORD', 'KAFKA_BROKERS', 'AWS_SECRET_ACCESS_KEY']) {
      vi.stubEnv(name, 'secret');
    }
    onTestFinished(() => void vi.unstubAllEnvs());
    const fresh = createLearnerPool();
    onTestFinished(() => fresh.close());
    const source = deliver('out(process.env);');
    const { process: child, says } = await assign(fresh, answerFile(source));
    await says('loaded');
    child.send({ type: 'call', call: 0, name: 'deliver', args: [sink('out')] });
    const { value } = await says('report');
    expect(JSON.stringify(value)).not.toContain('secret');
    const passed = /^(PATH|HOME|LANG|LC_ALL|TZ|TMPDIR|TEMP|TMP|SYSTEMROOT|NODE_.*)$/;
    expect(Object.keys(value as object).filter((name) => !passed.test(name))).toEqual([]);
  });

  it('is gone when the pool is closed, used or not', async () => {
    const fresh = createLearnerPool();
    await fresh.fill(1);
    const used = await fresh.take();
    await fresh.fill(1);
    const pids = [used.pid ?? 0, (await fresh.take()).pid ?? 0];
    const identities = pids.map((pid) => identify(pid));
    expect(identities.every((one) => one !== undefined)).toBe(true);
    await fresh.close();
    expect(identities.some((one) => one !== undefined && isAlive(one))).toBe(false);
  });

  it.skipIf(process.platform === 'win32')(
    'is gone when the harness is killed, also from an endless loop',
    async () => {
      const holder = fileURLToPath(new URL('./testing/holder.node.ts', import.meta.url));
      const answer = answerFile(deliver("out('begun');\nfor (;;);"));
      const harness = spawn(process.execPath, [holder, answer], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      onTestFinished(() => void harness.kill('SIGKILL'));
      const [line] = (await once(createInterface({ input: harness.stdout }), 'line')) as [string];
      const learners = (JSON.parse(line) as number[]).map((pid) => identify(pid));
      expect(learners.every((one) => one !== undefined)).toBe(true);
      harness.kill('SIGKILL');
      const gone = (): boolean => !learners.some((one) => one !== undefined && isAlive(one));
      expect(await until(gone, soon)).toBe(true);
    },
  );
});

describe('a rehearsal', () => {
  it('that fails keeps nobody from an answer, and leaves nothing open', async () => {
    const asked: string[] = [];
    const rehearsing = createLearnerPool(() => {
      asked.push('once');
      const nowhere = { tap: '/nowhere', token: 'token', brokers: ['localhost:9092'] };
      return Promise.resolve({ ...nowhere, topic: 'rehearsal', groupId: 'one' });
    });
    onTestFinished(() => rehearsing.close());
    await rehearsing.fill(1);
    expect(asked).toEqual(['once']);
    const { process, says } = await assign(rehearsing, answerFile(deliver('')));
    await says('loaded');
    process.send({ type: 'turn', turn: 0 });
    const nothing = { sockets: 0, timers: 0, rests: 0, work: 0, calls: 0 };
    expect(await says('turned')).toEqual({ type: 'turned', turn: 0, open: nothing });
  });

  it('is not for processes of a run that is under way; a rehearsed one is taken first', async () => {
    const asked: number[] = [];
    const rehearsing = createLearnerPool(() => {
      asked.push(1);
      return Promise.resolve(undefined);
    });
    onTestFinished(() => rehearsing.close());
    await rehearsing.fill(1, { unrehearsed: true });
    expect(asked).toHaveLength(0);
    // Those that wait unrehearsed are not enough for the next save.
    await rehearsing.fill(1);
    expect(asked).toHaveLength(1);
    await rehearsing.take();
    await rehearsing.fill(1, { unrehearsed: true });
    expect(asked).toHaveLength(1);
    await rehearsing.fill(1);
    expect(asked).toHaveLength(2);
  });
});
