// One API: its key, its versions, its two messages, and their codecs, compiled when first used.
import { type Codec, compileStruct } from './compile.ts';
import type { Fields } from './fields.ts';

export interface Declaration<Req extends Fields, Res extends Fields> {
  readonly key: number;
  /** First and last version that Kafka 4.4 answers. */
  readonly versions: readonly [min: number, max: number];
  /** First version with compact types and tagged fields; `null` if there is none. */
  readonly flexible: number | null;
  readonly request: Req;
  readonly response: Res;
}

export interface Api<Req extends Fields = Fields, Res extends Fields = Fields> extends Declaration<
  Req,
  Res
> {
  codec(direction: 'request' | 'response', version: number): Codec;
}

export function defineApi<const Req extends Fields, const Res extends Fields>(
  declaration: Declaration<Req, Res>,
): Api<Req, Res> {
  const compiled = { request: new Map<number, Codec>(), response: new Map<number, Codec>() };
  return {
    ...declaration,
    codec(direction, version) {
      let codec = compiled[direction].get(version);
      if (!codec) {
        const { flexible } = declaration;
        const isFlexible = flexible !== null && version >= flexible;
        codec = compileStruct(declaration[direction], version, isFlexible);
        compiled[direction].set(version, codec);
      }
      return codec;
    },
  };
}
