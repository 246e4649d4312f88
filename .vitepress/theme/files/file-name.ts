// Names of files that a reader is given.

/** Part of a file's name, from what a person typed: letters and numbers of any script. */
export function asFileName(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
}
