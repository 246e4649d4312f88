import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { processOptions } from './pool.node.ts';
import { wholeKafkajs } from './whole-kafkajs.node.ts';

const whole = await wholeKafkajs();

/** What a process with a learner's options makes of it: the value of an expression over `script` and `kafkajs`. */
function inProcess(expression: string): unknown {
  const program = `
    import { readFileSync } from 'node:fs';
    import { createRequire } from 'node:module';
    import { Script } from 'node:vm';
    const script = new Script(readFileSync(${JSON.stringify(whole.source)}, 'utf8'), {
      cachedData: readFileSync(${JSON.stringify(whole.compiled)}),
    });
    const module = { exports: {} };
    script.runInThisContext()(module, module.exports, createRequire('/'));
    const kafkajs = module.exports;
    console.log(JSON.stringify(${expression}));`;
  const args = [...processOptions(), '--input-type=module', '-e', program];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}

describe('kafkajs in one file', () => {
  it('is taken as V8 compiled it, also with the options of a learner’s process', () => {
    expect(inProcess('script.cachedDataRejected')).toBe(false);
  });

  it('is all of kafkajs', async () => {
    const { default: kafkajs } = await import('kafkajs');
    expect(inProcess('Object.keys(kafkajs).sort()')).toEqual(Object.keys(kafkajs).sort());
  });

  it('sets each timer with what the clock offers for it', () => {
    const source = readFileSync(whole.source, 'utf8');
    expect(source).toContain(`.timeoutFor("network/requestQueue/index")`);
    expect([...source.matchAll(/(?<!globalThis\.)\bset(?:Timeout|Interval)\(/g)]).toEqual([]);
  });

  it('is made once', async () => {
    expect(await wholeKafkajs()).toBe(whole);
  });
});
