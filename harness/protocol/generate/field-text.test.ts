import { expect, it } from 'vitest';
import { type Definition, fieldsText, importsOf } from './field-text.ts';

const definition = (fields: Definition['fields']): Definition => ({
  ...{ apiKey: 1, validVersions: '0-3', flexibleVersions: '2+' },
  fields,
  commonStructs: [{ name: 'Shared', fields: [{ name: 'Id', type: 'uuid', versions: '0+' }] }],
});

it.each([
  [{ name: 'TimeoutMs', type: 'int32', versions: '0+' }, `timeoutMs: int32('0+')`],
  [
    { name: 'MaxBytes', type: 'int32', versions: '3+', default: '0x7fffffff' },
    `maxBytes: int32('3+', { default: 2147483647 })`,
  ],
  [
    { name: 'Offset', type: 'int64', versions: '0+', default: '9223372036854775807' },
    `offset: int64('0+', { default: 9223372036854775807n })`,
  ],
  [
    { name: 'Rack', type: 'string', versions: '1+', nullableVersions: '2+', default: 'null' },
    `rack: string('1+', { nullable: '2+', default: null })`,
  ],
  [
    { name: 'Flag', type: 'bool', versions: '3+', taggedVersions: '3+', tag: 4, default: 'True' },
    `flag: bool('3+', { default: true, tag: 4 })`,
  ],
  [{ name: 'Ids', type: '[]int32', versions: '0+' }, `ids: array('0+', 'int32')`],
  [{ name: 'All', type: '[]Shared', versions: '0+' }, `all: array('0+', {\nid: uuid('0+'),\n})`],
])('%j becomes its declaration', (field, text) => {
  expect(fieldsText(definition([field]))).toBe(`{\n${text},\n}`);
});

it('imports the builders that are used', () => {
  expect(importsOf(`a: int32('0+'), b: array('0+', 'string')`)).toEqual(['array', 'int32']);
});

it('stops at what the declarations cannot say, rather than leave it out', () => {
  const odd = [
    { name: 'A', type: 'float64', versions: '0+' },
    { name: 'B', type: 'int8', versions: '0+', taggedVersions: '2+', tag: 0 },
    { name: 'C', type: 'Missing', versions: '0+' },
  ];
  for (const field of odd) expect(() => fieldsText(definition([field]))).toThrow();
});
