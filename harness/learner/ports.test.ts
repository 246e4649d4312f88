import { describe, expect, it } from 'vitest';
import type { HttpResponse } from './ctx.ts';
import type { FromLearner } from './messages.ts';
import { openPorts } from './ports.ts';

type Called = Extract<FromLearner, { type: 'port' }>;

/** The ports of a process, and what it says to the harness, which this test plays. */
function opened() {
  const said: FromLearner[] = [];
  const open = openPorts(
    (message) => {
      // That it serves a route, the harness only takes note of.
      if (message.type === 'port' && message.op === 'serve') {
        queueMicrotask(() => open.answered({ call: message.call, error: null, value: null }));
      } else said.push(message);
    },
    { sleep: () => Promise.resolve(), describe: String },
  );
  return {
    ...open,
    said,
    called: () => said.filter((message): message is Called => message.type === 'port'),
  };
}

/** Everything that could happen without anybody's doing has happened. */
const quiet = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

describe('a call', () => {
  it('is asked with its port, its subject and its value; its answer is its own', async () => {
    const { ports, called, answered, pending } = opened();
    const calls = [
      ports.db.get('lot-1'),
      ports.store.put('lot-1', { grade: 'A' }),
      ports.db.keys('lot-'),
      ports.vendor.call('regulator', { lot: 1 }, { idempotencyKey: 'lot-1' }),
      ports.http.request('quality', 'GET /grade/lot-1'),
    ];
    await quiet();
    expect(called()).toMatchObject([
      { port: 'db', op: 'get', subject: 'lot-1', value: null, key: null },
      { port: 'store', op: 'put', subject: 'lot-1', value: { grade: 'A' } },
      { port: 'db', op: 'keys', subject: 'lot-' },
      { port: 'vendor', op: 'call', subject: 'regulator', value: { lot: 1 }, key: 'lot-1' },
      { port: 'http', op: 'request', subject: 'quality GET /grade/lot-1' },
    ]);
    expect(pending()).toBe(5);
    const values = [{ grade: 'B' }, null, ['lot-1'], { accepted: true }, { status: 200 }];
    for (const [index, { call }] of called().entries()) {
      answered({ call, error: null, value: values[index] });
    }
    expect(await Promise.all(calls)).toEqual([
      ...[{ grade: 'B' }, undefined, ['lot-1'], { accepted: true }, { status: 200 }],
    ]);
    expect(pending()).toBe(0);
  });

  it('that failed throws what the harness says', async () => {
    const { ports, called, answered, pending } = opened();
    const put = ports.db.put('lot-1', 1);
    await quiet();
    answered({ call: called()[0]?.call ?? 0, error: 'socket hang up', value: null });
    await expect(put).rejects.toThrow('socket hang up');
    expect(pending()).toBe(0);
  });

  it('takes its value as it is then; later changes are not its', async () => {
    const { ports, called } = opened();
    const grade = { of: 'lot-1', cells: [1] };
    void ports.store.put('lot-1', grade);
    grade.cells.push(2);
    await quiet();
    expect(called()).toMatchObject([{ value: { of: 'lot-1', cells: [1] } }]);
  });

  const loop: { self?: unknown } = {};
  loop.self = loop;
  it.each([
    ['undefined', undefined, 'was given undefined'],
    ['a function', () => 1, 'was given a function'],
    ['a function inside', { a: [{ b: () => 1 }] }, 'was given a function at a[0].b'],
    ['a cycle', loop, 'an object that holds itself at self'],
    ['a BigInt', { offset: 3n }, 'was given a BigInt at offset'],
    ['a symbol', [Symbol('milk')], 'was given a symbol at [0]'],
    ['a number that is none', { litres: NaN }, 'was given NaN at litres'],
    ['a Map', { lots: new Map() }, 'was given a Map at lots'],
    ['a Set', new Set(), 'was given a Set'],
    ['a promise', { grade: Promise.resolve('A') }, 'was given a promise at grade'],
    ['the bytes of a record', { value: Buffer.from('A') }, 'toString()) at value'],
  ])(
    'with a value that JSON cannot carry fails at once, by its place: %s',
    async (_, value, why) => {
      const { ports, said, pending } = opened();
      const put = ports.store.put('lot-1', value);
      await expect(put).rejects.toThrow(TypeError);
      await expect(put).rejects.toThrow('store.put takes plain data, as JSON has it');
      await expect(put).rejects.toThrow(why);
      // Nothing has gone out, and nothing is waited for.
      expect([said, pending()]).toEqual([[], 0]);
    },
  );

  it('with such a value is waited for at no port', async () => {
    const { ports, said, pending } = opened();
    await expect(ports.vendor.call('regulator', { lot: 3n })).rejects.toThrow('a BigInt at lot');
    const asking = ports.http.request('quality', 'POST /grade', { lot: 3n });
    await expect(asking).rejects.toThrow('http.request takes plain data');
    expect([said, pending()]).toEqual([[], 0]);
  });

  it('carries all that JSON carries', async () => {
    const { ports, called } = opened();
    const twice = { a: 1 };
    const value = { at: new Date(0), none: undefined, null: null, twice: [twice, twice], text: '' };
    void ports.db.put('lot-1', value);
    await quiet();
    expect(called()[0]?.value).toEqual({
      ...{ at: '1970-01-01T00:00:00.000Z', null: null, twice: [{ a: 1 }, { a: 1 }], text: '' },
    });
  });

  it('with a key that is no text fails at once: the bytes of a record’s key', async () => {
    const { ports, said } = opened();
    // As somebody would whose editor shows no types.
    const key = Buffer.from('lot-1') as unknown as string;
    await expect(ports.store.get(key)).rejects.toThrow('The key of store.get is a text, not bytes');
    await expect(
      ports.vendor.call('regulator', {}, { idempotencyKey: 42 as unknown as string }),
    ).rejects.toThrow('The idempotency key of vendor.call is a text, not 42');
    expect(said).toEqual([]);
  });
});

