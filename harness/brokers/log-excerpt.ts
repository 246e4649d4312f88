// The one line of a log that tells most.
import { readFile, statfs } from 'node:fs/promises';
import { join } from 'node:path';

/** The files of a run directory that may say why a broker ended. */
export const LOG = 'kafka.log';
export const OUTPUT = 'java-output.log';

/** What explains a failed start best: from Kafka's log, or else from Java's own output, or the disk. */
export async function whyItEnded(runDir: string): Promise<string | undefined> {
  const [log, output] = await Promise.all(
    [LOG, OUTPUT].map((name) => readFile(join(runDir, name), 'utf8').catch(() => '')),
  );
  const said = lastErrorOf(log ?? '') ?? lastErrorOf(output ?? '') ?? lastLineOf(output ?? '');
  return said ?? (await fullDisk(runDir));
}

/** On a full disk there is no room for a log that would tell. */
async function fullDisk(dir: string): Promise<string | undefined> {
  const { bavail, bsize } = await statfs(dir);
  return bavail * bsize < 1_000_000 ? 'No space left on the disk' : undefined;
}

/** The root cause of the last error in the text: its innermost `Caused by`, or else the error itself. */
export function lastErrorOf(text: string): string | undefined {
  const lines = text.split('\n');
  const start = lines.findLastIndex((line) => /\b(ERROR|FATAL)\b|^Error\b|^Exception\b/.test(line));
  if (start < 0) return undefined;
  const rest = lines.slice(start);
  const cause = rest.findLast((line) => line.startsWith('Caused by: '));
  // The logged sentence often says less than the exception on the next line.
  const exception = rest.find((line) => /^[\w.$]+(Exception|Error)\b/.test(line));
  return (cause?.slice('Caused by: '.length) ?? exception ?? rest[0])?.trim();
}

function lastLineOf(text: string): string | undefined {
  return text.trim().split('\n').at(-1)?.trim() || undefined;
}
