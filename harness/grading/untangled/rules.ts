// What is wrong with two services that share streams: one waits for the other after all, instances do not share the
// work, or something is lost as they are replaced.
import { committed } from '../rules/committed.ts';
import { derivedRules } from '../rules/derived-rules.ts';
import { called, captured } from './capture-rules.ts';
import {
  group,
  instances,
  payableOf,
  payablesTopic,
  pickupsTopic,
  type PayableEvent,
  type PickupEvent,
  type Rule,
} from './facts.ts';
import { rolled, shared, spread } from './rollout-rules.ts';

const noun = { en: 'payable', ko: '정산' };

const settled: Rule = ({ deriving }, history) => {
  if (deriving === null) return [];
  const { inputs, log, stopped } = deriving;
  const found = derivedRules<PickupEvent, PayableEvent>(
    {
      ...{ service: instances[0], group, from: pickupsTopic, to: payablesTopic, inputs, log, noun },
      ...{ expected: payableOf, about: ({ lotId }) => lotId, task: 'events' },
      nothingFor: { en: 'nothing', ko: '없음' },
    },
    history,
  );
  if (found.length > 0 || stopped === null) return found;
  return committed(stopped, history).map((one) => ({ ...one, task: 'events' }));
};

/** One thing is wrong at a time. */
export const untangledRules: Rule = (facts, history) => {
  for (const rule of [called, settled, captured, spread, shared, rolled]) {
    const found = rule(facts, history);
    if (found.length > 0) return found;
  }
  return [];
};
