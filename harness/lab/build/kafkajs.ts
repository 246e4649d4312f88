// kafkajs for a page: of each request it speaks the latest version it knows, which the practice broker serves, so the
// others need not be loaded.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';
import { fileOfKafkajs, tellTimers } from '../../learner/kafkajs-timers.ts';

const types = 'milk-run:kafkajs-types';

/** @throws where kafkajs is no longer as this was made for */
export function kafkajsInPage(): Plugin {
  return {
    name: 'kafkajs-in-a-page',
    enforce: 'pre',
    resolveId: (id) => (id === types ? `\0${types}` : undefined),
    load: (id) => (id === `\0${types}` ? typesModule() : undefined),
    transform(code, id) {
      const file = fileOfKafkajs(id);
      if (file === undefined) return undefined;
      // Who connects has no password to tell: the harness's `Kafka` passes none on.
      if (file === 'broker/saslAuthenticator/index') {
        return "module.exports = class { constructor() { throw new Error('There is no SASL in a page'); } }";
      }
      const told = tellTimers(latestOnly(code, file), file);
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
