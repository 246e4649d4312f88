import { describe, expect, it } from 'vitest';
import type { HistoryEvent } from '../../history.ts';
import { expectBoth } from '../../testing/findings.ts';
import { committed, history, process, topic } from '../../testing/history.ts';
import { ported } from '../../testing/service.ts';
import { caseOf, fedAt } from '../../testing/views.ts';
import type { ViewAsking, ViewFold } from '../viewed.ts';
import type { Problem, Question } from './question.ts';
import { isRight, viewProblem } from './view-problem.ts';

const threeTimes = [fedAt(0, { cows: 8 }), fedAt(1, { cows: 9 }), fedAt(2, { cows: 10 })];

/** The process was alive, committed all of partition 0, was killed, and began anew; then it was asked. */
const restarted = history(
  ...[process('quality'), committed('quality', 0, 3, { topic }), process('quality', 'killed')],
  ...[process('quality'), ported('http.answer', 'GET /farm/farm-1', null)],
);

function ask(
  response: { status: number; body?: unknown },
  said: Partial<Question> = {},
  seen: readonly HistoryEvent[] = restarted,
): Problem | undefined {
  const published = said.published ?? threeTimes;
  const answer = { unreachable: false, response };
  const question = { ...caseOf({ published, answer, seq: 5 }), ...said };
  return isRight(question) ? undefined : viewProblem(question, seen);
}
const name = (problem: Problem | undefined): string =>
  problem === undefined ? 'nothing' : `${problem.code} ${problem.subject}`;

describe('an answer is right', () => {
  it('where it says what the streams say, with 200, or nothing, with 404', () => {
    expect(name(ask({ status: 200, body: { cows: 10 } }))).toBe('nothing');
    expect(name(ask({ status: 404 }, { published: [] }))).toBe('nothing');
    expect(name(ask({ status: 202, body: { cows: 10 } }))).not.toBe('nothing');
    expect(name(ask({ status: 200 }, { published: [] }))).not.toBe('nothing');
  });

  it('where what counts of it is', () => {
    const read = (body: unknown): unknown => ({ cows: (body as { cows: number }).cows });
    expect(name(ask({ status: 200, body: { cows: 10, at: 'noon' } }, { read }))).toBe('nothing');
  });
});

describe('nobody was answered', () => {
  it('where the handler threw; what it threw is told', () => {
    const seen = history(
      ported('http.answer', 'GET /farm/farm-1', null, { answer: 'TypeError: herd is null' }),
    );
    const threw = ask({ status: 500 }, { seq: 1 }, seen);
    expect(name(threw)).toBe('CRASHED answer');
    expectBoth(threw?.says ?? { en: '', ko: '' }, 'herd is null');
  });

  it('where it waited, or nobody was there', () => {
    expect(name(ask({ status: 504 }))).toBe('BLOCKED answer');
    const answer = { unreachable: true, response: { status: 502 } };
    expect(name(ask({ status: 502 }, { answer }))).toBe('BLOCKED answer');
  });
});

describe('a process that began anew', () => {
  const all: ViewFold = (fed) => ({ herds: fed.map(({ id }) => id) });
  const news = { status: 200, body: { herds: ['event-2'] } };

  it.each(['restart', 'rewind', 'sweep', 'late'] as const)(
    'after %s knows only what came since: what it lacks is named, and the commit over it',
    (after) => {
      const problem = ask(news, { expected: all, after });
      expect(problem?.code).toBe('LOST');
      expect(problem?.cause?.offset).toBe(1);
      expect(problem?.because).toEqual([2]);
      expectBoth(problem?.says ?? { en: '', ko: '' }, `${topic}/0@1`, 3);
    },
  );

  it('has no such excuse before', () => {
    for (const after of ['start', 'feed', 'down', 'rebuild'] as const) {
      expect(ask(news, { expected: all, after })?.code).toBe('PHANTOM');
    }
  });

  it('answers with what was so once, where it reads no further', () => {
    const stale = ask({ status: 200, body: { cows: 9 } }, { after: 'restart' });
    expect([name(stale), stale?.because]).toEqual(['STALE answer after a restart', [2]]);
    expectBoth(stale?.says ?? { en: '', ko: '' }, `${topic}/0@2`);
  });
});

