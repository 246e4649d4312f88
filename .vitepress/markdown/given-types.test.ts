import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { givenTypes } from './given-types.ts';

const of = (exercise: string): string =>
  givenTypes(fileURLToPath(new URL(`../../solutions/${exercise}/stub.ts`, import.meta.url)));
const names = (code: string): string[] =>
  [...code.matchAll(/^(?:interface|type) (\w+)/gm)].map(([, name = '']) => name);

it('are those that the code imports, with what they name in turn, each once', () => {
  const given = names(of('event-driven-microservice/grade-service'));
  expect(given).toEqual([...new Set(given)]);
  for (const name of ['Grade', 'LabResult', 'Ctx', 'Running', 'Http', 'HttpRequest', 'Store']) {
    expect(given).toContain(name);
  }
  expect(given).not.toContain('Farm');
  expect(given).not.toContain('Kafka');
});

it('have their comments, and what a reader has to know of each field', () => {
  const code = of('before-dawn/hello-milk');
  expect(code).toMatch(
    /\/\*\* One collection .*\ninterface Pickup \{\n {2}\/\*\* Names the sample/,
  );
  expect(code).toContain('lotId: string;');
  expect(code).not.toContain('export');
  expect(code).not.toContain('// The co-op’s records');
});
