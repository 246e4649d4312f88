import { expect, it } from 'vitest';
import * as mirror from '../mirror/handed.ts';
import * as structures from '../structures/handed.ts';
import type { Text } from '../text.ts';
import type { Tried } from './functions.ts';
import { noteHanded } from './handed.ts';

const english = (lines: readonly Text[]): string[] => lines.map(({ en }) => en);

it('notes what the function was given, under its name and the case’s', () => {
  const noted: Text[] = [];
  const tried: Tried<null> = {
    ...{ item: 'unseen', title: { en: 'a company', ko: '회사' }, args: [], expected: null },
    ...{ name: 'gaps', got: [], error: undefined, evidence: [] },
  };
  noteHanded({ noteMeasured: (line) => noted.push(line) }, tried, [{ en: 'one', ko: '하나' }]);
  expect(noted).toEqual([
    { en: 'gaps was given (a company):', ko: 'gaps 함수가 받은 것(회사):' },
    { en: '· one', ko: '· 하나' },
  ]);
});

it('tells a company’s flows and who runs what, a line each', () => {
  const flow = { from: 'a-1', to: 'b-1', via: 'http', subject: 'GET /x', count: 3 } as const;
  expect(english(structures.flowLines([flow]))).toEqual(['a-1 http → b-1  GET /x ×3']);
  const org = {
    services: [{ name: 'a', team: 'North', instances: ['a-1', 'a-2'] }],
    databases: [{ name: 'ledger', team: 'Hill' }],
  };
  expect(english(structures.orgLines(org))).toEqual([
    'service a (a-1, a-2): team North',
    'database ledger: kept running by team Hill',
  ]);
});

it('tells of a symptom the edges by which it can be followed, and no others', () => {
  const edge = (from: string, to: string, subject: string) => ({
    from,
    to,
    subject,
    owner: 'Hill',
  });
  const seen = {
    business: [],
    implementation: [edge('a', 'b', 'GET /x')],
    data: [edge('b', 'a', 'GET /x'), edge('b', 'c', 'rows')],
  };
  const lines = (symptom: Parameters<typeof structures.symptomLines>[0]): string[] =>
    english(structures.symptomLines(symptom, seen));
  expect(lines({ what: 'missing', service: 'a', subject: 'rows' })).toEqual([
    'missing: service a, subject rows',
    'data: b → c  rows',
  ]);
  expect(lines({ what: 'stopped', service: 'a', whenDown: 'b' })).toEqual([
    'stopped: service a, whenDown b',
    'implementation: a → b  GET /x',
  ]);
  expect(lines({ what: 'surprised', service: 'a', by: 'b' })).toEqual([
    'surprised: service a, by b',
  ]);
});

it('tells all that a mirror and a topology are made of, in both languages', () => {
  const lines = [
    ...mirror.orgLines({
      teams: [{ name: 'Road', director: 'Han' }],
      owners: [{ service: 'a', team: 'Road', since: 3 }],
      talks: [{ teams: ['Road', 'Web'], day: 9 }],
    }),
    ...mirror.needLines([{ from: 'a', to: 'b', topic: 'a.facts', day: 4 }]),
    ...mirror.topologyLines({
      ...{ teams: { a: 'Road' }, talks: [['Road', 'Web']], origins: { scores: 'a' } },
      links: [{ from: 'a', to: 'b', facts: 'scores' }],
    }),
  ];
  expect(english(lines)).toEqual([
    'team: Road reports to Han',
    'owner: a, team Road from day 3 on',
    'talk: Road and Web, day 9',
    'need: a → b  a.facts, day 4',
    'service: a, of team Road',
    'talk: Road and Web',
    'origin: scores begin at a',
    'link: a → b  scores',
  ]);
  for (const { ko } of lines) expect(ko).toMatch(/^(팀|담당|대화|필요|서비스|출처|링크): /);
});
