/// <reference types="@vitest/browser/context" />
import { runScript } from './script.ts';

/** What the script's clients see in Node, also for a test that runs in a page. */
export async function historyInNode(seed: number): Promise<readonly string[]> {
  if (!('document' in globalThis)) return runScript(seed);
  const { commands } = await import('vitest/browser');
  return commands.historyInNode(seed);
}

declare module 'vitest/browser' {
  interface BrowserCommands {
    historyInNode(seed: number): Promise<string[]>;
  }
}
