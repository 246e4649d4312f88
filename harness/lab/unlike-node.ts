// Answers that get another code in a page than in Node, each for a reason that no page can help.

/** By the path from the root: the code in a page. */
export const unlikeNode: Readonly<Record<string, string>> = {
  // It keeps a file of its own, and a page has no files: it is told so before it runs.
  'solutions/why-event-driven/first-tape/wrong/PHANTOM-cache-file.ts': 'SHAPE',
};
