// The service under test, as a script on the practice broker: for each event it does its steps in the order
// that the reader chose. It dies where the switch is put, or loses an answer there.
import { type Consumer, startConsumer } from '../../../../harness/figure-world/consumer.ts';
import type { SceneRecord } from '../../../../harness/figure-world/happening.ts';
import type { Process } from '../../../../harness/figure-world/process.ts';
import { send } from '../../../../harness/figure-world/producer.ts';
import { AnswerLost, type Script } from '../../../../harness/figure-world/script.ts';
import type { World } from '../../../../harness/figure-world/world.ts';
import { type BenchEvent, isStruck, topics } from './events.ts';
import type { Outside } from './outside.ts';
import { inputs, type Settings, type Step } from './settings.ts';

export const serviceName = 'grade-service';
/** Virtual ms for a decision. */
const thinks = 350;
/** Longer than all steps of an event take: meanwhile it sends no heartbeat. Virtual ms. */
const sessionMs = 4_000;

export interface ServiceOptions {
  settings: Settings;
  /** By `event-id`. */
  events: ReadonlyMap<string, BenchEvent>;
  outside: Outside;
  /** Whether the switch is still to strike. */
  isArmed: boolean;
}

export function startService(world: World, options: ServiceOptions): Consumer {
  const { settings, events, outside, isArmed } = options;
  const { order, plugs, kill, fault } = settings;

  function* doStep(step: Step, event: BenchEvent, record: SceneRecord, me: Process): Script {
    switch (step) {
      case 'decide':
        yield* me.rest(thinks);
        tell(me, 'decided', event);
        return;
      case 'emit': {
        const value = JSON.stringify({ lotId: event.lot, grade: event.grade });
        const headers = { 'event-id': `grade-of-${event.id}`, 'causation-id': event.id };
        yield* send(me, { topic: topics.grades, partition: 0, key: record.key, value, headers });
        return;
      }
      case 'call':
        if (plugs.includes('regulator') && event.isPositive) {
          yield* outside.callRegulator(me, event, settings.hasKey ? event.id : undefined);
        }
        if (plugs.includes('label')) yield* outside.printLabel(me, event);
        return;
      case 'commit':
        throw new Error('the consumer commits');
    }
  }

  const consumer: Consumer = startConsumer(world, {
    name: serviceName,
    group: serviceName,
    topics: inputs.filter((input) => plugs.includes(input)).map((input) => topics[input]),
    from: 'earliest',
    commits: 'itself',
    sessionMs,
    *handle(record, { me, commit }) {
      const event = events.get(record.headers['event-id'] ?? '');
      if (event === undefined) throw new Error('an event that nobody wrote');
      const strikes = isArmed && isStruck(event) ? kill : undefined;
      try {
        for (const [index, step] of order.entries()) {
          yield* me.reach(strikes === index && fault === 'crash' ? deadly : `${index}`);
          tell(me, 'begins-step', event, step);
          if (strikes === index + 1 && fault === 'lost') loseAnswerTo(step, me, outside);
          if (step === 'commit') yield* commit(record);
          else yield* doStep(step, event, record, me);
        }
        yield* me.reach(strikes === order.length && fault === 'crash' ? deadly : 'last');
        tell(me, 'is-done', event);
      } catch (error) {
        if (!(error instanceof AnswerLost)) throw error;
        // It cannot know whether it was done, and gives up.
        me.tell({ type: 'mark', who: serviceName, mark: 'gave-up', detail: { of: error.api } });
        yield* me.reach(deadly);
      }
    },
  });
  consumer.process.crashAt(deadly);
  return consumer;
}

const deadly = 'the switch';

function tell(me: Process, mark: string, { id, lot }: BenchEvent, step: Step | '' = ''): void {
  me.tell({ type: 'mark', who: serviceName, mark, detail: { id, lot, step } });
}

function loseAnswerTo(step: Step, me: Process, outside: Outside): void {
  if (step === 'emit') me.loseAnswerTo('Produce');
  else if (step === 'commit') me.loseAnswerTo('OffsetCommit');
  else if (step === 'call') outside.loseNextAnswer();
}
