// kafkajs for a page: its waits are the learner's clock's to shorten, which in Node knows them by the file that
// asks. In a bundle there are no files, so each is told which one it is. And of each request it speaks the latest
// version it knows, which the practice broker serves, so the others need not be loaded.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

const source = /[\\/]node_modules[\\/]kafkajs[\\/]src[\\/]([\w\\/]+)\.js$/;
const types = 'milk-run:kafkajs-types';

/** In a process that is the clock's; elsewhere kafkajs has no waits of its own. */
const timersOf = (file: string): string =>
  `(globalThis[Symbol.for('milk-run:kafkajs-timers')]?.(${JSON.stringify(file)}) ?? globalThis.setTimeout)`;

/** @throws where kafkajs is no longer as this was made for */
export function kafkajsInPage(): Plugin {
  return {
    name: 'kafkajs-in-a-page',
    enforce: 'pre',
    resolveId: (id) => (id === types ? `\0${types}` : undefined),
    load: (id) => (id === `\0${types}` ? typesModule() : undefined),
    transform(code, id) {
      const file = source.exec(id)?.[1]?.replaceAll('\\', '/');
      if (file === undefined) return undefined;
      if (file === 'utils/sleep') {
        return `module.exports = file => ms => new Promise(resolve => ${timersOf('').replace('""', 'file')}(resolve, ms))`;
      }
      // Who connects has no password to tell: the harness's `Kafka` passes none on.
      if (file === 'broker/saslAuthenticator/index') {
        return "module.exports = class { constructor() { throw new Error('There is no SASL in a page'); } }";
      }
      const told = latestOnly(code, file)
        .replaceAll(/\bsetTimeout\(/g, `${timersOf(file)}(`)
        .replaceAll(
          /require\('([./]*utils)?\/sleep'\)/g,
          (all) => `${all}(${JSON.stringify(file)})`,
        );
      // It is called, which the namespace of a module cannot be.
      const called = told.replace("require('assert')", "require('assert').default");
      return { code: called, map: null };
    },
  };
}

/** Of the versions of a request, the latest. @throws where they are not written down as they were */
function latestOnly(code: string, file: string): string {
  if (!/^protocol\/requests\/\w+\/index$/.test(file)) return code;
  const versions = [...code.matchAll(/^ {2}\d+: [^]*?\n {2}\},\n/gm)].map(([whole]) => whole);
  if (versions.length === 0) throw new Error(`kafkajs's ${file} has no versions`);
  return versions.slice(0, -1).reduce((less, version) => less.replace(version, ''), code);
}

/** The names of its types, which stand in its declarations and nowhere at run time. */
function typesModule(): string {
  const path = createRequire(import.meta.url).resolve('kafkajs/types/index.d.ts');
  const names = [...readFileSync(path, 'utf8').matchAll(/export (?:interface|type) (\w+)/g)];
  if (names.length < 50) throw new Error('The types of kafkajs are not where they were');
  const list = names.map(([, name]) => name).join(' ');
  return `const names = new Set(${JSON.stringify(list)}.split(' '));
export const isKafkajsType = (name) => names.has(name);`;
}
