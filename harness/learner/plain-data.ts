// What may be handed to a port: plain data, as JSON has it. What JSON would drop or change without a
// word (a function, a `Map`, a `Buffer`) is refused with its place, where the learner can see it.

/**
 * A copy by JSON.
 * @param what whose value it is, for the message: `store.put`
 * @throws {TypeError} where the value is no plain data
 */
export function plainData(value: unknown, what: string): unknown {
  check(value, what, '', []);
  return JSON.parse(JSON.stringify(value)) as unknown;
}

/** @throws {TypeError} where a key or a name is no text, such as the bytes of a record's key */
export function checkText(given: unknown, what: string): void {
  if (typeof given === 'string') return;
  const is = given instanceof Uint8Array ? 'bytes (a Buffer becomes text by toString())' : given;
  throw new TypeError(`${what} is a text, not ${String(is)}`);
}

/** @param inside the objects that the value lies in */
function check(value: unknown, what: string, at: string, inside: readonly object[]): void {
  const refuse = (is: string): never => {
    const place = at === '' ? '' : ` at ${at.replace(/^\./, '')}`;
    throw new TypeError(`${what} takes plain data, as JSON has it, and was given ${is}${place}`);
  };
  switch (typeof value) {
    case 'undefined':
      // A field that is undefined is no field; a value that is undefined is none.
      return at === '' ? refuse('undefined') : undefined;
    case 'function':
      return refuse('a function');
    case 'symbol':
      return refuse('a symbol');
    case 'bigint':
      return refuse('a BigInt');
    case 'number':
      return Number.isFinite(value) ? undefined : refuse(String(value));
    case 'object':
      break;
    default:
      return;
  }
  if (value === null) return;
  if (ArrayBuffer.isView(value)) refuse('bytes (a Buffer becomes text by toString())');
  if (value instanceof Map) refuse('a Map');
  if (value instanceof Set) refuse('a Set');
  if (value instanceof Promise) refuse('a promise');
  if (inside.includes(value)) refuse('an object that holds itself');
  if ('toJSON' in value) return;
  for (const [key, field] of Object.entries(value)) {
    check(field, what, Array.isArray(value) ? `${at}[${key}]` : `${at}.${key}`, [...inside, value]);
  }
}
