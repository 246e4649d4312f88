import { describe, expect, it } from 'vitest';
import type { HistoryEventOf, RunEvent } from '../grading/history.ts';
import type { HttpAnswer } from '../grading/stage.ts';
import type { PortCalled } from '../learner/messages.ts';
import type { Boundary } from '../wire-tap/boundaries.ts';
import { boundaryName } from '../wire-tap/testing/boundary-name.ts';
import { createFaultPlan } from '../wire-tap/faults.ts';
import { createPorts } from './ports.ts';

type Port = Omit<HistoryEventOf<'port'>, 'seq' | 'ms'>;

function ports(request: (service: string, route: string) => HttpAnswer = nobody) {
  const events: RunEvent[] = [];
  const boundaries: Boundary[] = [];
  const faults = createFaultPlan({
    changed: () => undefined,
    passed: (boundary) => void boundaries.push(boundary),
  });
  const { call } = createPorts({
    faults,
    note: (event) => void events.push(event),
    request: (service, route) => Promise.resolve(request(service, route)),
  });
  const on =
    (port: PortCalled['port']) =>
    (process: string, op: string, subject: string, rest: Partial<PortCalled> = {}) =>
      call(process, { port, op, subject, ...rest });
  return {
    ...{ faults, boundaries, db: on('db'), store: on('store'), vendor: on('vendor') },
    http: on('http'),
    follow: (subject: string, isThere: () => boolean) =>
      call('publisher', { port: 'db', op: 'onCommit', subject }, isThere),
    // No other event comes from here.
    events: events as Port[],
  };
}

const nobody = (): HttpAnswer => ({ unreachable: true, response: { status: 503 } });
const done = (value: unknown) => ({ error: null, value });
const hungUp = { error: 'socket hang up', value: null };

describe('what a service keeps', () => {
  it('is its own, by its name, whichever of its processes asks', async () => {
    const { store } = ports();
    await store('grader', 'put', 'lot-1', { value: { grade: 'A' } });
    expect(await store('grader', 'get', 'lot-1')).toEqual(done({ grade: 'A' }));
    expect(await store('driver', 'get', 'lot-1')).toEqual(done(undefined));
    expect(await store('driver', 'keys', '')).toEqual(done([]));
  });

  it('in the database, is everybody’s, and apart from what a service keeps', async () => {
    const { db, store } = ports();
    await db('grader', 'put', 'lot-1', { value: 'A' });
    expect(await db('driver', 'get', 'lot-1')).toEqual(done('A'));
    expect(await store('grader', 'get', 'lot-1')).toEqual(done(undefined));
    // Whatever a service is called, its store is no database.
    expect(await store('db', 'get', 'lot-1')).toEqual(done(undefined));
  });

  it('is found by the beginning of its key, in order, and gone when it is deleted', async () => {
    const { db } = ports();
    for (const key of ['lot-2', 'farm-1', 'lot-10', 'lot-1']) await db('a', 'put', key);
    await db('b', 'delete', 'lot-2');
    await db('b', 'delete', 'never-there');
    expect(await db('a', 'keys', 'lot-')).toEqual(done(['lot-1', 'lot-10']));
    expect(await db('a', 'keys', '')).toEqual(done(['farm-1', 'lot-1', 'lot-10']));
    expect(await db('a', 'get', 'lot-2')).toEqual(done(undefined));
  });

  it('tells nothing from what is null', async () => {
    const { db } = ports();
    await db('a', 'put', 'held', { value: null });
    expect([await db('a', 'get', 'held'), await db('a', 'get', 'none')]).toEqual([
      ...[done(null), done(undefined)],
    ]);
  });
});

