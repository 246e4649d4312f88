// Which names a topic may have.

const LONGEST = 249;

/** What is wrong with a topic's name, in Kafka's words; `undefined` if nothing is. */
export function problemOfName(name: string): string | undefined {
  if (name === '') return 'the empty string is not allowed';
  if (name === '.' || name === '..') return `'${name}' is not allowed`;
  if (name.length > LONGEST) {
    return `the length of '${name}' is longer than the max allowed length ${LONGEST}`;
  }
  if (/^[a-zA-Z0-9._-]+$/.test(name)) return undefined;
  return `'${name}' contains one or more characters other than ASCII alphanumerics, '.', '_' and '-'`;
}
