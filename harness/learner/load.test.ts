import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../brokers/testing/folder.ts';
import type { ShapeProblem } from './messages.ts';
import { createLearnerPool } from './pool.node.ts';
import { shapeFinding } from './shape.ts';
import { answerFile, assign } from './testing/answers.ts';

const pool = createLearnerPool();
beforeAll(() => pool.fill(3));
afterAll(() => pool.close());

async function problemOf(path: string, values: readonly string[] = []): Promise<ShapeProblem> {
  const { problem } = await (await assign(pool, path, ['deliver'], { values })).says('shape');
  void pool.fill(2);
  return problem;
}
const problemIn = async (source: string, values?: readonly string[]): Promise<ShapeProblem> =>
  problemOf(answerFile(source), values);

const good = 'export async function deliver() {}\n';

describe('an answer that cannot be used is told what is wrong, with its line', () => {
  it('an enum', async () => {
    expect(await problemIn(`${good}\nenum Grade { A, B }\n`)).toMatchObject({
      ...{ kind: 'does-not-strip', line: 3, source: 'enum Grade { A, B }' },
    });
  });

  it('a parameter property', async () => {
    const source = `${good}class Farm {\n  constructor(readonly name: string) {}\n}\n`;
    expect(await problemIn(source)).toMatchObject({ kind: 'does-not-strip', line: 3 });
  });

  it('what does not parse', async () => {
    expect(await problemIn(`${good}\nconst lot = {;\n`)).toMatchObject({
      ...{ kind: 'does-not-parse', line: 3, source: 'const lot = {;' },
    });
  });

  it('a type of kafkajs imported as a value', async () => {
    const source = `import {\n  Kafka,\n  EachMessagePayload,\n} from 'kafkajs';\n${good}`;
    expect(await problemIn(source)).toEqual({
      ...{ kind: 'type-as-value', detail: 'EachMessagePayload', line: 3 },
      source: '  EachMessagePayload,',
    });
  });

  it('an export that a module does not have', async () => {
    expect(await problemIn(`import { Kafkaa } from 'kafkajs';\n${good}`)).toMatchObject({
      ...{ kind: 'no-such-export', detail: 'Kafkaa', line: 1 },
    });
  });

  it('a missing export', async () => {
    const source = '// deliver\nasync function deliver() {}\n';
    expect(await problemIn(source)).toMatchObject({
      ...{ kind: 'missing-export', detail: 'deliver', line: 2 },
    });
    expect(await problemIn('export {};\n')).toMatchObject({ kind: 'missing-export', line: null });
  });

  it('an export that is no function', async () => {
    expect(await problemIn('\nexport const deliver = 5;\n')).toMatchObject({
      ...{ kind: 'not-a-function', detail: 'deliver', line: 2 },
    });
  });

  it('a missing export that is no function', async () => {
    const source = `${good}const contexts = { quality: [] };\n`;
    expect(await problemIn(source, ['contexts'])).toEqual({
      ...{ kind: 'missing-value', detail: 'contexts', line: 2 },
      source: 'const contexts = { quality: [] };',
    });
    const empty = `${good}export let contexts: object | undefined;\n`;
    expect(await problemIn(empty, ['contexts'])).toMatchObject({ kind: 'missing-value', line: 2 });
  });

  it('a function where data is asked for', async () => {
    const source = `${good}export const contexts = () => ({ quality: [] });\n`;
    expect(await problemIn(source, ['contexts'])).toMatchObject({
      ...{ kind: 'not-a-value', detail: 'contexts', line: 2 },
    });
  });

  it.each(['net', 'node:http', 'child_process', 'node:worker_threads'])(
    'a way around the tap: %s',
    async (module) => {
      const source = `${good}import * as other from '${module}';\nconsole.log(other);\n`;
      expect(await problemIn(source)).toMatchObject({
        ...{ kind: 'way-around', detail: module, line: 2 },
      });
    },
  );

  it('a module that is not there: of the answer’s own, or a package', async () => {
    const own = `import { farm } from './farm.ts';\n${good}console.log(farm);\n`;
    expect(await problemIn(own)).toMatchObject({ kind: 'not-found', line: 1 });
    const packaged = `${good}import lodash from 'lodash';\nconsole.log(lodash);\n`;
    expect(await problemIn(packaged)).toMatchObject({
      ...{ kind: 'not-found', detail: 'lodash', line: 2 },
    });
  });

  it('no file, or a folder', async () => {
    const folder = await temporaryFolder();
    for (const path of [`${folder}/none.ts`, folder]) {
      expect(await problemOf(path)).toEqual({
        ...{ kind: 'unreadable', detail: path, line: null, source: null },
      });
    }
  });

  it('what throws while it is loaded', async () => {
    expect(await problemIn(`${good}\nthrow new TypeError('no milk');\n`)).toMatchObject({
      ...{ kind: 'throws-at-import', detail: 'TypeError: no milk', line: 3 },
    });
    expect(await problemIn(`${good}throw 'milk';\n`)).toMatchObject({
      ...{ kind: 'throws-at-import', detail: 'milk' },
    });
  });
});

