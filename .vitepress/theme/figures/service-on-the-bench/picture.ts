// What *Service on the bench* draws, and how it follows from what is told.
import type { Happening } from '../../../../harness/figure-world/happening.ts';
import type { Flight } from '../frame/scene.ts';
import { type BenchEvent, type GradeName, topics } from './events.ts';
import type { Outcome } from './outcome.ts';
import { type Fault, type Input, inputs, type Settings, type Step } from './settings.ts';
import type { Table } from './table.ts';

/** Where a flight can begin and end. */
export type End = Input | 'service' | 'grades' | 'regulator' | 'label' | 'farmer';

export interface WrittenGrade {
  lot: string;
  /** The id of the event that led to it. */
  cause: string;
  grade: GradeName;
  /** Whether the stream has had it before, under the same `event-id`. */
  isAgain: boolean;
}

export interface BenchPicture {
  settings: Settings;
  events: readonly BenchEvent[];
  service: 'off' | 'joining' | 'waiting' | 'working' | 'dead';
  /** How often it was started. */
  starts: number;
  /** What it has in hand, the step it is at, and those it has done with it. */
  handling: string | undefined;
  step: Step | undefined;
  done: readonly Step[];
  /** By input: what the group has committed, and which offset comes next. */
  committed: Partial<Record<Input, number>>;
  next: Partial<Record<Input, number>>;
  grades: readonly WrittenGrade[];
  calls: readonly { lot: string; isIdle: boolean; isAgain: boolean }[];
  labels: readonly { lot: string; isAgain: boolean }[];
  /** What a farmer asked, and what came of it: a grade, nothing (404), or nobody there. */
  question: { lot: string; answer: string | undefined } | undefined;
  /** What struck, and whose answer was lost. */
  struck: Fault | undefined;
  lostBy: End | undefined;
  flights: readonly Flight[];
  outcome: Outcome | undefined;
  table: Table;
}

export const noGrade = '404';
export const nobodyThere = '—';

export function emptyPicture(
  settings: Settings,
  events: readonly BenchEvent[],
  table: Table,
): BenchPicture {
  return {
    ...{ settings, events, table, service: 'off', starts: 0, done: [], committed: {}, next: {} },
    ...{ grades: [], calls: [], labels: [], flights: [] },
    ...{ handling: undefined, step: undefined, question: undefined, struck: undefined },
    ...{ lostBy: undefined, outcome: undefined },
  };
}

const byTopic = new Map<string, Input>(inputs.map((input) => [topics[input], input]));
const serviceName = 'grade-service';

export function pictureAfter(before: BenchPicture, happening: Happening): BenchPicture {
  const flights = flightsAfter(before.flights, happening);
  const picture = flights === before.flights ? before : { ...before, flights };
  return { ...picture, ...changes(picture, happening) };
}

function changes(picture: BenchPicture, happening: Happening): Partial<BenchPicture> {
  switch (happening.type) {
    case 'started':
      if (happening.who !== serviceName) return {};
      return {
        ...{ service: 'joining', starts: picture.starts + 1, lostBy: undefined },
        ...{ handling: undefined, step: undefined, done: [] },
      };
    case 'crashed':
      if (happening.who !== serviceName) return {};
      return {
        ...{ service: 'dead', struck: picture.struck ?? 'crash' },
        flights: picture.flights.filter(({ from, to }) => from !== 'service' && to !== 'service'),
      };
    case 'begins': {
      const input = byTopic.get(happening.place.topic);
      if (input === undefined) return {};
      return { service: 'waiting', next: { ...picture.next, [input]: happening.place.offset } };
    }
    case 'received':
      return {
        ...{ service: 'working', handling: happening.record.value, step: undefined, done: [] },
      };
    case 'handled': {
      const { topic, offset } = happening.record;
      const input = byTopic.get(topic);
      const next = input === undefined ? picture.next : { ...picture.next, [input]: offset + 1 };
      return { service: 'waiting', handling: undefined, step: undefined, done: [], next };
    }
    case 'written':
      return written(picture, happening);
    case 'answer-lost':
      return { lostBy: happening.api === 'Produce' ? 'grades' : 'results', struck: 'lost' };
    case 'broker': {
      const { change } = happening;
      if (change.type !== 'commit') return {};
      const input = byTopic.get(change.topic);
      if (input === undefined) return {};
      return { committed: { ...picture.committed, [input]: Number(change.offset) } };
    }
    case 'mark':
      return marked(picture, happening);
    default:
      return {};
  }
}

