import { describe, expect, it } from 'vitest';
import {
  assigned,
  brought,
  called,
  committed,
  history,
  joined,
  process,
  produced,
  record,
  reported,
  startsAt,
  topic,
  type LooseEvent,
} from '../../../harness/grading/testing/history.ts';
import type { WireRecord } from '../../../harness/wire-tap/wire-event.ts';
import { compareBehaviour } from './behaviour.ts';
import { inWords } from './words.ts';

/** Rows that differ: where, what, and both sides. */
function differences(
  mine: (LooseEvent | undefined)[],
  reference: (LooseEvent | undefined)[],
  again = reference,
): string[] {
  const [own, wanted, repeated] = [mine, reference, again].map((events) => history(...events));
  const { sections } = compareBehaviour(own ?? [], wanted ?? [], repeated);
  return sections.flatMap(({ kind, title, rows }) =>
    rows
      .filter(({ differs }) => differs)
      .map((row) => {
        const side = (pieces: typeof row.mine): string =>
          pieces === null
            ? '—'
            : pieces
                .filter(({ differs }) => differs)
                .map((piece) => inWords(piece.text, 'en'))
                .join(' ');
        return `${kind} ${title}, ${inWords(row.name, 'en')}: ${side(row.mine)} | ${side(row.reference)}`;
      }),
  );
}

const pickup = (lot: number, farm = lot, said: Partial<WireRecord> = {}): WireRecord => ({
  ...record(lot, `lot-${lot}`, `farm-${farm}`),
  ...said,
});
const publish = (...records: LooseEvent[]): LooseEvent[] => [
  called('publisher', 'publishDawn'),
  ...records,
];

describe('records', () => {
  it('in other partitions, at other offsets and times are the same', () => {
    const own = publish(produced(0, [pickup(1)]), produced(1, [pickup(2)]));
    const other = publish(
      produced(2, [pickup(2, 2, { offset: 40, timestamp: 9 })]),
      produced(1, [pickup(1, 1, { offset: 3 })]),
    );
    expect(differences(own, other)).toEqual([]);
  });

  it('without a key stand beside the same records with one', () => {
    const own = publish(produced(0, [pickup(1, 1, { key: null })]));
    expect(differences(own, publish(produced(0, [pickup(1)])))).toEqual([
      `records ${topic}, lot-1: none | farm-1`,
    ]);
  });

  it('of one value stand beside each other where nothing else tells which they are', () => {
    const bare = (key: string | null): LooseEvent[] =>
      publish(
        produced(
          0,
          [1, 2].map((lot) => pickup(lot, lot, { key, headers: {} })),
        ),
      );
    expect(differences(bare(null), bare('tanker'))).toEqual([
      ...[1, 2].map(() => `records ${topic}, tanker: none | tanker`),
    ]);
  });

  it('that are missing or too many have nothing beside them', () => {
    const all = publish(produced(0, [pickup(1), pickup(2)]));
    expect(differences(publish(produced(0, [pickup(1)])), all)).toEqual([
      `records ${topic}, lot-2: — | `,
    ]);
    expect(differences(publish(produced(0, [pickup(1), pickup(2), pickup(2)])), all)).toEqual([
      `records ${topic}, lot-2:  | —`,
    ]);
  });

  it('that never arrived were not given, and those whose answer was lost were', () => {
    const reference = publish(produced(0, [pickup(1)]));
    expect(
      differences(publish(produced(0, [pickup(1)], { outcome: 'unanswered' })), reference),
    ).toEqual([]);
    expect(
      differences(publish(produced(0, [pickup(1)], { outcome: 'lost' })), reference),
    ).toHaveLength(1);
  });

  it('of one key in another order are told, and of other keys not', () => {
    const own = publish(produced(0, [pickup(2, 7), pickup(1, 7), pickup(3, 8)]));
    const reference = publish(produced(0, [pickup(3, 8), pickup(1, 7), pickup(2, 7)]));
    expect(differences(own, reference)).toEqual([
      `records ${topic}, order under farm-7: lot-2, lot-1 | lot-1, lot-2`,
    ]);
  });

  it('of one key in several partitions are told', () => {
    const own = publish(produced(0, [pickup(1, 7)]), produced(1, [pickup(2, 7)]));
    const reference = publish(produced(0, [pickup(1, 7), pickup(2, 7)]));
    expect(differences(own, reference)).toEqual([
      `records ${topic}, partitions that hold farm-7: 2 partitions | 1 partition`,
    ]);
  });

  it('with a random id where the reference has one of the event’s differ, and two random ids do not', () => {
    const id = (value: string): LooseEvent[] =>
      publish(produced(0, [pickup(1, 1, { headers: { 'event-id': value } })]));
    expect(differences(id(crypto.randomUUID()), id('lot-1'))).toHaveLength(1);
    expect(differences(id(crypto.randomUUID()), id(crypto.randomUUID()))).toEqual([]);
  });

  it('of a transaction count when it is committed', () => {
    const transactionalId = 'till';
    const end = (committed: boolean): LooseEvent => ({
      ...{
        type: 'end-transaction',
        process: 'publisher',
        connection: 1,
        transactionalId,
        committed,
      },
      error: null,
    });
    const own = (did: boolean) => publish(produced(0, [pickup(1)], { transactionalId }), end(did));
    const reference = publish(produced(0, [pickup(1)]));
    expect(differences(own(true), reference)).toEqual([]);
    expect(differences(own(false), reference)).toHaveLength(1);
  });

  it('written again after a crash are no difference, and written twice without one are', () => {
    const twice = publish(
      produced(0, [pickup(1)]),
      process('publisher', 'killed'),
      process('publisher'),
      produced(0, [pickup(1)]),
    );
    const reference = publish(produced(0, [pickup(1)]));
    expect(differences(twice, reference)).toEqual([]);
    expect(differences(publish(produced(0, [pickup(1), pickup(1)])), reference)).toHaveLength(1);
  });

  it('that answer what only one of the runs was given are left out, and counted', () => {
    const grade = (lot: number): LooseEvent =>
      produced(0, [pickup(lot, lot, { headers: { 'causation-id': `lot-${lot}` } })], {
        ...{ process: 'quality', topic: 'quality.grades' },
      });
    const run = (...lots: number[]): LooseEvent[] => [
      called('quality', 'start'),
      brought(
        'quality',
        0,
        lots.map((lot) => pickup(lot)),
      ),
      ...lots.map(grade),
    ];
    expect(differences(run(1), run(1, 2))).toEqual([]);
    const { sections } = compareBehaviour(history(...run(1)), history(...run(1, 2)));
    expect(sections[0]?.leftOut).toBe(1);
    // What both were given, and only one answered, is a difference.
    expect(differences(run(1, 2).slice(0, -1), run(1, 2))).toHaveLength(1);
  });
});

