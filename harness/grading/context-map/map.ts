// A context map as an answer declares it.
export const patterns = [
  ...(['partnership', 'shared-kernel', 'customer-supplier', 'conformist'] as const),
  ...(['anti-corruption-layer', 'open-host-service', 'published-language'] as const),
  ...(['separate-ways', 'big-ball-of-mud'] as const),
];

export interface MapContext {
  name: string;
  owns: readonly string[];
  terms: Readonly<Record<string, string>>;
}

export interface MapLink {
  from: string;
  to: string;
  topic: string;
  pattern: string;
}

export interface ContextMap {
  contexts: readonly MapContext[];
  links: readonly MapLink[];
}

/** `undefined` where it is not of the form that its type promises. */
export function readMap(declared: unknown): ContextMap | undefined {
  const { contexts, links } = fields(declared);
  if (!Array.isArray(contexts) || !Array.isArray(links)) return undefined;
  const isText = (value: unknown): boolean => typeof value === 'string';
  const fit =
    contexts.every((one: unknown) => {
      const { name, owns, terms } = fields(one);
      return (
        isText(name) &&
        Array.isArray(owns) &&
        owns.every(isText) &&
        typeof terms === 'object' &&
        terms !== null &&
        Object.values(terms).every(isText)
      );
    }) &&
    links.every((one: unknown) => {
      const { from, to, topic, pattern } = fields(one);
      return [from, to, topic].every(isText) && patterns.some((known) => known === pattern);
    });
  // Just looked at.
  return fit ? (declared as ContextMap) : undefined;
}

function fields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
