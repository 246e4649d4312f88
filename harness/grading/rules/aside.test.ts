import { expect, test } from 'vitest';
import { openDolmunLab, translationOf, type Bottle } from '../dolmun.ts';
import { createRandom } from '../random.ts';
import { history, type LooseEvent } from '../testing/history.ts';
import { asideRules } from './aside.ts';

const lab = openDolmunLab(createRandom(7));
const [known, odd, behind] = [lab.bottle(), lab.unknown('trace'), lab.bottle()] as const;
const inputs = [known, odd, behind].map((event, offset) => ({
  ...{ event, id: `result-${offset + 1}`, partition: 0, offset, round: 0 },
}));
const derived = {
  ...{
    service: 'dolmun-acl',
    group: 'dolmun-acl',
    from: 'dolmun.scores',
    to: 'quality.lab-results',
  },
  ...{ inputs, log: [], task: null, expected: translationOf },
  about: (event: Bottle) => event.bottle,
  noun: { en: 'lab result', ko: '검사 결과' },
  nothingFor: { en: 'nobody', ko: '없음' },
  aside: {
    topic: 'quality.unmapped',
    belongs: (bottle: Bottle) => translationOf(bottle) === undefined,
    text: ({ text }: Bottle) => text,
  },
};

const fetch: LooseEvent = {
  ...{ type: 'fetch', process: 'dolmun-acl', connection: 1, topic: 'dolmun.scores', partition: 0 },
  ...{ from: 0, next: 3, logStart: 0, logEnd: 3, error: null },
  records: inputs.map(({ event, offset }) => ({
    ...{ offset, timestamp: 0, key: event.bottle, value: event.text, headers: {} },
  })),
};
const commit: LooseEvent = {
  ...{ type: 'commit', process: 'dolmun-acl', connection: 1, group: 'dolmun-acl' },
  ...{ topic: 'dolmun.scores', partition: 0, offset: 3, error: null },
} as LooseEvent;

function put(said: { key?: string; value?: string; headers?: Record<string, string> }): LooseEvent {
  const record = {
    ...{ offset: 0, timestamp: 0, key: odd.bottle, value: odd.text },
    headers: { 'event-id': 'odd', 'causation-id': 'result-2' },
    ...said,
  };
  return {
    ...{ type: 'produce', process: 'dolmun-acl', connection: 1, topic: 'quality.unmapped' },
    ...{ partition: 0, acks: -1, outcome: 'acknowledged', records: [record] },
  } as unknown as LooseEvent;
}

const found = (...events: LooseEvent[]): string[] =>
  asideRules(derived, history(...events)).map(({ code, subject }) => `${code} ${subject}`);

test('what was put aside whole, under its own key and with its cause, is right', () => {
  expect(found(fetch, put({}), commit)).toEqual([]);
});

test('what is in neither place, and was committed over, is lost', () => {
  expect(found(fetch, commit)).toEqual(['LOST quality.unmapped']);
});

test('what is brought again and again, and never committed over, blocks those behind it', () => {
  const [one] = asideRules(derived, history(fetch, fetch, fetch));
  expect(one).toMatchObject({ code: 'BLOCKED', where: `dolmun.scores/0@1 (${odd.bottle})` });
  expect(one?.says.en).toContain('fetched 3 times; 1 records wait behind it');
});

test.each([
  ['SHAPE quality.unmapped value', { value: '{}' }],
  ['SHAPE quality.unmapped key', { key: 'farm-1' }],
  ['UNTRACED quality.unmapped causation-id', { headers: { 'event-id': 'odd' } }],
  ['UNTRACED quality.unmapped event-id', { headers: { 'causation-id': 'result-2' } }],
  [
    'PHANTOM quality.unmapped of what is known',
    { headers: { 'event-id': 'odd', 'causation-id': 'result-1' } },
  ],
])('%s', (says, said) => {
  expect(found(fetch, put(said), commit)).toEqual([says]);
});