describe('the shared database', () => {
  it('is asked for a transaction at once, and again where it was rolled back', async () => {
    const { ports, called, answered } = opened();
    const given = ports.db.transaction(async (tx) => {
      await tx.put('pickups/lot-1', { litres: 800 });
      return 'in';
    });
    await quiet();
    expect(called()).toMatchObject([
      {
        ...{ port: 'db', op: 'transaction', subject: 'pickups/lot-1' },
        value: { changes: [{ key: 'pickups/lot-1', value: { litres: 800 } }] },
      },
    ]);
    answered({ call: called()[0]?.call ?? 0, error: 'rolled back: pickups/', value: null });
    await quiet();
    answered({ call: called()[1]?.call ?? 0, error: null, value: { commit: 7 } });
    expect(await given).toBe('in');
  });

  it('is asked for one commit after the other; to wait for one is no work that is under way', async () => {
    const { ports, called, answered, pending } = opened();
    const seen: number[] = [];
    await ports.db.onCommit(({ number }) => void seen.push(number));
    await quiet();
    expect([called().at(-1), pending()]).toMatchObject([
      { port: 'db', op: 'onCommit', subject: 'commit 1', value: null },
      0,
    ]);
    answered({ call: called()[0]?.call ?? 0, error: null, value: { number: 1, changes: [] } });
    await quiet();
    expect(called().at(-1)).toMatchObject({ op: 'onCommit', subject: 'commit 2' });
    expect([seen, pending()]).toEqual([[1], 0]);
  });
});

describe('a service', () => {
  const ask = { method: 'GET', path: '/grade/lot-42', body: null };

  it('answers by its routes until they are stopped; what nobody serves is 404', async () => {
    const { ports, respond } = opened();
    expect(await respond(ask)).toEqual({ status: 404 });
    const running = await ports.http.serve('GET /grade/:lot', ({ params, body }) => ({
      status: 200,
      body: { lot: params['lot'], body },
    }));
    const response = { status: 200, body: { lot: 'lot-42', body: null } };
    expect(await respond(ask)).toEqual(response);
    expect(await respond({ ...ask, method: 'POST' })).toEqual({ status: 404 });
    await running.stop();
    expect(await respond(ask)).toEqual({ status: 404 });
  });

  it('that serves a route again answers anew; the end of the first does not end the second', async () => {
    const { ports, respond } = opened();
    const first = await ports.http.serve('GET /grade/:lot', () => ({ status: 200, body: 1 }));
    await ports.http.serve('GET /grade/:lot', () => ({ status: 200, body: 2 }));
    await first.stop();
    expect(await respond(ask)).toEqual({ status: 200, body: 2 });
  });

  it.each(['/grade/:lot', 'GET', 'GET grade', ''])(
    'cannot serve, and nobody can ask, what is no route: %j',
    async (route) => {
      const { ports, said } = opened();
      const why = "A route is a method and a path, such as 'GET /grade/lot-42'";
      const serving = ports.http.serve(route, () => ({ status: 200 }));
      await expect(serving).rejects.toThrow(why);
      await expect(ports.http.request('quality', route)).rejects.toThrow(why);
      expect(said).toEqual([]);
    },
  );

  it.each([
    ['nothing', undefined],
    ['a text', 'A'],
    ['no status', { body: 'A' }],
    ['a status that is a text', { status: '200' }],
  ])('whose handler gives no response fails, and says which: %s', async (_, given) => {
    const { ports, respond } = opened();
    await ports.http.serve('GET /grade/:lot', () => given as HttpResponse);
    await expect(respond(ask)).rejects.toThrow(
      'The handler of GET /grade/:lot is to give { status, body }',
    );
  });

  it('whose response JSON cannot carry fails, and says where', async () => {
    const { ports, respond } = opened();
    await ports.http.serve('GET /grade/:lot', () => ({ status: 200, body: { cells: 3n } }));
    await expect(respond(ask)).rejects.toThrow(
      'The answer of GET /grade/:lot takes plain data, as JSON has it, and was given a BigInt at cells',
    );
  });
});
