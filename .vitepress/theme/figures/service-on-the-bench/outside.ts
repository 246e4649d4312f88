// What is no Kafka: the regulator, who takes calls, and a printer of labels. Neither can be rolled back.
import type { Process } from '../../../../harness/figure-world/process.ts';
import { AnswerLost, type Script } from '../../../../harness/figure-world/script.ts';
import type { BenchEvent } from './events.ts';
import type { Deed } from './outcome.ts';

export interface Outside {
  /** All calls that arrived, also those that do nothing under their key. */
  readonly calls: readonly Deed[];
  readonly labels: readonly Deed[];
  /** @param key of idempotency; `undefined`: the regulator takes each call for news */
  callRegulator(me: Process, event: BenchEvent, key: string | undefined): Script;
  printLabel(me: Process, event: BenchEvent): Script;
  /** The next one who asks something here never hears the answer. */
  loseNextAnswer(): void;
}

/** Virtual ms that a call takes, one way. */
const callTakes = 260;
const printTakes = 300;

export function createOutside(): Outside {
  const calls: Deed[] = [];
  const labels: Deed[] = [];
  let losesAnswer = false;

  /** The answer is on its way, or lost. */
  function* answer(me: Process, whose: 'regulator' | 'label'): Script {
    const isLost = losesAnswer;
    losesAnswer = false;
    const mark = isLost ? 'answer-lost' : 'answers';
    me.tell({ type: 'mark', who: whose, mark, detail: { takes: callTakes } });
    yield* me.rest(callTakes);
    if (isLost) throw new AnswerLost(whose);
  }

  return {
    calls,
    labels,
    *callRegulator(me, { id, lot }, key) {
      const detail = { id, lot, key: key ?? '', takes: callTakes };
      me.tell({ type: 'mark', who: 'regulator', mark: 'called', detail });
      yield* me.rest(callTakes);
      const isAgain = calls.some((call) => call.cause === id);
      calls.push({ cause: id, ...(key === undefined ? {} : { key }) });
      const heard = isAgain ? (key === undefined ? 'told-again' : 'knew') : 'told';
      me.tell({ type: 'mark', who: 'regulator', mark: heard, detail });
      yield* answer(me, 'regulator');
    },
    *printLabel(me, { id, lot }) {
      yield* me.rest(printTakes);
      const isAgain = labels.some((label) => label.cause === id);
      labels.push({ cause: id });
      const mark = isAgain ? 'printed-again' : 'printed';
      me.tell({ type: 'mark', who: 'label', mark, detail: { id, lot } });
      yield* answer(me, 'label');
    },
    loseNextAnswer() {
      losesAnswer = true;
    },
  };
}
