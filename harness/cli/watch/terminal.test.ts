import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { openTerminal, type Terminal } from './terminal.ts';

function streams(isTTY: boolean) {
  const raw: boolean[] = [];
  const input = Object.assign(new PassThrough(), {
    isTTY,
    setRawMode: (on: boolean) => void raw.push(on),
  });
  let drawn = '';
  const output = Object.assign(new EventEmitter(), {
    ...{ isTTY, columns: 80, rows: 24 },
    write: (text: string) => void (drawn += text),
  });
  // Of a terminal's streams it uses what is made here.
  const terminal = openTerminal(
    input as unknown as NodeJS.ReadStream,
    output as unknown as NodeJS.WriteStream,
  );
  return { terminal, input, output, raw, drawn: () => drawn };
}

function keysOf(terminal: Terminal | undefined): string[] {
  const keys: string[] = [];
  terminal?.onKey((key) => keys.push(key));
  return keys;
}

it('is none where there is no keyboard', () => {
  const { terminal, raw } = streams(false);
  expect([terminal, raw]).toEqual([undefined, []]);
});

it('hears letters, arrows, Enter, Escape and Ctrl-C', async () => {
  const { terminal, input } = streams(true);
  const keys = keysOf(terminal);
  input.write('hㅗ\u001b[A\u001b[B\r\u0003');
  input.write('\u001b');
  await expect.poll(() => keys).toEqual(['h', 'h', 'up', 'down', 'return', 'ctrl-c', 'escape']);
  terminal?.close();
});

it('draws from an empty screen, and its last line stays the last', () => {
  const { terminal, drawn } = streams(true);
  terminal?.draw('milk\nq quit');
  expect(drawn()).toBe('\u001B[2J\u001B[3J\u001B[Hmilk\nq quit');
  terminal?.close();
});

it('tells when it was resized', () => {
  const { terminal, output } = streams(true);
  let sizes = '';
  terminal?.onResize(() => (sizes += JSON.stringify(terminal.size())));
  Object.assign(output, { columns: 40, rows: 10 });
  output.emit('resize');
  expect(sizes).toBe('{"width":40,"height":10}');
  terminal?.close();
});

it('is as it was when it is closed, and hears nothing more', async () => {
  const exits = process.listenerCount('exit');
  const { terminal, input, raw, drawn } = streams(true);
  const keys = keysOf(terminal);
  expect(process.listenerCount('exit')).toBe(exits + 1);
  terminal?.draw('milk');
  terminal?.close();
  expect(raw).toEqual([true, false]);
  expect(drawn().endsWith('\n')).toBe(true);
  expect(process.listenerCount('exit')).toBe(exits);
  input.write('q');
  await new Promise((resolve) => setImmediate(resolve));
  expect([keys, input.isPaused()]).toEqual([[], true]);
});
