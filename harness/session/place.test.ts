import { expect, test } from 'vitest';
import { place } from './place.ts';

const on = { topic: 'orders', partitions: 3, now: 7 };

test('records of one key lie together, wherever another lies', () => {
  const places = ['farm-1', 'farm-2', 'farm-1', 'farm-5'].map(
    (key) => place([{ key, value: null }], on)[0]?.partition,
  );
  expect(places[0]).toBe(places[2]);
  expect(new Set(places).size).toBeGreaterThan(1);
});

test('records without a key go to the partitions in turn, the same in every run', () => {
  const records = Array.from({ length: 4 }, () => ({ key: null, value: 'milk' }));
  expect(place(records, on).map((one) => one.partition)).toEqual([0, 1, 2, 0]);
});

test('a place, a time and headers that are said are kept; the time is now unless it is said', () => {
  const headers = { 'event-id': '1' };
  const said = { key: 'farm-1', value: 'milk', headers, timestamp: 3, partition: 2 };
  expect(place([said, { key: null, value: null }], on)).toEqual([
    said,
    { key: null, value: null, headers: {}, timestamp: 7, partition: 0 },
  ]);
});
