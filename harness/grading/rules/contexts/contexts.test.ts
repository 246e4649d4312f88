import { describe, expect, it } from 'vitest';
import type { Measured } from '../../contexts/handed.ts';
import { factsOf, handed, published, quality, settlement } from '../../testing/contexts.ts';
import { namesOf, theOne } from '../../testing/findings.ts';
import { harnessDid, history } from '../../testing/history.ts';
import { inTurn } from '../in-turn.ts';
import { brokeAfterRename, receivedInVain } from './coupled.ts';
import { declaredBadly, neverNeeded, undeclared } from './declared.ts';
import { noteLeaked, pickupChanged } from './leaked.ts';
import { wronglyTranslated } from './translated.ts';

const sample = (number: number) => ({ lotId: `lot-${number}`, farmId: `farm-${number}` });
const payable = (number: number, said: Record<string, unknown> = {}) => ({
  ...{ lotId: `lot-${number}`, kgFat: 200.1, amount: 2001 },
  ...said,
});

/** Everything as it is to be, but for what is said. */
const dawn = (
  samples: readonly object[] = [sample(1), sample(2)],
  payables: readonly object[] = [payable(1), payable(2)],
) =>
  history(
    ...samples.flatMap((milk, at) => [
      ...published(at + 1),
      ...handed(quality, at + 1, { ...milk }),
    ]),
    ...payables.flatMap((milk, at) => handed(settlement, at + 1, { ...milk })),
  );

describe('what a translator says before the rename', () => {
  const found = (payables: readonly object[]) => {
    const run = dawn(undefined, payables);
    return { run, findings: wronglyTranslated(factsOf(), run) };
  };

  it('may be right, but for the noise of a product and either way to round a half', () => {
    const findings = [{}, { kgFat: 200.1 + 1e-8 }, { amount: 2001 }].map(
      (said) => found([payable(1, said)]).findings,
    );
    expect(findings.flat()).toEqual([]);
  });

  it('lacks something: LOST, with the record that has it', () => {
    const { run, findings } = found([payable(1, { kgFat: null }), payable(2)]);
    const one = theOne(findings, run, 'kgFat', 'lot-1', 'quality.lab-results/0@1');
    expect(one).toMatchObject({ code: 'LOST', subject: 'settlement kgFat' });
    expect(one.where).toBe('collection.pickups/0@1 (farm-1)');
  });

  it('says another number: PHANTOM', () => {
    const { run, findings } = found([payable(1), payable(2, { kgFat: 20010 })]);
    const one = theOne(findings, run, 'kgFat', 20010, '200.1');
    expect(one).toMatchObject({ code: 'PHANTOM', subject: 'toPayable kgFat' });
    // What the context was told is wrong; what it fetched was not.
    const bad = run.find(({ seq }) => seq === one.firstBad);
    expect(bad).toMatchObject({ type: 'produce', topic: settlement.topic });
    for (const said of [one.says.en, one.says.ko]) expect(said).toContain('litres 100.05');
  });

  it.each([2000, 2002, 2001.1])('rounds otherwise, to %d: PHANTOM', (amount) => {
    const { run, findings } = found([payable(1, { amount })]);
    expect(theOne(findings, run, 'amount', String(amount))).toMatchObject({ code: 'PHANTOM' });
  });

  it('says it as text: SHAPE', () => {
    const { run, findings } = found([payable(1, { kgFat: '200.10' })]);
    expect(theOne(findings, run, 'kgFat', '"200.10"')).toMatchObject({ code: 'SHAPE' });
  });

  it('tells of another lot: STALE', () => {
    const { run, findings } = found([payable(1), payable(1)]);
    expect(theOne(findings, run, 'lot-1', 'lot-2')).toMatchObject({ code: 'STALE' });
  });

  it.each([
    ['threw', 'TypeError: no fat', 'CRASHED'],
    ['type', 'Promise', 'SHAPE'],
  ] as const)('is nothing to work on (%s): %s', (because, of, code) => {
    const run = history(
      ...published(1),
      ...handed(quality, 1, null, { stopped: { because, of: [of] } }),
    );
    const one = theOne(wronglyTranslated(factsOf(), run), run, of);
    expect(one).toMatchObject({ code, subject: 'toSample' });
  });

  it('has other attributes than before: SHAPE', () => {
    const run = history(
      ...published(1),
      ...handed(quality, 1, sample(1)),
      ...published(2),
      ...handed(quality, 2, sample(2), { stopped: { because: 'columns', of: ['note'] } }),
    );
    expect(theOne(wronglyTranslated(factsOf(), run), run, 'note')).toMatchObject({ code: 'SHAPE' });
  });

  it('is each context’s own fault, and the first of it by the order of lots', () => {
    const wrong = { farmId: 'farm-9' };
    const run = dawn(
      [
        { ...sample(1), ...wrong },
        { ...sample(2), ...wrong },
      ],
      [payable(1, { kgFat: 1 })],
    );
    const findings = wronglyTranslated(factsOf(), run);
    expect(namesOf(findings)).toEqual(['PHANTOM toSample farmId', 'PHANTOM toPayable kgFat']);
    expect(findings[0]?.where).toContain('@1 ');
  });
});

