// The code of an exercise as a page shows it: the marks by which lessons quote parts of it are not for readers.

export function withoutRegions(code: string): string {
  return code.replaceAll(/^[ \t]*\/\/ #(?:end)?region\b.*\n/gm, '');
}
