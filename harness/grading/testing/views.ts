// For tests: what was published of one farm, and one answer about it.
import type { Case } from '../rules/views/question.ts';
import type { ViewFold } from '../rules/viewed.ts';
import type { Fed } from '../scenes/fed.ts';
import { topic } from './history.ts';

export function fedAt(offset: number, value: object | null, id = `event-${offset}`): Fed {
  return { topic, key: 'farm-1', value, id, partition: 0, offset };
}

/** The last that was published of the name holds. */
export const lastOf: ViewFold = (fed, name) =>
  fed.findLast(({ key }) => key === name)?.value ?? undefined;

/** Nothing is wrong with it but what is said. */
export function caseOf(said: Partial<Case>): Case {
  const status = said.status ?? 200;
  return {
    ...{ route: 'GET /farm/farm-1', name: 'farm-1', after: 'start', process: 'quality' },
    ...{ upTo: said.published?.length ?? 0, seq: 1, published: [], expected: lastOf },
    ...{ misreads: [], read: (body: unknown) => body, body: undefined, want: undefined, status },
    ...{ gave: 'what it gave', has: 'what there is', before: { en: '', ko: '' }, history: [] },
    ...{ subject: 'answer', answer: { unreachable: false, response: { status } } },
    ...said,
  };
}