describe('what one context does to another', () => {
  it('is nothing as long as each has an object of its own', () => {
    for (const rule of [noteLeaked, pickupChanged]) expect(rule(factsOf(), dawn())).toEqual([]);
  });

  it('a note that comes with another context’s milk: LEAK', () => {
    const run = dawn(undefined, [payable(1, { rack: 'rack of lot-1' })]);
    const one = theOne(noteLeaked(factsOf(), run), run, 'rack', 'lot-1');
    expect(one).toMatchObject({ code: 'LEAK', subject: 'quality settlement' });
    expect(one.says.en).toMatch(/Quality’s change reached Settlement/);
    // What was written to both topics is shown.
    expect(one.evidence).toHaveLength(4);
  });

  it('a note deep inside of it: LEAK', () => {
    const run = dawn(undefined, [payable(1, { 'pickup.rack': 'rack of lot-1' })]);
    expect(namesOf(noteLeaked(factsOf(), run))).toEqual(['LEAK quality settlement']);
  });

  it('a note that comes back to its writer on the next lot: LEAK', () => {
    const run = dawn([sample(1), { ...sample(2), rack: 'rack of lot-1' }]);
    const one = theOne(noteLeaked(factsOf(), run), run, 'rack', 'lot-2');
    expect(one).toMatchObject({ code: 'LEAK', subject: 'quality quality' });
    expect(one.says.en).toContain('the sample of an earlier lot');
  });

  it('a pickup that a translator changed: LEAK', () => {
    const run = history(
      ...published(1),
      ...handed(quality, 1, sample(1), { changed: ['litres', 'volume'] }),
    );
    const one = theOne(pickupChanged(factsOf(), run), run, 'toSample', 'litres', 'volume');
    expect(one).toMatchObject({ code: 'LEAK', subject: 'toSample' });
    expect(one.says.en).toContain('Settlement is handed the same one');
  });
});

