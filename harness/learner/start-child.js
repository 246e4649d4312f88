// Where a learner's process begins: the sources of its host come without types, from the harness, and kafkajs in one
// file. A process that may write nothing has no compile cache of Node's, and to strip and compile all of it in each anew is most
// of what its start costs.
import { readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { Script } from 'node:vm';

/** @type {import('./child-sources.node.ts').ChildSources} */
const { sources, kafkajs } = await new Promise((resolve) => {
  process.once('message', resolve);
  // Nothing else keeps the process until its host listens.
  process.channel?.ref();
});
const script = new Script(readFileSync(kafkajs.source, 'utf8'), {
  filename: kafkajs.source,
  cachedData: readFileSync(kafkajs.compiled),
});
const module = { exports: {} };
script.runInThisContext()(module, module.exports, createRequire(import.meta.url));
const whole = 'milk-run:whole-kafkajs';
Object.defineProperty(globalThis, Symbol.for(whole), { value: module.exports });
const hooks = registerHooks({
  resolve(specifier, context, next) {
    return specifier === 'kafkajs' ? { url: whole, shortCircuit: true } : next(specifier, context);
  },
  load(url, context, next) {
    const source =
      url === whole ? `export default globalThis[Symbol.for('${whole}')]` : sources[url];
    // What is missing, Node strips.
    return source === undefined
      ? next(url, context)
      : { format: 'module', source, shortCircuit: true };
  },
});
await import('./child.node.ts');
hooks.deregister();
