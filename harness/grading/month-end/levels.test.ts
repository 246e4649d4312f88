import { expect, it } from 'vitest';
import { namesOf, theOne } from '../testing/findings.ts';
import { history, type LooseEvent } from '../testing/history.ts';
import { row, streamOf } from '../testing/month-end.ts';
import { ported } from '../testing/service.ts';
import { filledSilos } from './levels.ts';

const silo = (process: string, litres: number): LooseEvent =>
  ported('db.put', 'silos/silo-1', { siloId: 'silo-1', litres }, { process });
const pickup = (lot: number, litres: number): LooseEvent =>
  ported('db.put', `pickups/lot-${lot}`, row(lot, 1, litres), { process: 'collection' });
const begun = silo('collection', 0);

it('a silo has what went in, corrections and what others pump included', () => {
  const seen = history(
    ...[begun, pickup(1, 900), silo('collection', 900), pickup(1, 950), silo('collection', 950)],
    ...[silo('plant', 100), pickup(2, 50), silo('collection', 150)],
  );
  expect(filledSilos(streamOf(), seen)).toEqual([]);
});

it('a silo whose level two loads have read at once lacks one of them', () => {
  const seen = history(
    ...[begun, silo('collection', 900), silo('collection', 700), pickup(1, 900), pickup(2, 700)],
  );
  const found = filledSilos(streamOf(), seen);
  expect(namesOf(found)).toEqual(['LOST silo level']);
  theOne(found, seen, '700', '1,600');
  expect(filledSilos({ ...streamOf(), atRest: false }, seen)).toEqual([]);
});
