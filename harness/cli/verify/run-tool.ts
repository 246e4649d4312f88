// Runs one of the project's tools as a program of its own and keeps what it says.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface ToolRun {
  ok: boolean;
  output: string;
}

/** @param args the tool's script below node_modules, then its arguments */
export async function runTool(root: string, [script = '', ...args]: string[]): Promise<ToolRun> {
  const tool = spawn(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    // What it says is read by people, but not in a terminal of its own.
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  let output = '';
  for (const stream of [tool.stdout, tool.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    tool.once('error', reject);
    tool.once('close', resolve);
  });
  return { ok: code === 0, output: output.trimEnd() };
}
