// One night on the bench: the events are there, the service handles them, is struck once where the switch
// says, is started again, and goes on to the end. The figure shows such a night, and its table is made of many.
import { createTopic, setUp } from '../../../../harness/figure-world/admin.ts';
import { type Happening, since } from '../../../../harness/figure-world/happening.ts';
import { send } from '../../../../harness/figure-world/producer.ts';
import { createWorld } from '../../../../harness/figure-world/world.ts';
import { concernsView, type Endpoint, startEndpoint } from './endpoint.ts';
import { type BenchEvent, eventsOf, isStruck, topics } from './events.ts';
import { type Deed, outcomeOf, type Outcome } from './outcome.ts';
import { createOutside } from './outside.ts';
import { serviceName, startService } from './service.ts';
import { inputs, type Settings } from './settings.ts';

export interface Night {
  /** Virtual ms since the night began. */
  readonly now: number;
  /** All that there is to handle, whether or not it is plugged in. */
  readonly events: readonly BenchEvent[];
  /** Goes on to the next thing that is told, at most until then. */
  advance(until: number): Happening[];
  /** Whether no stream is plugged in, so that there is nothing to do. */
  readonly isEmpty: boolean;
  /** A farmer asks for the grade of the lot that was struck. */
  ask(): void;
  /** Whether a farmer waits for an answer. */
  isAsked(): boolean;
  /** Whether all has been handled, and nothing more happens by itself. */
  isOver(): boolean;
  outcome(): Outcome;
}

/** Virtual ms until somebody starts the service again; and that a farmer's question takes, one way. */
const restartsAfter = 900;
const questionTakes = 220;

export function beginNight(seed: number, settings: Settings): Night {
  const world = createWorld({ seed });
  const events = eventsOf(world.random);
  const byId = new Map(events.map((event) => [event.id, event]));
  const plugged = events.filter(({ input }) => settings.plugs.includes(input));
  const outside = createOutside();
  const written: Deed[] = [];
  /** How far each input is handled, and how far it reaches. */
  const handled = new Map<string, number>();
  let isArmed = true;
  let isWorking = false;
  let farmers = 0;
  let hasAsked = false;
  let endpoint: Endpoint | undefined;

  setUp(
    world,
    function* (me) {
      for (const topic of Object.values(topics)) yield* createTopic(me, { topic, partitions: 1 });
    },
    function* (me) {
      for (const { id, input, lot } of events) {
        const headers = { 'event-id': id };
        yield* send(me, { topic: topics[input], partition: 0, key: lot, value: lot, headers });
      }
    },
  );
  const began = world.now;
  world.start('supervisor', function* (me) {
    yield* me.rest(300);
    start();
  });

  function start(): void {
    if (plugged.length === 0) return;
    startService(world, { settings, events: byId, outside, isArmed });
    if (settings.plugs.includes('answer')) endpoint = startEndpoint(world);
  }

  function hear(happening: Happening): void {
    if (concernsView(happening)) endpoint?.process.wake();
    switch (happening.type) {
      case 'written': {
        const { topic, headers } = happening.record;
        if (topic === topics.grades) written.push({ cause: headers['causation-id'] ?? '' });
        return;
      }
      case 'begins':
        if (happening.who === serviceName)
          handled.set(happening.place.topic, happening.place.offset);
        return;
      case 'received':
        isWorking = true;
        return;
      case 'handled': {
        isWorking = false;
        const { topic, offset } = happening.record;
        handled.set(topic, offset + 1);
        return;
      }
      case 'crashed':
        if (happening.who !== serviceName) return;
        isWorking = false;
        isArmed = false;
        handled.clear();
        endpoint?.process.crash();
        endpoint = undefined;
        world.start('supervisor', function* (me) {
          yield* me.rest(restartsAfter);
          start();
        });
    }
  }

  function isHandled(): boolean {
    return (
      !isWorking &&
      inputs
        .filter((input) => settings.plugs.includes(input))
        .every((input) => {
          const end = events.filter((event) => event.input === input).length;
          return handled.get(topics[input]) === end;
        })
    );
  }

  function ask(): void {
    hasAsked = true;
    farmers += 1;
    const lot = events.find(isStruck)?.lot ?? '';
    world.start('farmer', function* (me) {
      const tell = (mark: string, detail: Record<string, string>): void =>
        me.tell({
          type: 'mark',
          who: 'farmer',
          mark,
          detail: { lot, takes: questionTakes, ...detail },
        });
      tell('asks', {});
      yield* me.rest(questionTakes);
      const answering = endpoint;
      if (answering === undefined) {
        farmers -= 1;
        tell('nobody', {});
        return;
      }
      const grade = answering.gradeOf(lot) ?? '';
      tell('is-answered', { grade });
      yield* me.rest(questionTakes);
      farmers -= 1;
      tell('hears', { grade });
    });
  }

  return {
    get now() {
      return world.now - began;
    },
    events,
    isEmpty: plugged.length === 0,
    ask,
    isAsked: () => farmers > 0,
    advance(until) {
      // Whoever asks does so when the night's work is done.
      if (isHandled() && !hasAsked && settings.plugs.includes('answer')) ask();
      const told = world.advance(until + began);
      for (const happening of told) hear(happening);
      return told.map((happening) => since(began, happening));
    },
    isOver: () =>
      plugged.length === 0 ||
      (isHandled() && farmers === 0 && (hasAsked || !settings.plugs.includes('answer'))),
    outcome() {
      const due = {
        grades: plugged.map(({ id }) => id),
        regulator: plugged.filter(({ isPositive }) => isPositive).map(({ id }) => id),
        label: plugged.map(({ id }) => id),
      };
      const isDue = ([output]: [string, readonly string[]]): boolean =>
        settings.plugs.some((plug) => plug === output);
      return outcomeOf({
        due: Object.fromEntries(Object.entries(due).filter(isDue)),
        done: { grades: written, regulator: outside.calls, label: outside.labels },
      });
    },
  };
}

/** A whole night, unseen. @throws if it never ends */
export function outcomeOfNight(seed: number, settings: Settings): Outcome {
  const night = beginNight(seed, settings);
  while (!night.isOver()) {
    if (night.now > longest) throw new Error('a night on the bench never ends');
    night.advance(longest + 1);
  }
  return night.outcome();
}

/** Virtual ms. */
const longest = 120_000;
