// What a learner's code printed, as far as it fits: of an error, its message and the answer's own frame are worth more
// than the frames of Node and the client below it, and the fields after those.

/** So many lines are shown. */
const most = 8;
/** A frame of a stack, behind the name of the process. */
const frame = /^(?:[\w-]+: )?\s+at .+/;
/** One that goes through the answer. */
const own = /(?:exercises|solutions)[/\\]|exercise\.ts/;

/** The last lines of it, without what an error drags behind its message. */
export function printedLines(output: string): string[] {
  const kept: string[] = [];
  /** How deep in braces the fields of an error are; 0 outside of them. */
  let depth = 0;
  for (const line of output.split('\n')) {
    if (depth > 0) {
      depth += bracesIn(line);
      continue;
    }
    if (!frame.test(line)) {
      kept.push(line);
      continue;
    }
    if (/ \{$/.test(line)) depth = 1;
    if (own.test(line)) kept.push(line.replace(/ \{$/, ''));
  }
  return kept.slice(-most);
}

/** How many braces and brackets more are opened than closed. */
function bracesIn(line: string): number {
  const count = (pattern: RegExp): number => line.match(pattern)?.length ?? 0;
  return count(/[{]/g) - count(/[}]/g);
}
