import type { Shell } from '../shell.ts';
export async function watch(_shell: Shell): Promise<number> { return Promise.resolve(0); }
