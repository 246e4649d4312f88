// What the globals cost that are taken away, in a process of its own.
import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

const program = `
  const { globalWaysAround, refuseGlobals } = await import(${JSON.stringify(new URL('./way-around.ts', import.meta.url).href)});
  const before = process.moduleLoadList.length;
  refuseGlobals(globalWaysAround);
  const loaded = process.moduleLoadList.slice(before);
  const said = globalWaysAround.map((name) => {
    try { return String(globalThis[name]('')); } catch (error) { return error.message; }
  });
  console.log(JSON.stringify({ said, loaded }));
`;

it('takes away each global way around, and has Node load nothing for it', () => {
  const args = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', program];
  const said = execFileSync(process.execPath, args, { encoding: 'utf8' });
  expect(JSON.parse(said)).toEqual({ said: ['fetch', 'WebSocket', 'EventSource'], loaded: [] });
});
