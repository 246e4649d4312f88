// What kafkajs and answers take of `node:util`.

const custom = Symbol.for('nodejs.util.promisify.custom');

type Called = ((...args: unknown[]) => unknown) & { [custom]?: (...args: unknown[]) => unknown };

export const promisify = Object.assign(
  (original: Called): ((...args: unknown[]) => unknown) =>
    original[custom] ??
    ((...args: unknown[]) =>
      new Promise((resolve, reject) => {
        original(...args, (error: unknown, value: unknown) => {
          // Whatever the callback was given is what Node rejects with, too.
          if (error === null || error === undefined) resolve(value);
          // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
          else reject(error);
        });
      })),
  { custom },
);

/** As a console shows it. */
export function inspect(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof Error) return value.stack ?? String(value);
  if (value instanceof Map || value instanceof Set) {
    return `${value.constructor.name}(${value.size}) ${inspect([...value])}`;
  }
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'bigint' ? `${value}n` : String(value);
  }
  try {
    return JSON.stringify(value, (_, field: unknown) =>
      typeof field === 'bigint' || typeof field === 'function' ? String(field) : field,
    );
  } catch {
    return '[Circular]';
  }
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : inspect(value));

export function format(first: unknown, ...rest: unknown[]): string {
  const left = [...rest];
  const begin =
    typeof first === 'string'
      ? first.replaceAll(/%[sdifjoO%]/g, (mark) => {
          if (mark === '%%') return '%';
          if (left.length === 0) return mark;
          const value = left.shift();
          if (mark === '%s') return shown(value);
          return /%[dif]/.test(mark) ? String(Number(value)) : inspect(value);
        })
      : shown(first);
  return [begin, ...left.map(shown)].join(' ');
}

export default { promisify, inspect, format };
