// What a figure was measured on: without that it says nothing.
import { execFileSync } from 'node:child_process';
import { arch, cpus, platform, release, totalmem } from 'node:os';

/** One line for each thing that matters; no name that tells whose machine it is. */
export function describeMachine(): string[] {
  const [first] = cpus();
  return [
    `Processor: ${first?.model.trim() || 'unknown'}, ${cpus().length} cores`,
    `Memory: ${Math.round(totalmem() / 2 ** 30)} GiB`,
    `System: ${platform()} ${release()} ${arch()}`,
    `Node ${process.versions.node}; Java: ${javaVersion()}`,
  ];
}

function javaVersion(): string {
  try {
    const said = execFileSync('java', ['--version'], { encoding: 'utf8' });
    return said.split('\n')[0]?.trim() ?? 'unknown';
  } catch {
    return 'none';
  }
}