describe('who hangs on another’s words', () => {
  const measured = (
    dependsOn: Measured[string]['dependsOn'],
    read: string[] = [],
    failsWithout: string[] = [],
  ): Measured => ({
    quality: { read, dependsOn, failsWithout },
    settlement: { read: [], dependsOn: {}, failsWithout: [] },
  });
  const passesOn = { tempC: ['pickup.tempC'], lotId: ['pickup.lotId'] };
  const broke = history(
    ...published(1),
    ...handed(quality, 1, { ...sample(1), tempC: 4 }),
    harnessDid('rename'),
    ...published(3),
    ...handed(
      quality,
      3,
      { ...sample(3), milkTemp: 4 },
      {
        stopped: { because: 'columns', of: ['tempC', 'milkTemp'] },
      },
    ),
  );

  it('nobody, when all go on after the rename', () => {
    const run = history(...published(3), ...handed(quality, 3, sample(3)));
    const facts = factsOf({ measured: measured({ lotId: ['pickup.lotId'] }) });
    for (const rule of [brokeAfterRename, receivedInVain]) expect(rule(facts, run)).toEqual([]);
  });

  it('who broke by what it received and never used: COUPLED', () => {
    const facts = factsOf({ measured: measured(passesOn) });
    const one = theOne(brokeAfterRename(facts, broke), broke, 'tempC');
    expect(one).toMatchObject({ code: 'COUPLED', subject: 'quality' });
    expect(one.where).toBe('collection.pickups/0@3 (farm-3)');
    expect(one.says.en).toContain('Quality received tempC, never used it, and broke');
    // The rename is shown between what was well and what was not.
    expect(broke.find(({ seq }) => seq === one.evidence[0])?.type).toBe('harness');
    expect(receivedInVain(facts, broke)).toEqual([]);
  });

  it('whose translator needs the word: COUPLED, with what it threw', () => {
    const run = history(
      ...published(1),
      ...handed(quality, 1, sample(1)),
      ...published(3),
      ...handed(quality, 3, null, { stopped: { because: 'threw', of: ['TypeError: tempC'] } }),
    );
    const facts = factsOf({ measured: measured({}, [], ['pickup.tempC']) });
    const one = theOne(brokeAfterRename(facts, run), run, 'toSample', 'tempC', 'TypeError: tempC');
    expect(one).toMatchObject({ code: 'COUPLED', subject: 'quality' });
  });

  it('who goes on with what is wrong since the rename: COUPLED', () => {
    const run = history(
      ...published(1),
      ...handed(settlement, 1, payable(1)),
      ...published(3),
      ...handed(settlement, 3, payable(3, { amount: 0 })),
    );
    const needs = {
      settlement: { read: [], dependsOn: { amount: ['pickup.tempC'] }, failsWithout: [] },
    };
    const one = theOne(brokeAfterRename(factsOf({ measured: needs }), run), run, 'tempC', 'lot-3');
    expect(one).toMatchObject({ code: 'COUPLED', subject: 'settlement' });
    // Nothing but the lot makes it wrong: then it is what it is.
    const other = {
      settlement: { read: [], dependsOn: { amount: ['pickup.litres'] }, failsWithout: [] },
    };
    expect(namesOf(brokeAfterRename(factsOf({ measured: other }), run))).toEqual([
      'PHANTOM toPayable amount',
    ]);
  });

  it('who is handed what it never reads: COUPLED, though nothing broke', () => {
    const run = history(
      ...published(1),
      ...handed(quality, 1, { ...sample(1), litres: 5, note: 'x' }),
    );
    const dependsOn = { litres: ['pickup.litres'], lotId: ['pickup.lotId'] };
    const one = theOne(
      receivedInVain(factsOf({ measured: measured(dependsOn) }), run),
      run,
      'litres',
    );
    expect(one).toMatchObject({ code: 'COUPLED', subject: 'quality litres' });
  });

  describe('is compared with what is declared', () => {
    const run = history(...published(1), ...handed(quality, 1, sample(1)), harnessDid('rename'), {
      ...harnessDid('the table'),
      measured: true,
    });
    const needs = { lotId: ['pickup.lotId'], farmId: ['pickup.farmId'] };
    const factsWith = (pickup: string[], read = ['pickup.lotId', 'pickup.farmId']) =>
      factsOf({
        measured: measured(needs, read),
        declared: { quality: { pickup }, settlement: { pickup: [] } },
      });

    it('and agrees', () => {
      const facts = factsWith(['farmId', 'lotId']);
      for (const rule of [undeclared, neverNeeded]) expect(rule(facts, run)).toEqual([]);
    });

    it('needed and not declared: COUPLED', () => {
      const one = theOne(undeclared(factsWith(['farmId']), run), run, 'pickup.lotId', 'toSample');
      expect(one).toMatchObject({ code: 'COUPLED', subject: 'contexts quality' });
      // What was measured is its witness, and nothing else.
      expect(one.evidence).toEqual([run.length]);
    });

    it('declared and never read: PHANTOM', () => {
      const facts = factsWith(['farmId', 'lotId', 'litres']);
      const one = theOne(neverNeeded(facts, run), run, 'pickup.litres', 'toSample');
      expect(one).toMatchObject({ code: 'PHANTOM', subject: 'contexts quality' });
    });

    it('declared and read without effect is no lie', () => {
      const read = ['pickup.lotId', 'pickup.farmId', 'pickup.litres'];
      expect(neverNeeded(factsWith(['farmId', 'lotId', 'litres'], read), run)).toEqual([]);
    });

    it.each([
      { declared: null },
      { declared: [] },
      { declared: { quality: ['lotId'] } },
      { declared: { quality: { pickup: 'lotId' } } },
    ])('which is not written as it is to be: SHAPE (%j)', ({ declared }) => {
      const one = theOne(declaredBadly(factsOf({ declared }), []), [], 'contexts.quality');
      expect(one).toMatchObject({ code: 'SHAPE', subject: 'contexts quality' });
    });
  });
});

it('of rules in turn, only the first that finds something is heard', () => {
  const run = dawn([{ ...sample(1), farmId: 'farm-9' }], [payable(1, { rack: 'rack of lot-1' })]);
  const rule = inTurn(pickupChanged, noteLeaked, wronglyTranslated);
  expect(namesOf(rule(factsOf(), run))).toEqual(['LEAK quality settlement']);
});
