// The page's side of the bridge on the bridge itself: the same messages, over a real WebSocket.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { bridgePath, type BridgedStanding } from '../../../harness/dev-bridge/said.ts';
import { openDoor, type Door } from '../../../harness/dev-bridge/testing/door.ts';
import { todoVerdict } from '../../../harness/grading/make-verdict.ts';
import type { Verdict } from '../../../harness/grading/verdict.ts';
import { attemptName } from '../../../harness/progress/attempts.ts';
import { emptyJournal } from '../progress/journal.ts';
import { openMachineWorkbench } from './machine-workbench.ts';
import type { Socket } from './machine/connection.ts';
import { withStandings } from './machine/follow-standings.ts';
import { openMachine, type OpenMachine } from './machine/open-machine.ts';
import { openUnsaved, type Unsaved } from './machine/unsaved.ts';
import { Conflict, Refused, Stopped, type BrokerState, type Workbench } from './workbench.ts';

const exercise = 'hello-milk';
const shipped = `// ${exercise}, the secret of this file\n`;
const passed = (seed: number): Verdict => ({ ...todoVerdict(exercise, seed), status: 'pass' });

interface Desk {
  door: Door;
  machine: OpenMachine;
  bench: Workbench;
  unsaved: Unsaved;
  /** Texts that were told to be changed. */
  changed: string[];
}

/** @param where a door that can be another later, as after a restart */
function connect(where: { door: Door }): OpenMachine {
  return openMachine({
    open(protocols) {
      const { port, address: origin } = where.door;
      const socket = new WebSocket(`ws://127.0.0.1:${port}${bridgePath}`, protocols, { origin });
      // As in a browser, its end says it.
      socket.on('error', () => undefined);
      return socket as unknown as Socket;
    },
    token: { first: where.door.token, again: () => Promise.resolve(where.door.token) },
  });
}

function memory(): Unsaved {
  const kept = new Map<string, string>();
  return openUnsaved(() => ({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }));
}

async function desk(where?: { door: Door }, unsaved = memory()): Promise<Desk> {
  const at = where ?? { door: await openDoor() };
  const machine = connect(at);
  const bench = openMachineWorkbench({ ...machine, exercise, unsaved });
  onTestFinished(() => {
    bench.close();
    machine.machine.close();
  });
  const changed: string[] = [];
  bench.onChanged((source) => void changed.push(source));
  return { door: at.door, machine, bench, unsaved, changed };
}

