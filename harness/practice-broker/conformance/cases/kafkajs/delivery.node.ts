// F1 to F4: what is lost, what comes twice, and what stands still.
import { type Case } from '../../case.ts';
import { createWires } from './wires.node.ts';
import { clientCase, member, never, numbered, read, type Tools } from './client-case.node.ts';

export function deliveryCases(address: { host: string; port: number }): Case[] {
  const on = (name: string, run: (tools: Tools) => Promise<void>) => clientCase(name, address, run);
  return [
    on(
      'F1: a crash within a batch loses all its commits, unless each record is committed',
      async (tools) => {
        const { script, client } = tools;
        const topic = await tools.topic('lots');
        const producer = client().producer();
        await producer.connect();
        await producer.send({ topic, messages: numbered(10) });
        for (const each of [false, true]) {
          const groupId = script.name(each ? 'careful' : 'usual');
          const crashing = createWires();
          const crash = client({
            socketFactory: crashing.socketFactory,
            retry: { retries: 0, restartOnFailure: () => Promise.resolve(false) },
          });
          const handled: string[] = [];
          const options = each ? { autoCommitThreshold: 1 } : {};
          await read(
            crash.consumer({ groupId, ...member }),
            topic,
            (value) => {
              if (handled.length === 5) return never;
              handled.push(value);
            },
            options,
          );
          await script.until('five are handled', () => Promise.resolve(handled.length === 5));
          if (each) {
            await script.until(
              'five are committed',
              async () => (await tools.committed(groupId, topic)) === '5',
            );
          }
          crashing.cut();
          script.record(
            `${each ? 'each' : 'by default'}: committed`,
            await tools.committed(groupId, topic),
          );
          const again: string[] = [];
          const consumer = client().consumer({ groupId, ...member });
          await read(consumer, topic, (value) => void again.push(value));
          await script.until('the last was handled', () => Promise.resolve(again.includes('9')));
          script.record(`${each ? 'each' : 'by default'}: handled after the crash`, again);
          await consumer.disconnect();
        }
        await producer.disconnect();
      },
    ),
    on('F2: a lost answer makes a duplicate, unless the producer is idempotent', async (tools) => {
      const { script, client, wires } = tools;
      const admin = client().admin();
      await admin.connect();
      for (const [word, options, twice] of [
        ['plain', {}, false],
        ['idempotent', { idempotent: true, maxInFlightRequests: 1 }, false],
        ['twice', { idempotent: true, maxInFlightRequests: 1 }, true],
      ] as const) {
        const topic = await tools.topic(word);
        const producer = client().producer(options);
        await producer.connect();
        let errors = 0;
        if (!twice) wires.loseAnswer(0);
        for (let i = 0; i < (twice ? 2 : 4); i++) {
          const value = twice ? 'the same' : `${i}`;
          await producer.send({ topic, messages: [{ value }] }).catch(() => (errors += 1));
        }
        const [end] = await admin.fetchTopicOffsets(topic);
        script.record(word, { records: end?.high, errors, lost: wires.lost() });
        await producer.disconnect();
      }
      await admin.disconnect();
    }),
    on(
      'F3: who handles longer than its session loses its partitions, and both handle',
      async (tools) => {
        const { script, client } = tools;
        const topic = await tools.topic('slow');
        const groupId = script.name('kitchen');
        const producer = client().producer();
        await producer.connect();
        await producer.send({ topic, messages: numbered(2) });
        const slow: string[] = [];
        const quick: string[] = [];
        let release: () => void = () => undefined;
        const held = new Promise<void>((resolve) => (release = resolve));
        const first = client().consumer({ groupId, ...member });
        await read(first, topic, async (value) => {
          slow.push(value);
          await held;
        });
        await script.until('the first handles', () => Promise.resolve(slow.length === 1));
        const second = client().consumer({ groupId, ...member });
        await read(second, topic, (value) => void quick.push(value));
        await script.until('the second has handled all', () =>
          Promise.resolve(quick.includes('1')),
        );
        script.record('while the first still handles', { slow, quick });
        release();
        await Promise.all([first.disconnect(), second.disconnect(), producer.disconnect()]);
      },
    ),
    on(
      'F4: a record that throws is tried again and again, and nothing is committed beyond it',
      async (tools) => {
        const { script, client } = tools;
        const topic = await tools.topic('bad');
        const groupId = script.name('kitchen');
        const producer = client().producer();
        await producer.connect();
        await producer.send({ topic, messages: numbered(5) });
        let attempts = 0;
        const atCrash: number[] = [];
        const consumer = client().consumer({
          groupId,
          ...member,
          retry: { retries: 2, initialRetryTime: 20 },
        });
        consumer.on(consumer.events.CRASH, () => void atCrash.push(attempts));
        await read(consumer, topic, (value) => {
          if (value !== '2') return;
          attempts += 1;
          throw new Error('bad milk');
        });
        await script.until('it started over again and again', () =>
          Promise.resolve(atCrash.length >= 3),
        );
        script.record('attempts at the first three crashes', atCrash.slice(0, 3));
        script.record('committed', await tools.committed(groupId, topic));
        await Promise.all([consumer.disconnect(), producer.disconnect()]);
      },
    ),
  ];
}
