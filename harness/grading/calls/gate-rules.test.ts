import { describe, expect, it } from 'vitest';
import { namesOf, theOne } from '../testing/findings.ts';
import { history, type LooseEvent } from '../testing/history.ts';
import { gateRules } from './gate-rules.ts';
import type { Question } from './gate.ts';

/** The gate asks Quality, and is told this. */
const request = (answer: unknown, outcome: 'done' | 'unanswered' = 'done'): LooseEvent => ({
  ...{ type: 'port', process: 'gate', api: 'http.request', subject: 'quality GET /hold/tanker-1' },
  ...{ value: null, key: null, outcome, answer },
});
const held = request({ status: 200, body: { held: true } });
const free = request({ status: 200, body: { held: false } });
const busy = request({ status: 503, body: { held: false } });

function found(said: Partial<Question>, ...events: LooseEvent[]) {
  const run = history(...events);
  const question: Question = {
    ...{ step: 'a question', tanker: 'tanker-1', fate: 'answered', held: false, record: null },
    ...{ got: false, waited: { settled: true, waitedMs: 100, hadTimer: false }, board: false },
    ...{ from: 0, to: run.length, after: run.length, ...said },
  };
  return { run, all: gateRules({ questions: [question], complete: true }, run) };
}

describe('at the gate', () => {
  it('passes what Quality said, and a no where nobody knows', () => {
    expect(found({ got: true }, free).all).toEqual([]);
    expect(found({ got: false, held: true }, held).all).toEqual([]);
    expect(found({ got: false, fate: 'down' }, request(null, 'unanswered')).all).toEqual([]);
    expect(found({ got: false, fate: '503' }, busy).all).toEqual([]);
  });

  it('nobody waits for more than two seconds', () => {
    const waited = { settled: true, waitedMs: 2_600, hadTimer: true };
    const { all, run } = found({ waited, fate: 'never' }, free);
    expect(namesOf(all)).toEqual(['BLOCKED a question']);
    theOne(all, run, 'tanker-1', '2.6');
    const never = found({ waited: { ...waited, settled: false } }, free).all;
    expect(namesOf(never)).toEqual(['BLOCKED a question']);
  });

  it('gives a boolean', () => {
    const { all, run } = found({ got: null }, free);
    expect(namesOf(all)).toEqual(['SHAPE mayUnload']);
    theOne(all, run, 'null');
  });

  it('is let in only by a yes to this question', () => {
    const record = 'quality.holds/0@3 (tanker-1)';
    const unasked = found({ got: true, held: true, record });
    expect(namesOf(unasked.all)).toEqual(['STALE a question']);
    expect(theOne(unasked.all, unasked.run, 'tanker-1').where).toBe(record);
    const doubt = found({ got: true, fate: '503' }, busy);
    expect(namesOf(doubt.all)).toEqual(['PHANTOM a question']);
    theOne(doubt.all, doubt.run, 'tanker-1', '503');
    const no = found({ got: true, held: true }, held);
    expect(namesOf(no.all)).toEqual(['PHANTOM a question']);
    expect(no.all[0]?.says).not.toEqual(doubt.all[0]?.says);
  });

  it('is not right by luck: whoever is let in was asked about', () => {
    expect(namesOf(found({ got: true, held: false }).all)).toEqual(['STALE a question']);
  });

  it('is not kept out against Quality’s word, nor before it could have come', () => {
    const told = found({ got: false }, free);
    expect(namesOf(told.all)).toEqual(['BLOCKED a question']);
    const hasty = found({ got: false, fate: 'slow' }, request(null, 'unanswered'));
    expect(namesOf(hasty.all)).toEqual(['BLOCKED a question']);
    expect(hasty.all[0]?.says).not.toEqual(told.all[0]?.says);
  });

  it('is not kept out unasked, and least of all for a hold that was lifted', () => {
    expect(namesOf(found({ got: false }).all)).toEqual(['BLOCKED a question']);
    const lifted = { got: false, record: 'quality.holds/0@3 (tanker-1)' };
    expect(namesOf(found(lifted).all)).toEqual(['STALE a question']);
  });

  it('an answer that came after the driver’s does not count', () => {
    const { all } = found({ got: true, to: 0 }, free);
    expect(namesOf(all)).toEqual(['PHANTOM a question']);
  });
});
