// A harness for the test to kill: node holder.node.ts <answer>
// It has one learner's process wait and another in the answer's `deliver`, and prints their ids.
import { createLearnerPool } from '../pool.node.ts';

const [answer = ''] = process.argv.slice(2);
const pool = createLearnerPool();
const [waiting, busy] = [await pool.take(), await pool.take()];
busy.attend({
  message(message) {
    if (message.type === 'loaded') {
      busy.send({ type: 'call', call: 0, name: 'deliver', args: [{ $: 'sink', name: 'begun' }] });
    }
    if (message.type === 'report') console.log(JSON.stringify([waiting.pid, busy.pid]));
  },
  ended: () => undefined,
});
busy.send({
  ...{ type: 'assign', name: 'driver', token: 'token', tap: '/nowhere', stripped: {} },
  ...{ brokers: ['localhost:9092'], answer, exports: ['deliver'], world: null },
});
