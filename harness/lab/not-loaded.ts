// What a network that changes does: it breaks off whatever a browser is loading, from its own machine too. A cable, a
// VPN, and a container that starts each change it.

/** Milliseconds before each further try to load the same. */
export const pauses = [50, 100, 200, 400, 800, 1_600];

/** A part of the lab did not come, or could not begin. */
export class NotLoaded extends Error {
  constructor(cause: unknown) {
    super('A part of the lab could not be loaded', { cause });
  }
}
