// The deadline is an AbortSignal.
import type { Ctx, HttpResponse } from '#harness/learner/ctx.ts';

export async function mayUnload({ http }: Ctx, tankerId: string): Promise<boolean> {
  const signal = AbortSignal.timeout(1_800);
  const tooLate = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('too late')));
  });
  try {
    const request = http.request('quality', `GET /hold/${tankerId}`);
    const { status, body }: HttpResponse = await Promise.race([request, tooLate]);
    if (status !== 200) return false;
    return (body as { held?: unknown }).held === false;
  } catch {
    return false;
  }
}
