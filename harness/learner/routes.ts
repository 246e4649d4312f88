// Routes of the port `http`: a method and a path, in which `:name` stands for any one part.

/** A route as it is asked for, `GET /grade/lot-42`, in its two parts. */
export function readRoute(route: string): { method: string; path: string } {
  const [, method = '', path = ''] = /^(\S*)\s*(.*)$/.exec(route.trim()) ?? [];
  return { method: method.toUpperCase(), path };
}

/** @throws {TypeError} where it is none, so that nobody waits for what can never match */
export function checkRoute(route: unknown): void {
  if (typeof route === 'string' && /^\s*[A-Za-z]+\s+\//.test(route)) return;
  throw new TypeError(
    `A route is a method and a path, such as 'GET /grade/lot-42', not ${JSON.stringify(route)}`,
  );
}

/** What the names in a route stand for in a request; `undefined` where it is not this route's. */
export function matchRoute(
  route: string,
  request: { method: string; path: string },
): Record<string, string> | undefined {
  const { method, path } = readRoute(route);
  const [wanted, given] = [path.split('/'), request.path.split('/')];
  if (method !== request.method || wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const is = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decoded(is);
    else if (part !== is) return undefined;
  }
  return params;
}

/** A name that only looks encoded (`5%`) is what it is. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
