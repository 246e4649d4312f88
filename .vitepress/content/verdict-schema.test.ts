import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { verdictSchemaTables } from './verdict-schema.ts';

const schema = fileURLToPath(new URL('../../docs/reference/verdict.schema.json', import.meta.url));

it('says in Korean what it says in English, field by field', () => {
  const [en, ko] = (['en', 'ko'] as const).map((language) =>
    verdictSchemaTables(language, schema).split('\n'),
  );
  expect(ko).toHaveLength(en?.length ?? 0);
  const describes = (line = ''): boolean => (line.split('|')[3] ?? '').trim().length > 20;
  const untold = en?.filter((line, at) => describes(line) && line === ko?.[at]);
  expect(untold).toEqual([]);
  expect(ko?.join('\n')).toContain('학습자 프로세스 또는 null.');
});

it('fails where a description has no Korean', () => {
  const other = fileURLToPath(new URL('testing/untold.schema.json', import.meta.url));
  expect(() => verdictSchemaTables('ko', other)).toThrow('“What nobody has said in Korean.”');
  expect(verdictSchemaTables('en', other)).toContain('What nobody has said in Korean.');
});
