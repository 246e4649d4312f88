import { describe, expect, test } from 'vitest';
import type { Fed } from '../scenes/fed.ts';
import { namesOf, theOne } from '../testing/findings.ts';
import { brought, committed, history, process, record } from '../testing/history.ts';
import { ported } from '../testing/service.ts';
import type { HttpAnswer } from '../stage.ts';
import {
  viewedRules,
  type Misread,
  type ViewAsking,
  type Viewed,
  type ViewFold,
} from './viewed.ts';

const topic = 'collection.pickups';
const route = 'GET /farm/farm-1';

function fedAt(offset: number, value: object | null, id = `event-${offset}`): Fed {
  return { topic, key: 'farm-1', value, id, partition: 0, offset };
}

/** The latest that was published, unless it is an old one once more. */
const latest: ViewFold = (fed) => {
  const seen = new Set<string>();
  const news = fed.filter(({ id }) => !seen.has(id) && seen.add(id));
  return news.at(-1)?.value ?? undefined;
};

const fed = [fedAt(0, { cows: 8 }), fedAt(1, { cows: 9 }), fedAt(2, { cows: 10 })];

function run(
  response: { status: number; body?: unknown },
  said: Partial<ViewAsking & Pick<Viewed, 'fed' | 'misreads' | 'read'>> = {},
) {
  const answered = said.fed ?? fed;
  const seen = history(
    process('quality'),
    brought(
      'quality',
      0,
      answered.map(({ offset }) => record(offset, 'lot', 'farm-1')),
    ),
    ported('http.answer', route, null, {
      answer: response.status === 500 ? 'TypeError: herd is undefined' : response,
    }),
  );
  const asking: ViewAsking = {
    ...{ route, name: 'farm-1', answer: { unreachable: false, response } },
    ...{ after: 'start', process: 'quality', upTo: answered.length, seq: 3, ...said },
  };
  const viewed = { fed: answered, askings: [asking], expected: latest };
  const { misreads = [], read = (body: unknown) => body } = said;
  const explainedAt = 'traditional-computing#copies';
  return { seen, found: viewedRules({ ...viewed, misreads, read, explainedAt }, seen) };
}

function name({ found, seen }: ReturnType<typeof run>, ...facts: string[]) {
  expect(theOne(found, seen, ...facts).firstBad).toBe(3);
  return namesOf(found)[0];
}

test('what the streams say is right, and 404 where they say nothing', () => {
  expect(run({ status: 200, body: { cows: 10 } }).found).toEqual([]);
  expect(run({ status: 404 }, { fed: [] }).found).toEqual([]);
  expect(run({ status: 404 }, { fed: [...fed, fedAt(3, null)] }).found).toEqual([]);
});

test('only what was published by then counts', () => {
  expect(run({ status: 200, body: { cows: 9 } }, { upTo: 2 }).found).toEqual([]);
});

describe('what they said once is stale', () => {
  test('and the first event that made it so is named, with the Fetch that brought it', () => {
    const stale = run({ status: 200, body: { cows: 8 } });
    expect(name(stale, `${topic}/0@1 (farm-1)`, '"cows":8', '"cows":10')).toBe('STALE answer');
    expect(stale.found[0]).toMatchObject({ evidence: [2, 3], where: `${topic}/0@1 (farm-1)` });
  });

  test('after an old event came again, that is said', () => {
    const again = [...fed, fedAt(3, { cows: 9 }, 'event-1')];
    const stale = run({ status: 200, body: { cows: 9 } }, { fed: again });
    expect(name(stale, `${topic}/0@2`, `${topic}/0@3`)).toBe('STALE answer: repeat');
  });

  test('what is answered in spite of a tombstone too', () => {
    const left = run({ status: 200, body: { cows: 10 } }, { fed: [...fed, fedAt(3, null)] });
    expect(name(left, `${topic}/0@3`, '404')).toBe('STALE answer');
    expect(left.found[0]?.asks.en).toContain('without a value');
  });
});

test('what is not found is lost', () => {
  expect(name(run({ status: 404 }), '"cows":10')).toBe('LOST answer');
  const after = run({ status: 404 }, { after: 'restart' });
  expect(name(after)).toBe('LOST answer after a restart');
  expect(after.found[0]?.evidence).toEqual([1, 2, 3]);
});

test('an empty answer where there is something is lost too', () => {
  const counted: ViewFold = (all) => ({ herds: all.length });
  const seen = history(process('quality'), ported('http.answer', route, null));
  const asking: ViewAsking = {
    ...{ route, name: 'farm-1', after: 'start', process: 'quality', upTo: 3, seq: 2 },
    answer: { unreachable: false, response: { status: 200, body: { herds: 0 } } },
  };
  const viewed = { fed, askings: [asking], expected: counted, explainedAt: 'some-lesson#view' };
  expect(namesOf(viewedRules(viewed, seen))).toEqual(['LOST answer']);
});