describe('a transaction', () => {
  const moving = (litres: number, read: number) => ({
    value: {
      changes: [
        { key: 'silos/1', value: litres },
        { key: 'pickups/lot-1', value: 1 },
      ],
      read: { rows: [{ key: 'silos/1', value: read }], lists: [] },
    },
  });

  it('is done at once, or refused where what it read is so no more', async () => {
    const { db, events } = ports();
    await db('plant', 'put', 'silos/1', { value: 5 });
    expect(await db('collection', 'transaction', 'silos/1', moving(6, 4))).toMatchObject({
      error: 'rolled back: silos/1 has changed since this transaction read it',
    });
    expect(await db('plant', 'keys', '')).toEqual(done(['silos/1']));
    expect(await db('collection', 'transaction', 'silos/1', moving(6, 5))).toEqual(
      done({ commit: 2 }),
    );
    expect(await db('plant', 'get', 'pickups/lot-1')).toEqual(done(1));
    expect(events.filter(({ api }) => api === 'db.transaction')).toMatchObject([
      { outcome: 'refused', answer: expect.stringContaining('rolled back') as string },
      { outcome: 'done', answer: { commit: 2 } },
    ]);
  });

  it('that is held is judged by what is so when it goes on', async () => {
    const { db, faults } = ports();
    await db('plant', 'put', 'silos/1', { value: 5 });
    const hold = faults.hold({ api: 'db.transaction', process: 'collection' });
    const transaction = db('collection', 'transaction', 'silos/1', moving(6, 5));
    await db('plant', 'put', 'silos/1', { value: 9 });
    hold.release();
    expect(await transaction).toMatchObject({ value: null });
  });
});

describe('who follows commits', () => {
  it('is told of each by its number once there is one, which is no boundary', async () => {
    const { db, follow, events, boundaries } = ports();
    const first = follow('commit 1', () => true);
    await db('collection', 'put', 'lot-1', { value: 'A' });
    const commit = { number: 1, changes: [{ key: 'lot-1', value: 'A' }] };
    expect(await first).toEqual(done(commit));
    expect(await follow('commit 1', () => true)).toEqual(done(commit));
    expect(events.filter(({ api }) => api === 'db.onCommit')).toMatchObject([
      { subject: 'commit 1', outcome: 'done', answer: ['lot-1'], process: 'publisher' },
      { subject: 'commit 1' },
    ]);
    expect(boundaries.filter(({ api }) => api === 'db.onCommit')).toEqual([]);
  });

  it('and is gone by then was not told', async () => {
    const { db, follow, events } = ports();
    const first = follow('commit 1', () => false);
    await db('collection', 'put', 'lot-1', { value: 'A' });
    await first;
    expect(events.map(({ api }) => api)).toEqual(['db.put']);
  });
});

describe('a vendor', () => {
  it('does a thing once under a key and gives its first answer again, after a crash as well', async () => {
    const { vendor } = ports();
    const call = (process: string, subject: string, key: string | null) =>
      vendor(process, 'call', subject, { value: { lot: 1 }, key });
    const first = await call('driver', 'regulator', 'lot-1');
    expect(first).toEqual(done({ accepted: true, reference: 'regulator-1' }));
    expect(await call('driver', 'regulator', 'lot-1')).toEqual(first);
    expect(await call('other', 'regulator', 'lot-1')).toEqual(first);
    expect(await call('driver', 'regulator', 'lot-2')).not.toEqual(first);
    expect(await call('driver', 'bank', 'lot-1')).toMatchObject({
      value: { reference: 'bank-3' },
    });
  });

  it('does a thing anew each time where there is no key', async () => {
    const { vendor, events } = ports();
    const references = [];
    for (let turn = 0; turn < 2; turn += 1) {
      references.push((await vendor('driver', 'call', 'regulator', { value: 1 })).value);
    }
    expect(new Set(references.map((one) => JSON.stringify(one))).size).toBe(2);
    expect(events).toMatchObject([
      { api: 'vendor.call', subject: 'regulator', value: 1, key: null, outcome: 'done' },
      { api: 'vendor.call', outcome: 'done' },
    ]);
  });

  it('that is down refuses; nothing was done under the key', async () => {
    const { vendor, faults, events } = ports();
    const down = faults.down('regulator');
    const call = () => vendor('driver', 'call', 'regulator', { value: 1, key: 'lot-1' });
    expect(await call()).toEqual({ error: 'connect ECONNREFUSED regulator', value: null });
    expect(events).toMatchObject([
      { outcome: 'refused', answer: 'connect ECONNREFUSED regulator', key: 'lot-1' },
    ]);
    expect(await vendor('driver', 'call', 'bank')).toMatchObject({ error: null });
    down.release();
    expect(await call()).toMatchObject({ error: null });
  });
});

