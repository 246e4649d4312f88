import { describe, expect, it } from 'vitest';
import { callThat, learnerThat, openThat, stageOf } from '../testing/stage.ts';
import type { Open } from '../stage.ts';
import { untilStill, waitFor } from './calls.ts';

/** A process that has this open, look by look, and the last of it from then on. */
function opens(looks: readonly Partial<Open>[], seen: (look: number) => void = () => undefined) {
  let look = 0;
  const learner = learnerThat({
    turn() {
      seen(look);
      return Promise.resolve(openThat(looks[Math.min(look++, looks.length - 1)] ?? {}));
    },
  });
  return { learner, looks: () => look };
}
const stage = stageOf([], [], { boundaries: [] });

describe('a call that somebody waits for', () => {
  it('has ended where it did so while it was looked at', async () => {
    const call = { ...callThat({}), settled: false };
    // Two looks find it still, and the third finds that it is over.
    const { learner } = opens([{}], (look) => (call.settled = look >= 3));
    expect(await waitFor(stage, [learner], { call, limitMs: 31_000 })).toMatchObject({
      ...{ settled: true, waitedMs: 0 },
    });
  });

  it('can no longer end where no timer is open and nothing is at work, whoever it has called', async () => {
    const call = callThat({});
    const { learner } = opens([{ work: 1, calls: 1 }]);
    expect(await waitFor(stage, [learner], { call, limitMs: 31_000 })).toEqual({
      ...{ settled: false, waitedMs: 31_000, hadTimer: false },
    });
  });

  it('is given time while its process connects, or waits for a broker', async () => {
    for (const busy of [{ work: 1 }, { unanswered: 1 }]) {
      const call = { ...callThat({}), settled: false };
      const { learner } = opens([{}, {}, {}, busy], (look) => (call.settled = look > 3));
      const until: typeof stage.until = ({ met }) => {
        call.settled = true;
        return Promise.resolve(met() ? 'met' : 'late');
      };
      const waited = await waitFor({ ...stage, until }, [learner], { call, limitMs: 31_000 });
      expect(waited).toMatchObject({ settled: true, waitedMs: 0 });
    }
  });
});

describe('stillness', () => {
  it('is waited for while a broker owes a process an answer', async () => {
    const busy = { unanswered: 1 };
    const { learner, looks } = opens([busy, busy, busy, { work: 1, calls: 1 }]);
    await untilStill(stage, [learner]);
    expect(looks()).toBeGreaterThanOrEqual(5);
  });

  it('does not hang on a process that is never still', async () => {
    const { learner, looks } = opens([{ unanswered: 1 }]);
    await untilStill(stage, [learner]);
    expect(looks()).toBeLessThan(1_000);
  });
});
