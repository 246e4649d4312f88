// What a network that changes does: it breaks off whatever a browser is loading, from its own machine too. A cable, a
// VPN, and a container that starts each change it.

/** Milliseconds before each further try to load the same: three seconds in all. */
const pauses = [50, 100, 200, 400, 800, 1_600];

/** Taken before a learner's clock stands in its place. */
const later = setTimeout;

/** Lets the same be tried again, each time after a longer pause. @returns whether it is: not without end */
export function furtherTries(): (again: () => void) => boolean {
  let failures = 0;
  return (again) => {
    const pause = pauses[failures++];
    if (pause !== undefined) later(again, pause);
    return pause !== undefined;
  };
}

/** A part of the lab did not come, or could not begin. */
export class NotLoaded extends Error {
  constructor(cause: unknown) {
    super('A part of the lab could not be loaded', { cause });
  }
}
