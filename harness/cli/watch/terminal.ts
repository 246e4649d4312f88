// A terminal that keys come from and a screen is drawn on. Tests have one of their own.
import { emitKeypressEvents, type Interface } from 'node:readline';
import { keyOf, type Key, type Keypress } from './keys.ts';

export interface Terminal {
  /** In columns and rows. */
  size(): { width: number; height: number };
  /** Takes away what is on the screen and puts this there; the last line stays the last. */
  draw(text: string): void;
  onKey(listener: (key: Key) => void): void;
  onResize(listener: () => void): void;
  /** Gives the terminal back as it was. */
  close(): void;
}

/** The scrollback goes too: it would hold a copy of every screen there was. */
const clearScreen = '\u001B[2J\u001B[3J\u001B[H';
/** How long to wait for the rest of an arrow's sequence before an Escape is one (ms). */
const escapeCodeTimeout = 50;

/** `undefined` where there is nobody at a keyboard, or no screen. */
export function openTerminal(
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
): Terminal | undefined {
  // Types say that it is always there; it is not, where the stream is a file.
  if (!input.isTTY || !output.isTTY) return undefined;
  // `readline` needs no more of an interface than this setting.
  emitKeypressEvents(input, { escapeCodeTimeout } as unknown as Interface);
  input.setRawMode(true);
  input.resume();
  const restore = (): void => void input.setRawMode(false);
  // An error that nobody caught ends the process without coming by here.
  process.once('exit', restore);

  const keys: ((key: Key) => void)[] = [];
  const resizes: (() => void)[] = [];
  const pressed = (text: string | undefined, press: Keypress): void => {
    const key = keyOf(text, press);
    for (const listener of keys) listener(key);
  };
  const resized = (): void => {
    for (const listener of resizes) listener();
  };
  input.on('keypress', pressed);
  output.on('resize', resized);
  let drawn = false;
  return {
    size: () => ({ width: output.columns || 80, height: output.rows || 24 }),
    draw(text) {
      drawn = true;
      output.write(`${clearScreen}${text}`);
    },
    onKey: (listener) => void keys.push(listener),
    onResize: (listener) => void resizes.push(listener),
    close() {
      input.off('keypress', pressed);
      output.off('resize', resized);
      process.off('exit', restore);
      restore();
      input.pause();
      if (drawn) output.write('\n');
    },
  };
}