describe('a fault at a call', () => {
  it('before it: it is not done', async () => {
    const { db, faults, events } = ports();
    faults.cut({ api: 'db.put', subject: 'lot-1' });
    expect(await db('grader', 'put', 'lot-1', { value: 'A' })).toEqual(hungUp);
    expect(events).toMatchObject([{ api: 'db.put', outcome: 'lost', value: 'A', answer: null }]);
    expect(await db('grader', 'get', 'lot-1')).toEqual(done(undefined));
  });

  it('after it: it is done, and nobody is told', async () => {
    const { vendor, db, faults, events } = ports();
    faults.cut({ api: 'db.put', side: 'after' });
    expect(await db('grader', 'put', 'lot-1', { value: 'A' })).toEqual(hungUp);
    expect(await db('grader', 'get', 'lot-1')).toEqual(done('A'));
    faults.cut({ api: 'vendor.call', side: 'after' });
    const call = () => vendor('grader', 'call', 'regulator', { key: 'lot-1' });
    expect(await call()).toEqual(hungUp);
    expect(await call()).toMatchObject({ value: { reference: 'regulator-1' } });
    expect(events.map((event) => event.outcome)).toEqual([
      ...['unanswered', 'done', 'unanswered', 'done'],
    ]);
  });

  it('that holds it: it waits', async () => {
    const { db, faults } = ports();
    const hold = faults.hold({ api: 'db.put', process: 'grader' });
    const put = db('grader', 'put', 'lot-1', { value: 'A' });
    await db('driver', 'put', 'lot-1', { value: 'B' });
    expect([hold.waiting, await db('driver', 'get', 'lot-1')]).toEqual([1, done('B')]);
    hold.release();
    await put;
    expect(await db('driver', 'get', 'lot-1')).toEqual(done('A'));
  });

  it('has boundaries that count by process, call and subject, the same on both sides', async () => {
    const { db, store, boundaries } = ports();
    await db('grader', 'put', 'lot-1');
    await db('grader', 'put', 'lot-1');
    await db('grader', 'put', 'lot-2');
    await db('driver', 'put', 'lot-1');
    await store('grader', 'put', 'lot-1');
    expect(
      boundaries
        .filter(({ side }) => side === 'before')
        .map(({ process, api, subject, occurrence }) => [process, api, subject, occurrence]),
    ).toEqual([
      ['grader', 'db.put', 'lot-1', 1],
      ['grader', 'db.put', 'lot-1', 2],
      ['grader', 'db.put', 'lot-2', 1],
      ['driver', 'db.put', 'lot-1', 1],
      ['grader', 'store.put', 'lot-1', 1],
    ]);
    expect(boundaries.slice(2, 4).map(boundaryName)).toEqual([
      'db.put lot-1 #2, before the broker',
      'db.put lot-1 #2, after the answer',
    ]);
  });
});

describe('a request to a service', () => {
  it('brings its response, whatever that is', async () => {
    const { http, events } = ports((service, route) => ({
      unreachable: false,
      response: { status: 404, body: [service, route] },
    }));
    const response = { status: 404, body: ['quality', 'GET /grade/lot 42'] };
    expect(await http('driver', 'request', 'quality GET /grade/lot 42')).toEqual(done(response));
    expect(events).toMatchObject([{ api: 'http.request', outcome: 'done', answer: response }]);
  });

  it('to nobody is refused', async () => {
    const { http, events } = ports();
    expect(await http('driver', 'request', 'nobody GET /')).toEqual({
      ...{ error: 'connect ECONNREFUSED nobody', value: null },
    });
    expect(events).toMatchObject([{ outcome: 'refused' }]);
  });

  it('to one that dies over it has arrived, and brings no answer', async () => {
    const { http, events } = ports(() => ({ ...nobody(), brokenOff: true }));
    expect(await http('driver', 'request', 'quality GET /')).toEqual(hungUp);
    expect(events).toMatchObject([{ outcome: 'unanswered', answer: null }]);
  });
});
