// *Burn the view*, moved by the practice broker and scripted clients. Loaded at the first interaction.
import { createTopic, setUp } from '../../../../harness/figure-world/admin.ts';
import { type Consumer, startConsumer } from '../../../../harness/figure-world/consumer.ts';
import { type Happening, since } from '../../../../harness/figure-world/happening.ts';
import type { Process } from '../../../../harness/figure-world/process.ts';
import { send } from '../../../../harness/figure-world/producer.ts';
import { createWorld } from '../../../../harness/figure-world/world.ts';
import { flightsAfter } from '../frame/flights.ts';
import type { Line, Scene } from '../frame/scene.ts';
import {
  begun,
  type BurnPicture,
  capacity,
  coming,
  empty,
  type Fold,
  foldOf,
  foldWith,
  topic,
  type ViewName,
  viewOf,
  type ViewPicture,
} from './picture.ts';
import { said } from './words.ts';

export type BurnMove =
  { do: 'burn' | 'rebuild' | 'change'; view: ViewName } | { do: 'third' } | { do: 'write' };

/** Virtual ms that an event takes a view, beside asking for it and committing it. */
const pace = 190;
const share = { topic, partition: 0 };

export function createScene(seed: number): Scene<BurnPicture, BurnMove> {
  const world = createWorld({ seed });
  let picture: BurnPicture = {
    ...{ litres: [], flights: [], edits: 0, apiEdits: 0 },
    views: [newView('trace', 'live'), newView('dashboard', 'live')],
  };
  /** Who reads for a view now; a name ends in the number of its building. */
  const readers = new Map<ViewName, { who: string; consumer: Consumer }>();
  const old = new Map<string, Consumer>();
  const startedAt = new Map<ViewName, number>();
  /** What each view makes of the events, also while it is burnt. */
  const folds = new Map<ViewName, Fold>(Object.entries(foldOf) as [ViewName, Fold][]);
  let builds = 0;
  let isOpening = true;
  let toWrite = 0;
  let hasAnswered = false;

  const past: Happening[] = setUp(
    world,
    (me) => createTopic(me, { topic, partitions: 1 }),
    function* (me) {
      for (let index = 0; index < begun; index += 1) yield* write(me);
    },
  );
  read('trace');
  read('dashboard');
  const isRead = (name: ViewName): boolean => viewOf(picture, name)?.answers?.known === begun;
  for (const happening of past) fold(happening);
  while (!isRead('trace') || !isRead('dashboard')) world.advance(Infinity).forEach(fold);
  picture = { ...picture, flights: [] };
  const began = world.now;

  const producer = world.start('collection', function* (me) {
    for (;;) {
      if (toWrite === 0) yield* me.idle(60_000);
      else {
        yield* write(me);
        toWrite -= 1;
      }
    }
  });
  const stirred: Line[] = [];
  world.start('dawn', function* (me) {
    yield* me.rest(world.random.whole(700, 1_200));
    stirred.push(...burn('trace'));
    me.tell({ type: 'mark', who: 'dawn', mark: 'stirred', detail: {} });
    yield* me.rest(world.random.whole(1_200, 1_800));
    stirred.push(...rebuild('trace'));
    me.tell({ type: 'mark', who: 'dawn', mark: 'stirred', detail: {} });
    for (let more = 0; more < coming; more += 1) {
      yield* me.rest(world.random.whole(900, 1_600));
      toWrite += 1;
      producer.wake();
    }
    isOpening = false;
  });

  function* write(me: Process) {
    const value = String(world.random.whole(18, 99) * 10);
    yield* send(me, { ...share, key: `farm-${world.random.whole(1, 240)}`, value });
  }

  function read(name: ViewName): void {
    const who = `${name}#${++builds}`;
    const options = { name: who, group: who, topics: [topic], from: 'earliest', pace } as const;
    readers.set(name, { who, consumer: startConsumer(world, options) });
    startedAt.set(name, world.now);
  }

  function setView(name: ViewName, change: (view: ViewPicture) => Partial<ViewPicture>): void {
    const views = picture.views.map((view) =>
      view.name === name ? { ...view, ...change(view) } : view,
    );
    picture = { ...picture, views };
  }

  /** Draws one happening more; gives the name of a view that has caught up by it. */
  function fold(happening: Happening): ViewName | undefined {
    const flights = flightsAfter(picture.flights, happening);
    if (flights !== picture.flights) picture = { ...picture, flights };
    if (happening.type === 'written') {
      picture = { ...picture, litres: [...picture.litres, Number(happening.record.value)] };
    }
    if (happening.type !== 'handled') return undefined;
    const entry = [...readers].find(([, { who }]) => who === happening.who);
    if (entry === undefined) return undefined;
    const [name] = entry;
    const litres = Number(happening.record.value);
    const view = viewOf(picture, name);
    if (view?.building === undefined) {
      setView(name, ({ answers }) => ({ answers: answers && foldWith(answers, litres) }));
      return undefined;
    }
    const building = foldWith(view.building, litres);
    if (building.known < picture.litres.length) {
      setView(name, () => ({ building }));
      return undefined;
    }
    setView(name, () => ({ state: 'live', answers: building, building: undefined }));
    for (const [who, consumer] of old) if (who.startsWith(name)) consumer.stop();
    return name;
  }

  function hear(happenings: readonly Happening[]): Line[] {
    return happenings.flatMap((told) => {
      const caughtUp = fold(since(began, told));
      const at = told.at - began;
      if (told.type === 'mark') return stirred.splice(0);
      if (told.type === 'written') return [{ at, ...said.written(told.record.offset) }];
      if (caughtUp === undefined) return [];
      const view = viewOf(picture, caughtUp);
      const ms = told.at - (startedAt.get(caughtUp) ?? told.at);
      const answers = caughtUp === 'trace' && !hasAnswered;
      hasAnswered ||= answers;
      const line = said.caughtUp(caughtUp, view?.answers ?? empty('count'), ms);
      return [{ at, ...line, ...(answers ? { answersGuess: true as const } : {}) }];
    });
  }

  const line = (told: Omit<Line, 'at'>): Line[] => [{ at: world.now - began, ...told }];

  function burn(name: ViewName): Line[] {
    if (viewOf(picture, name)?.state === 'burnt') return [];
    readers.get(name)?.consumer.process.crash();
    readers.delete(name);
    for (const [who, consumer] of old) if (who.startsWith(name)) consumer.process.crash();
    setView(name, () => ({ state: 'burnt', answers: undefined, building: undefined }));
    return line(said.burns(name));
  }

  function rebuild(name: ViewName, other?: Fold): Line[] {
    const view = viewOf(picture, name);
    if (view === undefined || view.state === 'building') return [];
    const now = readers.get(name);
    if (now !== undefined) old.set(now.who, now.consumer);
    // The old reader goes on until the new view has caught up, and its view with it.
    const before = folds.get(name) ?? foldOf[name];
    const to = other ?? before;
    folds.set(name, to);
    setView(name, () => ({ state: 'building', building: empty(to) }));
    read(name);
    const isNew = to !== before;
    if (isNew) picture = { ...picture, apiEdits: picture.apiEdits + 1 };
    return line(isNew ? said.changes(name, to, view.answers) : said.rebuilds(name, view.answers));
  }

  return {
    get now() {
      return world.now - began;
    },
    picture: () => picture,
    advance(until) {
      for (;;) {
        const happenings = world.advance(until + began);
        const lines = hear(happenings);
        if (lines.length > 0 || happenings.length === 0) return lines;
      }
    },
    isAtRest() {
      const { views, flights, litres } = picture;
      if (isOpening || toWrite > 0 || flights.length > 0) return false;
      return views.every(
        ({ state, answers }) =>
          state === 'burnt' || (state === 'live' && answers?.known === litres.length),
      );
    },
    move(move) {
      switch (move.do) {
        case 'burn':
          return burn(move.view);
        case 'rebuild':
          return rebuild(move.view);
        case 'change': {
          const isLitres = folds.get(move.view) === 'litres';
          return rebuild(move.view, isLitres ? 'large' : 'litres');
        }
        case 'third':
          if (viewOf(picture, 'report') !== undefined) return [];
          picture = {
            ...picture,
            apiEdits: picture.apiEdits + 1,
            views: [...picture.views, { ...newView('report', 'building'), answers: undefined }],
          };
          setView('report', () => ({ building: empty(foldOf.report) }));
          read('report');
          return line(said.third());
        case 'write':
          if (picture.litres.length + toWrite >= capacity) return line(said.full());
          toWrite += 1;
          producer.wake();
          return [];
      }
    },
  };
}

function newView(name: ViewName, state: ViewPicture['state']): ViewPicture {
  return { name, state, answers: empty(foldOf[name]), building: undefined };
}
