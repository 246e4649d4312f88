// Where a learner's process begins: the sources of its host come without types, from the harness. A process that may
// write nothing has no compile cache of Node's, and to strip them in each anew is half of what its start costs.
import { registerHooks } from 'node:module';

/** @type {Record<string, string>} by URL; what is missing, Node strips */
const sources = await new Promise((resolve) => {
  process.once('message', resolve);
  // Nothing else keeps the process until its host listens.
  process.channel?.ref();
});
const hooks = registerHooks({
  load(url, context, next) {
    const source = sources[url];
    return source === undefined
      ? next(url, context)
      : { format: 'module', source, shortCircuit: true };
  },
});
await import('./child.node.ts');
hooks.deregister();
