import { expect, it, onTestFinished } from 'vitest';
import { servePracticeBroker } from '../../brokers/practice/serve.node.ts';
import { atScale } from './scale.ts';

it('topics, groups and records are all there, at a tenth of the scale that the bench has', async () => {
  const defects: unknown[] = [];
  const broker = await servePracticeBroker({ defect: (error) => void defects.push(error) });
  onTestFinished(() => broker.close());
  const scale = { topics: 100, partitions: 10, groups: 5, members: 4, records: 100_000 };
  expect(await atScale(broker, scale)).toHaveLength(4);
  expect(defects).toEqual([]);
});
