// What `structures` gave, as three lists of edges; nothing where it is something else.
import { structureNames, type DataEdge, type StructureName } from '../../structures/flows.ts';
import type { Text } from '../../text.ts';

export const promisedStructures: Text = {
  en: 'an object of three lists of edges, with `from`, `to`, `subject`, and `owner` in those of data',
  ko: '간선 목록 세 개를 담은 객체(간선에는 `from`, `to`, `subject`, 데이터 간선에는 `owner`도)',
};

export function readStructures(got: unknown): Record<StructureName, DataEdge[]> | undefined {
  if (typeof got !== 'object' || got === null) return undefined;
  const lists = structureNames.map((name) => readEdges(Reflect.get(got, name), name === 'data'));
  const [business, implementation, data] = lists;
  if (!business || !implementation || !data) return undefined;
  return { business, implementation, data };
}

function readEdges(list: unknown, isData: boolean): DataEdge[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const names = ['from', 'to', 'subject', ...(isData ? ['owner'] : [])];
  return list.every(
    (edge: unknown) =>
      typeof edge === 'object' &&
      edge !== null &&
      names.every((name) => typeof Reflect.get(edge, name) === 'string'),
  )
    ? // Just looked at; an edge that is not of data is never asked for its owner.
      (list as DataEdge[])
    : undefined;
}
