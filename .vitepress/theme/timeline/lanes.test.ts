import { expect, it } from 'vitest';
import {
  assigned,
  called,
  history,
  produced,
  record,
} from '../../../harness/grading/testing/history.ts';
import { everyEvent } from '../../../harness/grading/testing/events.ts';
import { lanesOf, lanesTouched } from './lanes.ts';

const one = record(0, 'lot-1', 'farm-1');

it('are the workbook, clients as they came, and partitions by number', () => {
  const run = history(
    called('trace', 'startReader'),
    produced(10, [one]),
    produced(2, [one]),
    { type: 'harness', process: null, did: { en: 'waited', ko: '기다림' } },
    called('audit', 'startReader'),
  );
  expect(lanesOf(run).map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'workbook ',
    'client trace',
    'client publisher',
    'client audit',
    'partition collection.pickups/2',
    'partition collection.pickups/10',
  ]);
});

it('that an event touches begin with who did it', () => {
  const [event] = history(assigned('trace', 'trace', [2, 0]));
  expect(event && lanesTouched(event).map(({ name }) => name)).toEqual([
    'trace',
    'collection.pickups/2',
    'collection.pickups/0',
  ]);
});

it('are there for every kind of event', () => {
  for (const event of everyEvent) {
    expect(lanesTouched(event)[0]?.name).toBe(event.process ?? '');
  }
});
