import { stripTypeScriptTypes } from 'node:module';
import { describe, expect, it } from 'vitest';
import { importFunction, prepare } from './prepare.ts';

const urlOf = (specifier: string): string | undefined =>
  specifier === 'kafkajs' || specifier === 'node:crypto' ? `blob:${specifier}` : undefined;

function problemOf(source: string) {
  const prepared = prepare(source, urlOf);
  return 'problem' in prepared ? prepared.problem : undefined;
}

function codeOf(source: string): string {
  const prepared = prepare(source, urlOf);
  if ('problem' in prepared) throw new Error(JSON.stringify(prepared.problem));
  return prepared.code;
}

describe('what an answer imports', () => {
  it('is found at a URL; types are no imports', () => {
    const code = codeOf(
      `import type { Ctx } from '#harness/learner/ctx.ts';\nimport { Kafka, type Consumer } from 'kafkajs';\nexport { randomUUID } from 'node:crypto';\n`,
    );
    expect(code).not.toContain('#harness');
    expect(code).toMatch(
      /\nimport \{ Kafka,? *\} from "blob:kafkajs";\nexport .* from "blob:node:crypto"/,
    );
  });

  it('stays on its line', () => {
    const source = `import type {\n  Ctx,\n} from './ctx.ts';\ninterface A {\n  b: string;\n}\nconst made: A = { b: 'x' };\nthrow made;\n`;
    const code = codeOf(source);
    expect(code.split('\n')[7]).toBe('throw made;');
    expect(code.split('\n').length).toBe(source.split('\n').length);
  });

  it.each([
    ["import net from 'net';", 'way-around', 'net'],
    ["import 'node:worker_threads';", 'way-around', 'node:worker_threads'],
    ["export * from 'node:http';", 'way-around', 'node:http'],
    ["import { readFile } from 'node:fs/promises';", 'not-in-a-page', 'node:fs/promises'],
    ["import path from 'path';", 'not-in-a-page', 'path'],
    ["import x from 'https://example.com/x.js';", 'not-in-a-page', 'https://example.com/x.js'],
    ["import x from './other.ts';", 'not-in-a-page', './other.ts'],
    ["const x = await import('node:fs');", 'not-in-a-page', 'node:fs'],
    ["import _ from 'lodash';", 'not-found', 'lodash'],
    ["import { Kafka } from 'node:kafkajs';", 'not-in-a-page', 'node:kafkajs'],
  ])('is told with its line where it can lead nowhere: %s', (line, kind, detail) => {
    expect(problemOf(`\n\n${line}\n`)).toEqual({ kind, detail, line: 3, source: line });
  });

  it('goes through the lab where it is only known later', () => {
    const code = codeOf(`const name = 'net';\nconst x = await import(name);\nimport.meta.url;\n`);
    expect(code).toContain(`await ${importFunction}(name)`);
    expect(code).toContain('import.meta.url');
  });
});

describe('what is more than types', () => {
  it.each([
    'enum Grade { A, B }',
    'const enum Grade { A }',
    'namespace Milk { export const fat = 1 }',
    'module Milk { const fat = 1 }',
    'class Lot { constructor(private id: string) {} }',
    'class Lot { constructor(a = 1, readonly id = 2) {} }',
    "import fs = require('fs');",
    'export = 1;',
  ])('is refused as Node refuses it, with its line: %s', (line) => {
    let said: unknown;
    try {
      stripTypeScriptTypes(line);
    } catch (error) {
      said = error;
    }
    const detail = (said as Error).message.replace(' in strip-only mode', '');
    expect(problemOf(`const a = 1;\n\n${line}\n`)).toMatchObject({
      ...{ kind: 'does-not-strip', line: 3, source: line },
      detail,
    });
  });

  it.each([
    'declare enum Grade { A }',
    'declare namespace Milk { const fat: number }',
    'const words = { enum: 1, private: 2, module: 3 };',
    'const namespace = 1, readonly = 2;\nconsole.log(namespace, readonly);',
    'class Lot { private id = 1; readonly fat: number = 2; protected f(a: string, b?: number) {} }',
    'abstract class Lot { abstract id(): string }',
    'const lot = given as unknown as { id: string };\nconst other = lot satisfies object;',
    'function over(a: string): void;\nfunction over(a: unknown): void {}',
  ])('is not seen where there is none: %s', (source) => {
    expect(problemOf(source)).toBeUndefined();
  });

  it.each(['const a = ;', 'function f( {', "const s = 'open;", 'const a = {;\n'])(
    'nor can be read what is no TypeScript: %s',
    (line) => {
      const problem = problemOf(`const a = 1;\n${line}`);
      expect(problem?.kind).toBe('does-not-parse');
      expect(problem?.line).toBeGreaterThanOrEqual(2);
    },
  );
});
