// Every case on the practice broker, in this process under a clock that moves as the case waits, and over
// TCP; its answers against those of the real Kafka that are checked in (capture.node.ts).
import { describe, expect, it, onTestFinished } from 'vitest';
import { servePracticeBroker } from '../../brokers/practice/serve.node.ts';
import { apis } from '../../protocol/apis.ts';
import type { ApiName } from '../../protocol/messages.ts';
import { servedBy, table } from '../table.ts';
import { groups } from './cases/all.ts';
import { kafkajsCases } from './cases/kafkajs.node.ts';
import { compare, describeDifference } from './compare.ts';
import { differences, explanationOf } from './differences.ts';
import { readGolden } from './golden.node.ts';
import { offered, versionsOffered } from './offered.ts';
import { runCase } from './run-case.ts';
import { onSockets } from './sockets.node.ts';
import { type Transcript, versionsOf } from './transcript.ts';
import { onVirtualTime } from './virtual.ts';

/** Holds a case to the real Kafka's answers, but for differences that are explained, each of which is to be there. */
function expectAsReal(name: string, golden: Transcript, transcript: Transcript): void {
  const found = compare(name, golden, transcript);
  expect(found.filter((each) => !explanationOf(each)).map(describeDifference)).toEqual([]);
  const used = new Set(found.map(explanationOf));
  const claimed = differences.filter((each) => each.cases.includes(name));
  expect(claimed.filter((each) => !used.has(each))).toEqual([]);
}

describe.each(groups)('$name', ({ name, cases }) => {
  const golden = readGolden(name);

  it('has answers of the real Kafka for each case, and for nothing else', () => {
    expect(Object.keys(golden)).toEqual(cases.map((one) => one.name));
  });

  it.each(cases)('$name', async (one) => {
    const ground = onVirtualTime();
    expectAsReal(one.name, golden[one.name] ?? [], await runCase(one, ground));
    expect(ground.defects).toEqual([]);
  });
});

describe('kafkajs', () => {
  const golden = readGolden('kafkajs');
  const names = kafkajsCases({ host: '', port: 0 }).cases.map(({ name }) => name);

  it('has answers of the real Kafka for each case, and for nothing else', () => {
    expect(Object.keys(golden)).toEqual(names);
  });

  it.each(names)('%s', async (name) => {
    const defects: unknown[] = [];
    const broker = await servePracticeBroker({ defect: (error) => void defects.push(error) });
    onTestFinished(() => broker.close());
    const one = kafkajsCases(broker).cases.find((each) => each.name === name);
    if (one === undefined) throw new Error(`no case ${name}`);
    const transcript = await runCase(one, onSockets(broker.host, broker.port));
    expectAsReal(name, golden[name] ?? [], transcript);
    expect(defects).toEqual([]);
  });
});

describe('the differences that are explained', () => {
  it('name cases that there are', () => {
    const names = [...groups, kafkajsCases({ host: '', port: 0 })].flatMap(({ cases }) =>
      cases.map(({ name }) => name),
    );
    const named = differences.flatMap(({ cases }) => cases);
    expect(named.filter((name) => !names.includes(name))).toEqual([]);
  });
});

describe('the cases', () => {
  const asked = groups.flatMap(({ name }) =>
    Object.values(readGolden(name)).flatMap((steps) =>
      steps.flatMap(({ ask }) => versionsOf(ask) ?? []),
    ),
  );

  it.each(Object.keys(offered) as ApiName[])('ask %s in every version that is offered', (api) => {
    const versions = new Set(asked.filter((one) => one.api === api).map(({ from }) => from));
    expect([...versionsOffered(api)].filter((version) => !versions.has(version))).toEqual([]);
  });

  it('are held to what the practice broker serves', () => {
    const wanted = Object.entries(offered).map(([api, [min, max]]) => ({
      apiKey: apis[api as ApiName].key,
      // Kafka says 0 for the sake of old clients, and closes on 0 to 2.
      minVersion: api === 'Produce' ? 0 : min,
      maxVersion: max,
    }));
    expect(servedBy(table)).toEqual(wanted.sort((a, b) => a.apiKey - b.apiKey));
  });
});