/** A reader of its own group, which is brought some records and commits so far. */
function reader(name: string, group: string, count: number, commit: number | null): LooseEvent[] {
  const records = Array.from({ length: count }, (_, offset) =>
    record(offset, `lot-${offset}`, 'farm-1'),
  );
  return [
    called(name, 'startReader'),
    joined(name, group, 1),
    assigned(name, group, [0]),
    startsAt(name, 'earliest', 0, 0),
    brought(name, 0, records),
    ...(commit === null ? [] : [committed(name, 0, commit, { group })]),
  ];
}

describe('a group', () => {
  it('that committed all it was brought is the same, however much that was', () => {
    expect(differences(reader('trace', 'trace', 3, 3), reader('trace', 'trace', 80, 80))).toEqual(
      [],
    );
  });

  it('that committed too little, too much or nothing differs', () => {
    const reference = reader('trace', 'trace', 3, 3);
    const commits = (mine: LooseEvent[]) =>
      differences(mine, reference).filter((line) => line.includes(`${topic}/0`));
    expect(commits(reader('trace', 'trace', 3, 2))[0]).toContain('1 short of what it was brought');
    expect(commits(reader('trace', 'trace', 3, 5))[0]).toContain('2 beyond what it was brought');
    expect(commits(reader('trace', 'trace', 3, null))[0]).toContain('committed nothing');
  });

  it('that was ended before its last commit is the same where a second run of the reference was not', () => {
    const [whole, ended] = [reader('trace', 'trace', 3, 3), reader('trace', 'trace', 3, null)];
    expect(differences(ended, whole, ended)).toEqual([]);
    expect(differences(whole, ended, whole)).toEqual([]);
    expect(differences(ended, whole, whole)).toHaveLength(1);
  });

  it('that another client joined too is told, and whom each client read with', () => {
    const own = [...reader('trace', 'readers', 3, 3), ...reader('audit', 'readers', 3, 3)];
    const reference = [...reader('trace', 'trace', 3, 3), ...reader('audit', 'audit', 3, 3)];
    expect(differences(own, reference)).toEqual([
      'groups trace, members: — | trace',
      'groups audit, members: — | audit',
      'groups readers, members: audit, trace | —',
      'clients trace, reads in group: readers | trace',
      'clients audit, reads in group: readers | audit',
    ]);
  });

  it('with another name, but the same members and topics, is told by its name alone', () => {
    const lines = differences(reader('trace', 'milk', 3, 3), reader('trace', 'trace', 3, 3));
    expect(lines).toEqual([
      'groups trace, group id: milk | trace',
      'clients trace, reads in group: milk | trace',
    ]);
  });

  it('with an id of chance is as good as another of chance', () => {
    const view = (name: string): LooseEvent[] =>
      reader('trace', `${name}-${crypto.randomUUID()}`, 3, null);
    expect(differences(view('view'), view('answers'))).toEqual([]);
  });

  it('of a client that only one of the runs came to start is left out', () => {
    const reference = [...reader('trace', 'trace', 3, 3), ...reader('audit', 'audit', 3, 3)];
    const own = reader('trace', 'trace', 3, 3);
    expect(differences(own, reference)).toEqual([]);
    expect(compareBehaviour(history(...own), history(...reference)).notBoth).toEqual(['audit']);
  });

  it('may be assigned other partitions in the other run', () => {
    const member = (partition: number): LooseEvent[] => [
      ...[called('trace', 'startReader'), joined('trace', 'trace', 1)],
      assigned('trace', 'trace', [partition]),
      assigned('trace', 'trace', [0]),
      brought('trace', 0, [pickup(1)]),
    ];
    expect(differences(member(1), member(2))).toEqual([]);
  });
});