function written(
  { grades, events }: BenchPicture,
  { record: { topic, headers } }: Extract<Happening, { type: 'written' }>,
): Partial<BenchPicture> {
  if (topic !== topics.grades) return {};
  const cause = events.find(({ id }) => id === headers['causation-id']);
  if (cause === undefined) return {};
  const isAgain = grades.some((one) => one.cause === cause.id);
  const grade = { lot: cause.lot, cause: cause.id, grade: cause.grade, isAgain };
  return { grades: [...grades, grade] };
}

function marked(
  picture: BenchPicture,
  { mark, detail, who }: Extract<Happening, { type: 'mark' }>,
): Partial<BenchPicture> {
  const lot = String(detail['lot'] ?? '');
  const { step, done } = picture;
  switch (mark) {
    case 'begins-step':
      // The scene's own word for its steps.
      return { step: detail['step'] as Step, done: step === undefined ? done : [...done, step] };
    case 'is-done':
      return { step: undefined, done: step === undefined ? done : [...done, step] };
    case 'told':
    case 'told-again':
    case 'knew':
      return {
        calls: [...picture.calls, { lot, isIdle: mark === 'knew', isAgain: mark === 'told-again' }],
      };
    case 'printed':
    case 'printed-again':
      return { labels: [...picture.labels, { lot, isAgain: mark === 'printed-again' }] };
    case 'answer-lost':
      return { lostBy: who === 'label' ? 'label' : 'regulator', struck: 'lost' };
    case 'asks':
      return { question: { lot, answer: undefined } };
    case 'nobody':
      return { question: { lot, answer: nobodyThere } };
    case 'hears':
      return { question: { lot, answer: String(detail['grade']) || noGrade } };
    default:
      return {};
  }
}

function flightsAfter(flights: readonly Flight[], happening: Happening): readonly Flight[] {
  const still = flights.filter(({ arrives }) => arrives > happening.at);
  const departing = departure(happening);
  if (departing === undefined) return still.length === flights.length ? flights : still;
  const id = Math.max(0, ...flights.map((one) => one.id)) + 1;
  return [...still, { ...departing, id, departs: happening.at }];
}

type Departure = Pick<Flight, 'label' | 'arrives'> & { from: End; to: End };

function departure(happening: Happening): Departure | undefined {
  if (happening.type === 'mark') return spoken(happening);
  if (!('who' in happening) || happening.who !== serviceName || !('arrives' in happening)) {
    return undefined;
  }
  const { arrives } = happening;
  if (happening.type === 'request') {
    if (happening.api === 'Produce')
      return { label: 'event', from: 'service', to: 'grades', arrives };
    if (happening.api !== 'OffsetCommit') return undefined;
    const input = byTopic.get(happening.body.topics[0]?.name ?? '');
    const offset = happening.body.topics[0]?.partitions[0]?.committedOffset;
    return input && { label: `→ ${offset ?? ''}`, from: 'service', to: input, arrives };
  }
  if (happening.api === 'Produce') return { label: 'ok', from: 'grades', to: 'service', arrives };
  if (happening.api === 'OffsetCommit') {
    const input = byTopic.get(happening.body.topics[0]?.name ?? '');
    return input && { label: 'ok', from: input, to: 'service', arrives };
  }
  if (happening.api !== 'Fetch') return undefined;
  for (const { topic, partitions } of happening.body.responses) {
    const input = byTopic.get(topic);
    const hasRecord = partitions.some(({ records }) => (records?.length ?? 0) > 0);
    if (input !== undefined && hasRecord)
      return { label: 'event', from: input, to: 'service', arrives };
  }
  return undefined;
}

/** What is said beside Kafka. */
function spoken(happening: Extract<Happening, { type: 'mark' }>): Departure | undefined {
  const { mark, detail, at, who } = happening;
  const arrives = at + Number(detail['takes'] ?? 0);
  switch (mark) {
    case 'called':
      return { label: String(detail['lot']), from: 'service', to: 'regulator', arrives };
    case 'answers':
      return { label: 'ok', from: who === 'label' ? 'label' : 'regulator', to: 'service', arrives };
    case 'asks':
      return { label: '?', from: 'farmer', to: 'service', arrives };
    case 'is-answered':
      return { label: String(detail['grade']) || noGrade, from: 'service', to: 'farmer', arrives };
    default:
      return undefined;
  }
}
