/**
 * Asks `condition` again and again until it gives something else than undefined or false.
 * @returns that value, or undefined once `withinMs` have passed
 */
export async function until<T>(
  condition: () => Promise<T | undefined | false> | T | undefined | false,
  { withinMs, everyMs = 10 }: { withinMs: number; everyMs?: number },
): Promise<T | undefined> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const value = await condition();
    if (value !== undefined && value !== false) return value;
    if (performance.now() >= deadline) return undefined;
    await new Promise((resolve) => void setTimeout(resolve, everyMs));
  }
}