describe('a client', () => {
  const one = pickup(1);
  const value = JSON.parse(one.value ?? '') as unknown;
  const start = [called('trace', 'startReader'), brought('trace', 0, [one])];

  it('that commits before it hands over differs from one that commits after', () => {
    const early = [...start, committed('trace', 0, 2), reported('trace', value)];
    const late = [...start, reported('trace', value), committed('trace', 0, 2)];
    expect(differences(early, late)).toEqual([
      'clients trace, hands over (onPickup): after it committed that record | before it commits that record',
    ]);
  });

  it('may commit what came before, and other partitions, whenever it likes', () => {
    const late = [...start, reported('trace', value), committed('trace', 0, 2)];
    const busy = [...start, committed('trace', 0, 1), committed('trace', 1, 9), ...late.slice(2)];
    const clients = differences(busy, late).filter((line) => line.startsWith('clients'));
    expect(clients).toEqual([]);
  });

  it('that handed over less is told', () => {
    const none = [...start, committed('trace', 0, 2)];
    const late = [...start, reported('trace', value), committed('trace', 0, 2)];
    expect(differences(none, late)).toEqual([
      'clients trace, hands over (onPickup): never | before it commits that record',
      'clients trace, handed over by onPickup: 0 of the 1 it was brought | 1 of the 1 it was brought',
    ]);
  });
});

describe('what differs between two runs of the reference', () => {
  const level = (amount: number, litres = 5): LooseEvent[] =>
    publish(
      produced(0, [
        pickup(1, 1, { value: JSON.stringify({ lot: 'lot-1', litres, level: amount }) }),
      ]),
    );
  const count = (mine: LooseEvent[], again?: LooseEvent[]): number =>
    compareBehaviour(history(...mine), history(...level(7)), again && history(...again))
      .differences;

  it('is not called a difference, and every other field is', () => {
    expect(count(level(9))).toBe(1);
    expect(count(level(9), level(8))).toBe(0);
    expect(count(level(9, 6), level(8))).toBe(1);
  });
});

it('a group may commit behind what a transaction leaves in the log, and not further', () => {
  const upTo = (commit: number): LooseEvent[] => [
    ...reader('trace', 'trace', 3, null).slice(0, -1),
    { ...brought('trace', 0, [pickup(0), pickup(1), pickup(2)]), next: 4 },
    committed('trace', 0, commit),
  ];
  expect(differences(upTo(4), upTo(3))).toEqual([]);
  expect(differences(upTo(5), upTo(3))).toHaveLength(1);
});

it('a client that joins two topics may write one key in either order', () => {
  const joins = (...lots: number[]): LooseEvent[] => [
    called('settlement', 'start'),
    brought('settlement', 0, [pickup(9)]),
    { ...brought('settlement', 0, [pickup(9)]), topic: 'quality.lab-results' },
    produced(
      0,
      lots.map((lot) => pickup(lot, 7)),
      { process: 'settlement', topic: 'payables' },
    ),
  ];
  expect(differences(joins(1, 2), joins(2, 1))).toEqual([]);
});

it('a run compared with itself has no differences', () => {
  const run = [...publish(produced(0, [pickup(1)])), ...reader('trace', 'trace', 3, 3)];
  expect(differences(run, run)).toEqual([]);
  expect(compareBehaviour([], [])).toEqual({
    sections: [],
    lines: [],
    differences: 0,
    notBoth: [],
  });
});
