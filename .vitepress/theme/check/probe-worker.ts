// A worker such as exercises run in: it says what it may do, and how much memory it gets.

export interface ProbeSays {
  /** Why a `blob:` script did not run; `null`: it did. */
  blob: string | null;
  /** MB (10⁶ bytes) that could be had. */
  had: number;
}

/** The worker's own scope, of which the compiler's library for pages knows nothing. */
const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent<{ megabytes: number }>) => void) | null;
  postMessage(says: ProbeSays): void;
};

scope.onmessage = ({ data }) => {
  void tryBlob().then((blob) => scope.postMessage({ blob, had: allocate(data.megabytes) }));
};

async function tryBlob(): Promise<string | null> {
  const script = new Blob(['export const ran = true;'], { type: 'text/javascript' });
  const url = URL.createObjectURL(script);
  try {
    const module = (await import(/* @vite-ignore */ url)) as { ran?: boolean };
    return module.ran === true ? null : 'it did not run';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** In steps, each of them written to: memory that nobody has touched is only promised. */
function allocate(megabytes: number): number {
  const step = 32;
  const page = 4_096;
  const held: Uint8Array[] = [];
  try {
    while (held.length * step < megabytes) {
      const bytes = new Uint8Array(step * 1_000_000);
      for (let at = 0; at < bytes.length; at += page) bytes[at] = 1;
      held.push(bytes);
    }
  } catch {
    // What there was, there was.
  }
  return held.length * step;
}
