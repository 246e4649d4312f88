import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNameTable, type NameKind } from './names.ts';

const kinds: readonly NameKind[] = ['topic', 'group', 'transaction'];
const kind = fc.constantFrom(...kinds);
const topic = fc
  .stringMatching(/^[A-Za-z0-9._-]{1,249}$/)
  .filter((name) => name !== '.' && name !== '..' && !name.startsWith('__'));
const anyName = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
const isValid = /^[A-Za-z0-9._-]{1,249}$/;

describe('a name', () => {
  it('comes back as it was, whatever else is in the table', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(kind, fc.oneof(topic, anyName))), (used) => {
        const table = createNameTable('mr-1-');
        for (const [of, name] of used) {
          const back = table.toLearner(of, table.toBroker(of, name));
          expect(back).toBe(of === 'topic' && name.startsWith('__') ? undefined : name);
        }
      }),
    );
  });

  it('is the same each time it is asked for', () => {
    const table = createNameTable('mr-1-');
    fc.assert(
      fc.property(kind, fc.oneof(topic, anyName), (of, name) => {
        expect(table.toBroker(of, name)).toBe(table.toBroker(of, name));
      }),
    );
  });

  it('is never shared with another name of its kind', () => {
    fc.assert(
      fc.property(kind, fc.uniqueArray(fc.oneof(topic, anyName)), (of, names) => {
        const table = createNameTable('mr-1-', { orders: 'mr-pool-1' });
        const physical = names.map((name) => table.toBroker(of, name));
        expect(new Set(physical).size).toBe(names.length);
      }),
    );
  });

  it('of a topic is one that the broker takes, if it takes the learner’s', () => {
    const table = createNameTable('mr-1-');
    fc.assert(
      fc.property(topic, (name) => {
        const physical = table.toBroker('topic', name);
        expect(physical).toMatch(isValid);
        expect(physical.startsWith('mr-1-')).toBe(true);
      }),
    );
  });

  it.each([248, 249])('of %i letters is not refused for the prefix’s sake', (length) => {
    const table = createNameTable('mr-1-');
    const names = ['x', 'y'].map((end) => 'a'.repeat(length - 1) + end);
    const physical = names.map((name) => table.toBroker('topic', name));
    for (const name of physical) {
      expect(name).toMatch(isValid);
      expect(name.startsWith('mr-1-')).toBe(true);
    }
    expect(physical.map((name) => table.toLearner('topic', name))).toEqual(names);
  });

  it('of a topic that waits in the table is that topic’s', () => {
    const table = createNameTable('mr-1-', { orders: 'mr-pool-7' });
    expect(table.toBroker('topic', 'orders')).toBe('mr-pool-7');
    expect(table.toLearner('topic', 'mr-pool-7')).toBe('orders');
    expect(table.toBroker('group', 'orders')).toBe('mr-1-orders');
  });
});

describe('what the broker is to judge', () => {
  it.each(['', '.', '..', 'no spaces', 'a/b', 'ümlaut', 'a'.repeat(250)])(
    'passes through as a topic: %j',
    (name) => {
      const table = createNameTable('mr-1-');
      expect(table.toBroker('topic', name)).toBe(name);
      expect(table.toLearner('topic', name)).toBe(name);
      expect(table.used('topic')).toEqual([]);
    },
  );

  it('passes through where it is the broker’s own, but is not shown', () => {
    const table = createNameTable('mr-1-');
    expect(table.toBroker('topic', '__consumer_offsets')).toBe('__consumer_offsets');
    expect(table.toLearner('topic', '__consumer_offsets')).toBeUndefined();
  });

  it('never passes as a group or transaction, unless it is empty', () => {
    const table = createNameTable('mr-1-');
    for (const of of ['group', 'transaction'] as const) {
      expect(table.toBroker(of, 'a b/c')).toBe('mr-1-a b/c');
      expect(table.toBroker(of, '__x')).toBe('mr-1-__x');
      expect(table.toBroker(of, '')).toBe('');
    }
  });
});

describe('on a cluster that others use too', () => {
  const shared = () => createNameTable('team-mr-1-', { orders: 'team-mr-pool-1' }, true);
  const names = fc.oneof(topic, anyName, fc.constantFrom('', '.', '..', '__consumer_offsets'));

  it('no name of any kind is outside the prefix, and each comes back as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(kind, names)), (used) => {
        const table = shared();
        for (const [of, name] of used) {
          const physical = table.toBroker(of, name);
          expect(physical.startsWith('team-mr-')).toBe(true);
          expect(table.toLearner(of, physical)).toBe(name);
        }
      }),
    );
  });

  it.each(['', '.', '..', 'no spaces', 'a/b', 'ümlaut', 'a'.repeat(250)])(
    'what is no name of a topic stays none: %j',
    (name) => {
      const table = shared();
      const physical = table.toBroker('topic', name);
      expect(isValid.test(physical)).toBe(false);
      expect(table.used('topic')).toEqual(['team-mr-pool-1']);
    },
  );

  it('what is somebody else’s is nobody’s', () => {
    const table = shared();
    for (const other of ['theirs', '__theirs', '__consumer_offsets', 'a b', '']) {
      expect(table.toLearner('topic', other)).toBeUndefined();
    }
  });
});

describe('two runs', () => {
  it('never see each other’s names', () => {
    fc.assert(
      fc.property(kind, fc.oneof(topic, anyName), fc.oneof(topic, anyName), (of, mine, yours) => {
        // As of run 1 and run 11: the one nearly begins the other.
        const one = createNameTable('mr-1-');
        const other = createNameTable('mr-11-');
        const [ours, theirs] = [one.toBroker(of, mine), other.toBroker(of, yours)];
        if (ours === mine || theirs === yours) return;
        expect(theirs).not.toBe(ours);
        expect(one.toLearner(of, theirs)).toBeUndefined();
        expect(other.toLearner(of, ours)).toBeUndefined();
      }),
    );
  });

  it('do not see each other’s topics of the pool', () => {
    const one = createNameTable('mr-1-', { orders: 'mr-pool-1' });
    expect(one.toLearner('topic', 'mr-pool-2')).toBeUndefined();
    expect(one.toLearner('topic', 'somebody-elses')).toBeUndefined();
  });
});

describe('what a run has used', () => {
  it('is told by kind, in the broker’s names, each once', () => {
    const table = createNameTable('mr-1-', { orders: 'mr-pool-1' });
    for (const name of ['bills', 'bills', 'orders']) table.toBroker('topic', name);
    table.toBroker('group', 'kitchen');
    expect(table.used('topic')).toEqual(['mr-pool-1', 'mr-1-bills']);
    expect(table.used('group')).toEqual(['mr-1-kitchen']);
    expect(table.used('transaction')).toEqual([]);
  });
});

describe('a text of the broker’s', () => {
  it('loses the names of this run', () => {
    const table = createNameTable('mr-1-', { orders: 'mr-pool-1', bills: 'mr-pool-12' });
    table.toBroker('group', 'a$&b');
    expect(table.strip('mr-pool-12 and mr-pool-1, read by mr-1-a$&b.')).toBe(
      'bills and orders, read by a$&b.',
    );
    expect(table.strip('nothing of ours')).toBe('nothing of ours');
  });
});
