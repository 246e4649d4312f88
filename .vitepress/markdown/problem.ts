// What is wrong with a page, with its file and line, so that an author can go there.
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';

/** What VitePress says of the page that is being rendered; our plugins keep their notes beside it. */
export interface PageEnv {
  /** Absolute. */
  path?: string;
  /** Below docs, with forward slashes. */
  relativePath?: string;
  frontmatter?: Record<string, unknown>;
  /** The page without its frontmatter. */
  content?: string;
  /** Lines above the part that is being parsed, when it is a part. */
  linesAbove?: number;
  /** Ids of predictions and recalls that the page has so far. */
  idsTaken?: Set<string>;
}

/** @param line counted from 0, in what is being parsed */
export function problem(env: PageEnv, line: number, says: string): Error {
  const path = env.path === undefined ? 'page' : relative(process.cwd(), env.path);
  const at = line + (env.linesAbove ?? 0) + frontmatterLines(env) + 1;
  const error = new Error(`${path.replaceAll('\\', '/')}:${at}: ${says}`);
  // Where in this code it was found is of no use to an author.
  error.stack = error.message;
  return error;
}

/** Lines are counted without the frontmatter, which a reader of the file sees. */
function frontmatterLines({ path, content }: PageEnv): number {
  if (path === undefined || content === undefined || !existsSync(path)) return 0;
  const whole = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  return whole.split('\n').length - content.replaceAll('\r\n', '\n').split('\n').length;
}