describe('an answer is empty', () => {
  it('where there is something, with 404 or as if nothing had come', () => {
    expect(ask({ status: 404 })).toMatchObject({ code: 'LOST', because: [] });
    expect(ask({ status: 404 }, { after: 'restart' })?.because).toEqual([2]);
    const counted: ViewFold = (fed) => ({ herds: fed.length });
    const none = ask({ status: 200, body: { herds: 0 } }, { expected: counted });
    expect(name(none)).toBe('LOST answer');
    expect(none?.says.en).toContain('as if nothing had come about it');
  });
});

describe('an answer is outdated', () => {
  it('since the first event that says something else', () => {
    const stale = ask({ status: 200, body: { cows: 8 } });
    expect(name(stale)).toBe('STALE answer');
    expect(stale?.cause?.offset).toBe(1);
    expect(stale?.because).toEqual([]);
  });

  it('by an old event that came again, or a tombstone passed over', () => {
    const again = [...threeTimes, fedAt(3, { cows: 9 }, 'event-1')];
    const news: ViewFold = (fed) => fed.slice(0, 3).at(-1)?.value;
    const repeat = ask(
      { status: 200, body: { cows: 9 } },
      { published: again, expected: news, upTo: 4 },
    );
    expect(name(repeat)).toBe('STALE answer: repeat');
    expectBoth(repeat?.says ?? { en: '', ko: '' }, `${topic}/0@2`, `${topic}/0@3`);
    const left = ask(
      { status: 200, body: { cows: 10 } },
      { published: [...threeTimes, fedAt(3, null)] },
    );
    expect(left?.asks.en).toContain('without a value');
  });
});

describe('an answer was never so', () => {
  const found = (body: unknown, published = threeTimes) =>
    name(ask({ status: 200, body }, { published }));

  it('and made up, where only its values are others, or there is nothing', () => {
    expect(found({ cows: 99 })).toBe('PHANTOM answer');
    expect(found({ cows: 99 }, [])).toBe('PHANTOM answer');
    const lists = [fedAt(0, { lots: [{ litres: 1 }], by: { farm: 'a' } })];
    expect(found({ lots: [{ litres: 7 }, { litres: 8 }], by: { farm: 'b' } }, lists)).toBe(
      'PHANTOM answer',
    );
    expect(found({ lots: [], by: { farm: 'b' } }, lists)).toBe('PHANTOM answer');
  });

  it('and of another form, where its fields or its status are', () => {
    expect(found({ herd: 10 })).toBe('SHAPE answer');
    expect(found({ cows: 10, herd: 1 })).toBe('SHAPE answer');
    expect(found({ cows: '10' })).toBe('SHAPE answer');
    expect(found([10])).toBe('SHAPE answer');
    expect(found({})).toBe('SHAPE answer');
    expect(name(ask({ status: 201, body: { cows: 9 } }))).toBe('SHAPE answer');
    const lists = [fedAt(0, { lots: [{ litres: 1 }] })];
    expect(found({ lots: [{ litre: 1 }] }, lists)).toBe('SHAPE answer');
  });
});

describe('a misreading', () => {
  it('that explains the answer is told first, with what it did', () => {
    const misread = {
      ...({ code: 'DUP', subject: 'counted twice' } as const),
      fold: (() => ({ cows: 8 })) as ViewFold,
      says: (_fed: unknown, farm: string) => ({ en: `It counts ${farm}.`, ko: `${farm} 셈.` }),
      asks: { en: 'What is counted?', ko: '무엇을 세나요?' },
    };
    const problem = ask({ status: 200, body: { cows: 8 } }, { misreads: [misread] });
    expect(name(problem)).toBe('DUP answer: counted twice');
    expectBoth(problem?.says ?? { en: '', ko: '' }, 'farm-1');
    expect(problem?.cause?.offset).toBe(1);
    expect(name(ask({ status: 404 }, { misreads: [misread] }))).toBe('LOST answer');
    const nothing = { ...misread, fold: () => undefined };
    const ok = ask({ status: 200 }, { misreads: [nothing], published: [] });
    expect(name(ok)).toBe('PHANTOM answer');
  });
});

describe('what had been done before', () => {
  const subjects: readonly (readonly [ViewAsking['after'], string])[] = [
    ['start', 'answer'],
    ['feed', 'answer'],
    ['down', 'answer while another was down'],
    ['rewind', 'answer after reading again'],
    ['rebuild', 'answer while rebuilding'],
    ['late', 'answer of a new one'],
    ['sweep', 'answer after a restart'],
  ];

  it.each(subjects)('stands in the subject: %s', (after, subject) => {
    expect(ask({ status: 504 }, { after })?.subject).toBe(subject);
  });
});
