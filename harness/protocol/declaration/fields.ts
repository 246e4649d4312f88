// The words in which an API is declared. A declaration is data; the types of its messages follow
// from it by inference, and `compile.ts` makes readers and writers of it.

/** What each primitive of the protocol is in TypeScript. */
export interface Values {
  bool: boolean;
  int8: number;
  int16: number;
  int32: number;
  int64: bigint;
  /** 22 characters of URL-safe base64, as Kafka prints them. */
  uuid: string;
  string: string;
  bytes: Uint8Array;
  /** Record batches, kept as bytes: see `records/batches.ts`. */
  records: Uint8Array;
}
export type Primitive = keyof Values;

export type Type =
  | { readonly kind: Primitive }
  | { readonly kind: 'array'; readonly of: Type }
  | { readonly kind: 'struct'; readonly fields: Fields };

/**
 * One field. `versions` and `nullable` are ranges as Kafka writes them: `3+`, `0-12`, `4`.
 * `Out` is its type when decoded, `In` when encoding, `Optional` whether encoding may omit it.
 */
export interface Field<Out = unknown, In = unknown, Optional extends boolean = boolean> {
  readonly type: Type;
  readonly versions: string;
  readonly nullable?: string;
  readonly default?: Values[Primitive] | null;
  readonly tag?: number;
  /** Carries the types only; never there at run time. */
  readonly types?: { out: Out; in: In; optional: Optional };
}
export type Fields = Readonly<Record<string, Field>>;

export interface Options<T> {
  readonly nullable?: string;
  readonly default?: T | null;
  readonly tag?: number;
}

type Nullable<T, O> = O extends { readonly nullable: string } ? T | null : T;
/** Only a field of every version without a default has to be given when encoding. */
type MayOmit<V, O> = V extends '0+'
  ? O extends { readonly default: unknown } | { readonly tag: number }
    ? true
    : false
  : true;

/** A struct as decoded: every field there, those absent from the version at their defaults. */
export type Decoded<F extends Fields> = {
  -readonly [K in keyof F]: F[K] extends Field<infer Out> ? Out : never;
};
type Input<F> = F extends Field<unknown, infer In> ? In : never;
type Omittable<F extends Fields> = {
  [K in keyof F]: F[K] extends Field<unknown, unknown, true> ? K : never;
}[keyof F];
/** A struct as taken for encoding: fields with a default may be left out. */
export type Encodable<F extends Fields> = {
  readonly [K in Exclude<keyof F, Omittable<F>>]: Input<F[K]>;
} & { readonly [K in Omittable<F>]?: Input<F[K]> };

/** No options. */
type None = object;

function primitive<K extends Primitive>(kind: K) {
  return <const V extends string, const O extends Options<Values[K]> = None>(
    versions: V,
    options?: O,
  ): Field<Nullable<Values[K], O>, Nullable<Values[K], O>, MayOmit<V, O>> => ({
    type: { kind },
    versions,
    ...options,
  });
}

export const bool = primitive('bool');
export const int8 = primitive('int8');
export const int16 = primitive('int16');
export const int32 = primitive('int32');
export const int64 = primitive('int64');
export const uuid = primitive('uuid');
export const string = primitive('string');
export const bytes = primitive('bytes');
export const records = primitive('records');

type Element = Primitive | Fields;
type DecodedElement<E> = E extends Primitive ? Values[E] : E extends Fields ? Decoded<E> : never;
type InputElement<E> = E extends Primitive ? Values[E] : E extends Fields ? Encodable<E> : never;

/** An array of a primitive (by name) or of a struct (by its fields). */
export function array<
  const V extends string,
  const E extends Element,
  const O extends Options<never> = None,
>(
  versions: V,
  of: E,
  options?: O,
): Field<Nullable<DecodedElement<E>[], O>, Nullable<readonly InputElement<E>[], O>, MayOmit<V, O>> {
  const element: Type = typeof of === 'string' ? { kind: of } : { kind: 'struct', fields: of };
  return { type: { kind: 'array', of: element }, versions, ...options };
}

/** A struct inside a struct. */
export function struct<
  const V extends string,
  const F extends Fields,
  const O extends Options<never> = None,
>(versions: V, fields: F, options?: O): Field<Decoded<F>, Encodable<F>, MayOmit<V, O>> {
  return { type: { kind: 'struct', fields }, versions, ...options };
}