test('so is one as if nothing had come about it, though of others much had; what came and went is stale', () => {
  const known: ViewFold = (all, farm) => ({
    member: all.findLast((one) => one.key === farm)?.value != null,
  });
  const other = { ...fedAt(0, { cows: 1 }), key: 'farm-2' };
  const seen = history(process('quality'), ported('http.answer', route, null));
  const asking: ViewAsking = {
    ...{ route, name: 'farm-1', after: 'start', process: 'quality', upTo: 2, seq: 2 },
    answer: { unreachable: false, response: { status: 200, body: { member: false } } },
  };
  const after = (...events: Fed[]) =>
    namesOf(
      viewedRules(
        {
          ...{ fed: events, expected: known, explainedAt: 'some-lesson#view' },
          askings: [{ ...asking, upTo: events.length }],
        },
        seen,
      ),
    );
  expect(after(other, fedAt(1, { cows: 8 }))).toEqual(['LOST answer']);
  expect(after(fedAt(0, { cows: 8 }), fedAt(1, null), fedAt(2, { cows: 8 }))).toEqual([
    'STALE answer',
  ]);
});

test('who knows only what came since the restart has lost the rest, and the commit over it is told', () => {
  const all: ViewFold = (some) => ({ herds: some.map(({ id }) => id) });
  const commits = committed('quality', 0, 2, { topic });
  const seen = history(
    ...[process('quality'), commits, process('quality', 'killed'), process('quality')],
    ported('http.answer', route, null),
  );
  const response = { status: 200, body: { herds: ['event-2'] } };
  const asking: ViewAsking = {
    ...{ route, name: 'farm-1', after: 'restart', process: 'quality', upTo: 3, seq: 5 },
    answer: { unreachable: false, response },
  };
  const viewed = { fed, askings: [asking], expected: all, explainedAt: 'some-lesson#view' };
  const found = viewedRules(viewed, seen);
  expect(namesOf(found)).toEqual(['LOST answer after a restart']);
  expect(theOne(found, seen, `${topic}/0@1`, 2)).toMatchObject({ evidence: [2, 4, 5] });
});

test('of an answer only that counts which is read from it', () => {
  const body = { cows: 10, at: 'noon' };
  expect(namesOf(run({ status: 200, body }).found)).toEqual(['SHAPE answer']);
  const read = (given: unknown) => ({ cows: (given as { cows: number }).cows });
  expect(run({ status: 200, body }, { read }).found).toEqual([]);
});

test('what they never said is a phantom, and of the wrong shape when its fields are others', () => {
  expect(name(run({ status: 200, body: { cows: 99 } }), '99')).toBe('PHANTOM answer');
  expect(name(run({ status: 200, body: { cows: 1 } }, { fed: [] }))).toBe('PHANTOM answer');
  expect(name(run({ status: 200, body: { herd: 10 } }), 'herd')).toBe('SHAPE answer');
  expect(name(run({ status: 201, body: { cows: 10 } }), '201')).toBe('SHAPE answer');
});

test('a misreading that explains it is told before anything else', () => {
  const sum: ViewFold = (all) => ({ cows: all.length });
  const misreads = [
    {
      ...({ fold: sum, code: 'DUP', subject: 'counted twice' } as const),
      says: { en: 'It counts events.', ko: '이벤트를 세었어요.' },
      asks: { en: 'What is counted?', ko: '무엇을 세나요?' },
    },
  ];
  const counted = run({ status: 200, body: { cows: 3 } }, { misreads });
  expect(name(counted)).toBe('DUP answer: counted twice');
  expect(counted.found[0]?.says.en).toContain('It counts events.');
});

test('a handler that throws has crashed; no answer is blocked', () => {
  expect(name(run({ status: 500 }), 'herd is undefined')).toBe('CRASHED answer');
  expect(name(run({ status: 504 }))).toBe('BLOCKED answer');
});

test.each([
  ['down', 'while another was down'],
  ['rewind', 'after reading again'],
  ['sweep', 'after a restart'],
  ['late', 'of a new one'],
] as const)('after %s it is called so', (after, words) => {
  expect(name(run({ status: 404 }, { after }))).toBe(`LOST answer ${words}`);
});

test('a way to misread explains a wrong answer only where it would have given the right ones before it', () => {
  const overlooked: Misread = {
    ...{ code: 'STALE', subject: 'tombstone' },
    fold: (all) => all.findLast(({ value }) => value !== null)?.value ?? undefined,
    ...{ says: { en: 'Passed over.', ko: '지나쳤어요.' }, asks: { en: 'And?', ko: '그래서요?' } },
  };
  const leaves = [fedAt(0, { cows: 8 }), fedAt(1, null), fedAt(2, { cows: 9 }), fedAt(3, null)];
  const asked = (upTo: number, response: HttpAnswer['response'], seq: number): ViewAsking => ({
    ...{ route, name: 'farm-1', answer: { unreachable: false, response } },
    ...{ after: 'sweep', process: 'quality', upTo, seq },
  });
  const seen = history(
    process('quality'),
    ported('http.answer', route, null, { answer: { status: 404 } }),
    ported('http.answer', route, null, { answer: { status: 200, body: { cows: 9 } } }),
  );
  const late = asked(4, { status: 200, body: { cows: 9 } }, 3);
  const subjectOf = (askings: ViewAsking[], misread = overlooked): string =>
    viewedRules(
      { fed: leaves, askings, expected: latest, misreads: [misread], explainedAt: 'a#b' },
      seen,
    )[0]?.subject ?? '';
  const twice = [asked(2, { status: 404 }, 2), late];
  expect(subjectOf([late])).toMatch(/tombstone/);
  expect(subjectOf(twice)).not.toMatch(/tombstone|^$/);
  // What is so for a while only need not have been so before.
  expect(subjectOf(twice, { ...overlooked, isPassing: true })).toMatch(/tombstone/);
});