describe('an answer that can be used', () => {
  it.each([
    ['types in their place', `import { type Kafka, logLevel } from 'kafkajs';\n${good}`],
    [
      'kafkajs whole',
      `import kafkajs from 'kafkajs';\nvoid new kafkajs.Kafka({ brokers: [] });\n${good}`,
    ],
    ['a default beside', `export default 1;\nexport const deliver = () => 1;\n`],
    [
      'waits',
      `import { setTimeout as wait } from 'node:timers/promises';\nawait wait(1);\n${good}`,
    ],
    [
      'other modules of Node’s',
      `import { createHash } from 'node:crypto';\ncreateHash('md5');\n${good}`,
    ],
  ])('is loaded: %s', async (_, source) => {
    const { says } = await assign(pool, answerFile(source));
    expect(await says('loaded')).toEqual({ type: 'loaded' });
    void pool.fill(2);
  });

  it('is given, with its values, to what is supplied beside it', async () => {
    const world = answerFile('export const look = (exports, lot) => ({ ...exports, lot });\n');
    const answer = answerFile(`${good}export const contexts = { quality: ['lotId'] };\n`);
    const { process, says } = await assign(pool, answer, ['deliver'], {
      values: ['contexts'],
      world,
    });
    await says('loaded');
    process.send({ type: 'call', call: 0, name: 'look', args: [{ $: 'value', value: 'lot-1' }] });
    expect(await says('returned')).toMatchObject({
      ...{ error: null, result: { contexts: { quality: ['lotId'] }, lot: 'lot-1' } },
      methods: ['deliver'],
    });
    void pool.fill(2);
  });

  it('is a learner’s wherever it lies, also in a folder called harness', async () => {
    const folder = join(await temporaryFolder(), 'harness');
    mkdirSync(folder);
    writeFileSync(join(folder, 'exercise.ts'), `import 'net';\n${good}`);
    expect(await problemOf(join(folder, 'exercise.ts'))).toMatchObject({ kind: 'way-around' });
  });
});

describe('the words for a problem', () => {
  const kinds: Record<ShapeProblem['kind'], true> = {
    ...{ unreadable: true, 'does-not-strip': true, 'does-not-parse': true, 'type-as-value': true },
    ...{
      'no-such-export': true,
      'not-found': true,
      'way-around': true,
      'not-in-a-page': true,
      'missing-export': true,
    },
    ...{
      'not-a-function': true,
      'missing-value': true,
      'not-a-value': true,
      'throws-at-import': true,
      'import-never-ends': true,
    },
  };

  it.each(Object.keys(kinds) as ShapeProblem['kind'][])(
    'are there in both languages: %s',
    (kind) => {
      const problem = { kind, detail: 'DETAIL', line: 7, source: '  const a = 1;' };
      const found = shapeFinding(problem, '/home/anna/exercise.ts');
      for (const text of [found.says, found.asks]) {
        expect(text.ko).toMatch(/[가-힣]/);
        expect(text.en).not.toMatch(/[가-힣]/);
        expect(text.en).toMatch(/([.?]|DETAIL)$/);
      }
      if (kind !== 'import-never-ends') {
        const both = (language: 'en' | 'ko') => found.says[language] + found.asks[language];
        expect([both('en'), both('ko')].every((text) => text.includes('DETAIL'))).toBe(true);
      }
      expect(found.code).toBe(kind === 'throws-at-import' ? 'CRASHED' : 'SHAPE');
      expect(found.where).toBe('exercise.ts:7  const a = 1;');
      expect(found.subject).toContain(kind);
    },
  );

  it('name no folder of the learner’s machine in what is the same in equal runs', () => {
    const problem = {
      kind: 'unreadable',
      detail: '/home/anna/a.ts',
      line: null,
      source: null,
    } as const;
    const found = shapeFinding(problem, '/home/anna/a.ts');
    expect([found.subject, found.where]).toEqual(['unreadable a.ts', 'a.ts']);
  });
});