describe('the workbench of a machine', () => {
  it('reads and writes the file, and knows where it lies', async () => {
    const { bench, door, unsaved } = await desk();
    expect(await bench.read()).toBe(shipped);
    expect(bench.file).toBe(door.answer(exercise));
    await bench.write('mine');
    await bench.write('mine, longer');
    expect(readFileSync(door.answer(exercise), 'utf8')).toBe('mine, longer');
    expect(unsaved.read(exercise)).toBe(undefined);
  });

  it('runs what the editor holds, with its events, and tells the text that was judged', async () => {
    const { bench, door } = await desk();
    await bench.read();
    const events: number[] = [];
    const run = bench.run('mine', { seed: 4, onEvent: ({ seq }) => void events.push(seq) });
    await expect.poll(() => door.kafka.runs).toHaveLength(1);
    const [asked] = door.kafka.runs;
    const event = { ms: 1, type: 'harness', process: null, did: { en: '', ko: '' } } as const;
    asked?.options.onEvent?.({ seq: 1, ...event });
    asked?.options.onEvent?.({ seq: 2, ...event });
    asked?.finish(passed(4));
    expect(await run).toMatchObject({
      verdict: { status: 'pass', seed: 4 },
      history: [{ seq: 1 }, { seq: 2 }],
      source: 'mine',
    });
    expect(events).toEqual([1, 2]);
  });

  it('goes on with the newer text when another program saves during a run', async () => {
    const { bench, door, changed } = await desk();
    await bench.read();
    const run = bench.run('mine', {});
    await expect.poll(() => door.kafka.runs).toHaveLength(1);
    writeFileSync(door.answer(exercise), 'from my editor');
    await expect.poll(() => door.kafka.runs).toHaveLength(2);
    door.kafka.runs[1]?.finish(passed(1));
    expect(await run).toMatchObject({ source: 'from my editor' });
    expect(changed).toEqual(['from my editor']);
  });

  it('a stop is a stop, and trouble is said', async () => {
    const { bench, door } = await desk();
    await bench.read();
    const stopped = bench.run('mine', {});
    await expect.poll(() => door.kafka.runs).toHaveLength(1);
    bench.stop();
    await expect(stopped).rejects.toThrow(Stopped);
    const broken = bench.run('mine', {});
    await expect.poll(() => door.kafka.runs).toHaveLength(2);
    door.kafka.runs[1]?.fail(new Error('spilt'));
    await expect(broken).rejects.toThrow(/spilt/);
  });

  it('a stop that comes before the run is answered is a stop of that run', async () => {
    const { bench } = await desk();
    await bench.read();
    const stopped = bench.run('mine', {});
    bench.stop();
    await expect(stopped).rejects.toThrow(Stopped);
  });

  it('writes nothing over what was changed elsewhere, and keeps what was to be written', async () => {
    const { bench, door, unsaved } = await desk();
    await bench.read();
    // Not seen yet: this page was told nothing.
    rmSync(door.answer(exercise));
    writeFileSync(door.answer(exercise), 'theirs');
    const refused = await bench.write('mine').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Conflict);
    expect((refused as Conflict).theirs).toBe('theirs');
    expect(readFileSync(door.answer(exercise), 'utf8')).toBe('theirs');
    expect(unsaved.read(exercise)?.source).toBe('mine');
    expect(await bench.replace('mine')).toBe('mine');
    const sources = (await bench.attempts()).map(({ source }) => source);
    expect(sources).toContain('theirs');
  });

  it('waits for a workbook that is started again, with its new token', async () => {
    const where = { door: await openDoor() };
    const { bench, machine, unsaved } = await desk(where);
    await bench.read();
    const states: BrokerState['state'][] = [];
    machine.onBroker(({ state }) => void states.push(state));
    await where.door.close();
    await expect.poll(() => states.at(-1)).toBe('gone');
    bench.hold?.('the page may be left any moment');
    expect(unsaved.read(exercise)?.source).toBe('the page may be left any moment');
    const write = bench.write('typed meanwhile');
    where.door = await openDoor();
    await write;
    expect(readFileSync(where.door.answer(exercise), 'utf8')).toBe('typed meanwhile');
    await expect.poll(() => states.at(-1)).toBe('ready');
  });

  it('tells a text that came into the file while the connection was gone', async () => {
    const where = { door: await openDoor() };
    const { bench, changed } = await desk(where);
    await bench.read();
    const next = await openDoor();
    writeFileSync(next.answer(exercise), 'changed meanwhile');
    await where.door.close();
    where.door = next;
    await expect.poll(() => changed, { timeout: 5_000 }).toEqual(['changed meanwhile']);
  });

  it('a run whose connection goes is said to have no verdict', async () => {
    const where = { door: await openDoor() };
    const { bench } = await desk(where);
    await bench.read();
    const run = bench.run('mine', {}).catch((error: unknown) => error);
    await expect.poll(() => where.door.kafka.runs).toHaveLength(1);
    await where.door.close();
    expect(await run).toBeInstanceOf(Refused);
  });

  it('what a page that was left could not write is written by the next, or kept as an attempt', async () => {
    const { bench, door, unsaved } = await desk();
    await bench.read();
    await bench.write('base');
    unsaved.keep(exercise, { source: 'left behind', base: attemptName('base') });
    const next = await desk({ door }, unsaved);
    expect(await next.bench.read()).toBe('left behind');
    expect(readFileSync(door.answer(exercise), 'utf8')).toBe('left behind');
    unsaved.keep(exercise, { source: 'of an older file', base: 'another' });
    const last = await desk({ door }, unsaved);
    expect(await last.bench.read()).toBe('left behind');
    const sources = (await last.bench.attempts()).map(({ source }) => source);
    expect(sources).toContain('of an older file');
    expect(unsaved.read(exercise)).toBe(undefined);
  });

  it('resets, and puts back', async () => {
    const { bench } = await desk();
    await bench.read();
    await bench.write('mine');
    expect(await bench.reset()).toBe(`// ${exercise}, as shipped\n`);
    const mine = (await bench.attempts()).find(({ source }) => source === 'mine');
    expect(await bench.putBack(mine?.name ?? '')).toBe('mine');
    await expect(bench.putBack('nothing')).rejects.toThrow(Refused);
  });
});

describe('the journal', () => {
  const standing = (status: BridgedStanding['status']): BridgedStanding[] => [
    { exercise, status, codes: [], untilSolution: 3 },
  ];

  it('takes over what the machine graded, and never less than it knows', () => {
    const graded = withStandings(emptyJournal, standing('passed'));
    expect(graded.passed).toEqual({ [exercise]: 'graded' });
    expect(withStandings(graded, standing('practised'))).toBe(graded);
    expect(withStandings(graded, standing('to-do'))).toBe(graded);
    expect(withStandings(emptyJournal, standing('practised')).passed).toEqual({
      [exercise]: 'practised',
    });
  });
});
