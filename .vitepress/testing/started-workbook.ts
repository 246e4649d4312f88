// `npm start` as it is typed, in a copy of the workbook with its pages.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from '../../harness/brokers/until.ts';
import { copyWorkbook, type Workbook } from '../../harness/cli/testing/workbook.ts';

const original = fileURLToPath(new URL('../..', import.meta.url));

export interface StartedWorkbook {
  book: Workbook;
  /** Of its first page, with a slash at the end. */
  address: string;
  /** Stops it as Ctrl+C does, and its broker, and removes the copy. */
  close(): Promise<void>;
}

/** Fails with what it printed where it does not say an address within two minutes. */
export async function startWorkbook(): Promise<StartedWorkbook> {
  const book = copyWorkbook();
  for (const part of ['docs', '.vitepress']) {
    cpSync(join(original, part), join(book.root, part), { recursive: true });
  }
  const command = book.start(['start', '--no-open', '--port', '0']);
  const close = async (): Promise<void> => {
    command.child.kill('SIGINT');
    await command.ended;
    await book.close();
  };
  const printed = (): string | undefined =>
    /http:\/\/127\.0\.0\.1:\d+\//.exec(command.output())?.[0];
  const address = await until(printed, { withinMs: 120_000, everyMs: 50 });
  if (address === undefined) {
    await close();
    throw new Error(`npm start gave no address:\n${command.output()}`);
  }
  return { book, address, close };
}
