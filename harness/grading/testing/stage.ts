// A stage without a broker: what happens while something waits is written by hand.
import type { HistoryEvent } from '../history.ts';
import type { Call, Learner, Open, Stage } from '../stage.ts';

/** Each wait that is not met at once lets the next of `happenings` happen, then is over. */
export function stageOf(
  history: readonly HistoryEvent[],
  happenings: readonly (() => void)[] = [],
  rest: Partial<Stage> = {},
): Stage {
  const left = [...happenings];
  const stage: Partial<Stage> = {
    history,
    groupsWaitMs: 0,
    until({ met }) {
      if (!met()) left.shift()?.();
      return Promise.resolve(met() ? 'met' : 'late');
    },
    look: () => undefined,
    ...rest,
  };
  // The rest of a stage is not asked for without a broker.
  return stage as Stage;
}

export function callThat(said: Partial<Call>): Call {
  const call: Call = {
    settled: false,
    error: undefined,
    result: null,
    methods: [],
    handle: () => call,
    ...said,
  };
  return call;
}

export function learnerThat(said: Partial<Learner>): Learner {
  return {
    name: 'trace',
    alive: true,
    call: () => callThat({}),
    turn: () => Promise.resolve(openThat({})),
    passTime: () => Promise.resolve(openThat({})),
    skipRest: () => Promise.resolve(openThat({})),
    request: () => Promise.resolve({ unreachable: false, response: { status: 404 } }),
    kill: () => Promise.resolve(),
    ...said,
  };
}

/** What a process has open: nothing, but for what is said. */
export function openThat(said: Partial<Open>): Open {
  const nothing = { sockets: 0, timers: 0, rests: 0, work: 0, calls: 0 };
  return { ...nothing, unanswered: 0, fetches: [], begun: 0, ...said };
}
