// Opens a file in the learner's own editor, by the library that Vite opens editors with. It runs in a process
// of its own that has no terminal: it looks for running editors, which takes a while, and an editor that wants the
// terminal would take that of `npm start`.
import { fork } from 'node:child_process';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Text } from '../grading/text.ts';

const child = fileURLToPath(new URL('./editor.node.ts', import.meta.url));

/** Those that live in a terminal. */
const inTerminal = /^(vi|vim|nvim|view|nano|pico|micro|joe|ne|ed|hx|helix|kak|emacs|mg)(\.exe)?$/i;

/** How long an editor may take to say that it cannot; most go on running, and that is all we see. */
const saysWithinMs = 3_000;

/**
 * The command that was set for it: WORKBOOK_EDITOR, LAUNCH_EDITOR, VISUAL or EDITOR.
 * `undefined`: none that has a window; a running one is looked for.
 */
export function editorSet(env: NodeJS.ProcessEnv): string | undefined {
  return ['WORKBOOK_EDITOR', 'LAUNCH_EDITOR', 'VISUAL', 'EDITOR']
    .map((name) => env[name]?.trim() ?? '')
    .find((command) => command !== '' && !inTerminal.test(basename(command.split(' ')[0] ?? '')));
}

/**
 * @param path absolute; it has to come from the catalog
 * @returns why it could not be opened; `undefined` when nothing speaks against it
 */
export async function openInEditor(
  path: string,
  env: NodeJS.ProcessEnv,
): Promise<Text | undefined> {
  const { VISUAL: _visual, EDITOR: _editor, LAUNCH_EDITOR: _launch, ...rest } = env;
  const editor = editorSet(env);
  const opener = fork(child, [path, ...(editor === undefined ? [] : [editor])], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: rest,
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const failed = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), saysWithinMs);
    const end = (how: boolean): void => {
      clearTimeout(timer);
      resolve(how);
    };
    opener.once('message', () => end(true));
    opener.once('error', () => end(true));
    opener.once('exit', (code) => end(code !== 0));
  });
  // It may stay as long as the editor does, and does not keep us.
  opener.unref();
  opener.channel?.unref();
  return failed ? notOpened : undefined;
}

const notOpened: Text = {
  en: 'No editor could be opened. Start yours, or set WORKBOOK_EDITOR to its command (such as code) before `npm start`.',
  ko: '편집기를 열지 못했어요. 편집기를 직접 실행하거나, `npm start`를 실행하기 전에 WORKBOOK_EDITOR에 편집기 명령(예: code)을 넣으세요.',
};
