// Services that a check plays itself: they have no process, so that they cost nothing, answer at once, and do
// what the scenario wants done. Slowness and lost messages are faults on the way, as with any other service.
import type { RunEvent } from '../grading/history.ts';
import type { HttpAnswer, PlayedService } from '../grading/stage.ts';
import type { Slow } from '../wire-tap/faults.ts';
import { readRoute } from '../learner/routes.ts';

export interface Played {
  play(service: string, answer: PlayedService): Slow;
  /** Asks it; `undefined` where nobody plays a service of that name. */
  ask(service: string, route: string, body: unknown): HttpAnswer | undefined;
}

export function createPlayed(note: (event: RunEvent) => void): Played {
  const services = new Map<string, PlayedService>();

  return {
    play(service, answer) {
      services.set(service, answer);
      return {
        release() {
          if (services.get(service) === answer) services.delete(service);
        },
      };
    },
    ask(service, route, body) {
      const answer = services.get(service);
      if (answer === undefined) return undefined;
      const response = answer({ ...readRoute(route), body: body ?? null });
      note({
        ...{ type: 'port', process: service, api: 'http.answer', subject: route, key: null },
        ...{ value: body ?? null, answer: response ?? null },
        outcome: response === undefined ? 'unanswered' : 'done',
      });
      return response === undefined
        ? { unreachable: true, brokenOff: true, response: { status: 503 } }
        : { unreachable: false, response };
    },
  };
}
