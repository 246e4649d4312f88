// Ways around the tap, also by a process or thread of its own. What goes there cannot be seen, so an answer
// that takes one is told so.

export const waysAround: ReadonlySet<string> = new Set(
  [
    ...['net', 'tls', 'http', 'https', 'http2', 'dgram'],
    ...['child_process', 'cluster', 'worker_threads'],
  ].flatMap((name) => [name, `node:${name}`]),
);

/** Those that need no import. */
export const globalWaysAround = ['fetch', 'WebSocket', 'EventSource'] as const;

/** Its message is the name of what was tried. */
export class WayAround extends Error {}

/** From here on, these globals refuse. */
export function refuseGlobals(names: readonly string[]): void {
  for (const name of names) {
    const refuse = (): never => {
      throw new WayAround(name);
    };
    // Node makes a WebSocket when somebody defines another over it, of a hundred modules; not when it is taken away first.
    Reflect.deleteProperty(globalThis, name);
    Object.defineProperty(globalThis, name, { value: refuse, configurable: true });
  }
}
