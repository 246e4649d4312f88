// A command that uses a broker, as a process of its own: node client.node.ts <kind> <stateDir> <idleMs>
// It prints what it got, and gives it back when a line comes in: "release" or "stop".
import { createInterface } from 'node:readline/promises';
import { acquireBroker } from '../acquire.ts';
import type { WarmKind } from '../warm/state.ts';

const [kind = '', stateDir = '', idleMs = ''] = process.argv.slice(2);
const { env } = process;
const onProgress = (): void => undefined;
const options = { stateDir, env, onProgress, idleMs: Number(idleMs) };
const broker = await acquireBroker({ ...options, kind: kind as WarmKind });
const { port, wasWarm, startMs } = broker;
console.log(JSON.stringify({ port, wasWarm, startMs }));
for await (const line of createInterface({ input: process.stdin })) {
  await broker.release({ stopIfUnused: line === 'stop' });
  process.exit(0);
}
