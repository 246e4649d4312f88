// Of sucrase, only what takes types out: half of it is for other languages and older engines, which the lab never
// asks for. What is left out says so, should it ever be asked.
import type { Plugin } from 'vite';

const leftOut = new RegExp(
  `[\\\\/]sucrase[\\\\/]dist[\\\\/]esm[\\\\/](?:${[
    'CJSImportProcessor',
    'computeSourceMap',
    'identifyShadowedGlobals',
    'transformers/(?:CJSImport|Flow|JestHoist|JSX|NumericSeparator|OptionalCatchBinding|OptionalChainingNullish|ReactDisplayName|ReactHotLoader)Transformer',
    'parser/plugins/(?:flow|jsx/index|jsx/xhtml)',
    'util/getTSImportedNames',
  ].join('|')})\\.js$`,
);

export function onlyTypes(): Plugin {
  return {
    name: 'sucrase-for-types-only',
    enforce: 'pre',
    transform(code, id) {
      if (/[\\/]sucrase[\\/]dist[\\/]esm[\\/]Options\.js$/.test(id)) {
        // The lab's options are checked by the compiler, and the checker is larger than what it checks.
        return { code: 'export function validateOptions() {}', map: null };
      }
      if (!leftOut.test(id)) return undefined;
      const named = [...code.matchAll(/^export (?:function|class|const) (\w+)/gm)].flatMap(
        ([, name]) => name ?? [],
      );
      const stubs = named.map((name) => `export function ${name}() { absent(); }`);
      return {
        code: [
          "function absent() { throw new Error('This part of sucrase is not in the lab'); }",
          'export default class { constructor() { absent(); } }',
          ...stubs,
        ].join('\n'),
        map: null,
      };
    },
  };
}
