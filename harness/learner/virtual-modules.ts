// What a learner's import really gets: objects of this process, handed over by modules that are made up.

const scheme = 'milk-run:';

/** By the virtual module's name. */
export type Virtual = Readonly<Record<string, object>>;

/** Modules made up from here on can hand these over; their source can reach them only globally. */
export function offer(virtual: Virtual): void {
  Object.defineProperty(globalThis, Symbol.for(scheme), { value: virtual });
}

/** The source of the module that hands over the object of this name. */
export function virtualSource(virtual: Virtual, name: string): string {
  const names = Object.keys(virtual[name] ?? {}).filter((one) => one !== 'default');
  return [
    `const it = globalThis[Symbol.for('${scheme}')]['${name}'];`,
    `export const { ${names.join(', ')} } = it;`,
    'export default it;',
  ].join('\n');
}
