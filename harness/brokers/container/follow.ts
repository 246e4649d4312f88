import type Dockerode from 'dockerode';

/** One message of a runtime that is pulling or building. */
export interface RuntimeEvent {
  id?: string;
  status?: string;
  progressDetail?: { current?: number; total?: number };
  error?: string;
}

/**
 * Follows what a runtime does until it has done it.
 * @throws {Error} with the runtime's own words. It sends them as one more message, and then ends well.
 */
export async function follow(
  docker: Dockerode,
  stream: NodeJS.ReadableStream,
  onEvent: (event: RuntimeEvent) => void = () => undefined,
): Promise<void> {
  let failed: string | undefined;
  await new Promise<void>((done, fail) => {
    docker.modem.followProgress(
      stream,
      (error: Error | null) => (error ? fail(error) : done()),
      (event: RuntimeEvent) => {
        failed ??= event.error;
        onEvent(event);
      },
    );
  });
  if (failed !== undefined) throw new Error(failed);
}
