// Sequence numbers of producers: what makes a duplicate, and what a gap.
import { type CaseGroup, defineCase, type Script } from '../case.ts';
import { versionsOffered } from '../offered.ts';
import { batchOf, fetchFrom, idempotentProducer, makeTopic, produceTo } from './topic.ts';

async function makeProducer(script: Script) {
  const topic = await makeTopic(script, script.name('orders'));
  const producer = await idempotentProducer(script);
  const send = (sequence: number, note: string, values = ['x'], of = producer) =>
    script.ask('Produce', 7, produceTo(topic, batchOf(of, sequence, values)), note);
  return { topic, producer, send };
}

export const sequences: CaseGroup = {
  name: 'sequences',
  cases: [
    defineCase('a duplicate gets the offset of the first', async (script) => {
      const { topic, send } = await makeProducer(script);
      await send(0, 'first', ['a', 'b']);
      await send(2, 'second');
      await send(3, 'third');
      await send(2, 'second again');
      await send(0, 'first again', ['a', 'b']);
      await send(3, 'third again');
      for (const sequence of [4, 5, 6]) await send(sequence, 'more');
      await send(2, 'second again, still among the last five');
      await send(0, 'first again, too old by now', ['a', 'b']);
      await send(7, 'the next one');
      await script.ask('Fetch', 11, fetchFrom(topic, 0n), 'each once');
    }),
    defineCase('a gap in the sequence is refused', async (script) => {
      const { send } = await makeProducer(script);
      await send(0, 'first');
      await send(5, 'a gap');
      await send(1, 'the next one');
      await send(1, 'overlapping', ['a', 'b']);
      for (const version of versionsOffered('Produce')) {
        const { topic, producer } = {
          topic: script.name('orders'),
          producer: await idempotentProducer(script),
        };
        await script.quietly('Produce', 7, produceTo(topic, batchOf(producer, 0, ['x'])));
        await script.ask(
          'Produce',
          version,
          produceTo(topic, batchOf(producer, 4, ['x'])),
          'a gap',
        );
      }
    }),
    defineCase('sequences are counted for each partition', async (script) => {
      const topic = await makeTopic(script, script.name('orders'), { partitions: 2 });
      const producer = await idempotentProducer(script);
      for (const index of [0, 1, 0]) {
        const sequence = 0;
        await script.ask(
          'Produce',
          7,
          produceTo(topic, batchOf(producer, sequence, ['x']), { index }),
        );
      }
    }),
    defineCase('an unknown producer may begin anywhere', async (script) => {
      const { send } = await makeProducer(script);
      const stranger = { producerId: 987_654_321n, producerEpoch: 3 };
      await send(42, 'begins at 42', ['x'], stranger);
      await send(43, 'goes on', ['x'], stranger);
      await send(45, 'a gap', ['x'], stranger);
    }),
    defineCase('epochs of a producer only rise', async (script) => {
      const { producer, send } = await makeProducer(script);
      const next = { ...producer, producerEpoch: producer.producerEpoch + 1 };
      await send(0, 'first');
      await send(1, 'a new epoch that does not begin at 0', ['x'], next);
      await send(0, 'a new epoch', ['x'], next);
      await send(1, 'the old epoch');
      await send(1, 'the new one goes on', ['x'], next);
    }),
    defineCase('a sequence goes from its largest number to 0', async (script) => {
      const { send } = await makeProducer(script);
      const stranger = { producerId: 987_654_322n, producerEpoch: 0 };
      await send(2_147_483_646, 'near the end', ['x', 'y'], stranger);
      await send(0, 'from the beginning', ['x'], stranger);
    }),
  ],
};
