// Practice brokers with one fault each. A conformance case that sees no difference to a real Kafka on any of
// them would prove nothing; what no case notices at all is a gap in the cases.
import { apis } from '../../protocol/apis.ts';
import type { Fields } from '../../protocol/declaration/fields.ts';
import { inVersions } from '../../protocol/declaration/versions.ts';
import type { ApiName } from '../../protocol/messages.ts';
import type { Table } from '../table.ts';
import { type Body, faults, faulty, swallowing } from './faults.ts';
import { onVirtualTime, type VirtualGround } from './virtual.ts';

export interface Mutant {
  name: string;
  /** A new broker with the fault. */
  ground(): VirtualGround;
}

function mutant(name: string, of: Table): Mutant {
  return { name, ground: () => onVirtualTime({ table: of }) };
}

/** Faults that are no handler's. */
const ofTheShell: readonly Mutant[] = [
  { name: 'no connection is ever closed', ground: () => onVirtualTime({ fault: 'never closes' }) },
  { name: 'nothing happens in time', ground: () => onVirtualTime({ fault: 'never ticks' }) },
];

/**
 * The faults that have a name, and for each error code that a real Kafka gave in some case the fault that
 * this error is not noticed.
 */
export function namedMutants(errorCodes: Iterable<number>): Mutant[] {
  const named = Object.entries(faults).map(([name, fault]) => mutant(name, faulty(fault)));
  const swallowed = [...errorCodes].map((code) =>
    mutant(`error ${code} is swallowed`, faulty({ answer: swallowing(code) })),
  );
  return [...named, ...swallowed, ...ofTheShell];
}

/** Where a field is in an answer: its API and the names on the way, without positions in lists. */
export interface Place {
  api: ApiName;
  path: string;
  /** Some value that was there. */
  value: unknown;
}

/** A broker that gives another value in one field of every answer of an API. */
export function mutantAt({ api, path, value }: Place): Mutant {
  const answer = (body: Body): Body => changed(path.split('.'), body, other(value)) as Body;
  return mutant(`${api} ${path}`, faulty({ apis: [api], answer }));
}

/** Puts another value where the path leads; a field that was left out gets `instead`. */
function changed(path: readonly string[], value: unknown, instead: unknown): unknown {
  const [first = '', ...rest] = path;
  if (Array.isArray(value)) return value.map((one) => changed(path, one, instead));
  if (value === null || typeof value !== 'object') return value;
  // It is a field of a given body, whatever it holds.
  const was = (value as Body)[first];
  if (rest.length > 0) return { ...value, [first]: changed(rest, was, instead) };
  return { ...value, [first]: was === undefined ? instead : other(was) };
}

/** Another value of the same type. */
function other(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'bigint') return value + 1n;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string')
    return value === '' ? 'x' : value.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
  if (value instanceof Uint8Array)
    return value.length === 0 ? new Uint8Array([1]) : value.subarray(0, -1);
  if (Array.isArray(value)) return value.slice(0, -1);
  return value;
}

/** All places of fields in an answer of a version that a mutant can change. */
export function placesIn(api: ApiName, version: number, body: unknown): Place[] {
  const paths = new Map<string, unknown>();
  walkFields('', apis[api].response, version, body, (path, value) => paths.set(path, value));
  return [...paths].map(([path, value]) => ({ api, path, value }));
}

function walkFields(
  before: string,
  fields: Fields,
  version: number,
  body: unknown,
  found: (path: string, value: unknown) => void,
): void {
  if (body === null || typeof body !== 'object') return;
  for (const [name, { type, versions }] of Object.entries(fields)) {
    // The body was decoded by this declaration.
    const value = (body as Body)[name];
    if (!inVersions(versions, version) || value === null) continue;
    const path = before === '' ? name : `${before}.${name}`;
    const struct = type.kind === 'array' ? type.of : type;
    if (type.kind !== 'struct' && (!Array.isArray(value) || value.length > 0)) found(path, value);
    if (struct.kind !== 'struct') continue;
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) {
      walkFields(path, struct.fields, version, one, found);
    }
  }
}
