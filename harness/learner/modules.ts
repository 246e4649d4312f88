// Module hooks of a learner's process: TypeScript is stripped here where the harness has not done so, so that
// a fault in it is told with its line; `kafkajs` is a wrapper whose sockets always lead to the tap.
import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';
import * as kafkajs from 'kafkajs';
import timers from 'node:timers';
import type timersPromises from 'node:timers/promises';
import { offer, type Virtual, virtualSource } from './virtual-modules.ts';
import { globalWaysAround, refuseGlobals, WayAround, waysAround } from './way-around.ts';

const scheme = 'milk-run:';
const replaced: Readonly<Record<string, string>> = {
  kafkajs: 'kafkajs',
  timers: 'timers',
  'node:timers': 'timers',
  'timers/promises': 'timers-promises',
  'node:timers/promises': 'timers-promises',
};

const harness = new URL('..', import.meta.url).href;

/**
 * From here on, imports of files that are no library's are a learner's.
 * @param stripped what is to run of some of them, by URL
 */
export function installModuleHooks(
  virtual: Virtual,
  stripped: Readonly<Record<string, string>> = {},
): void {
  offer(virtual);
  refuseGlobals(globalWaysAround);

  // The same modules without an import.
  const { getBuiltinModule } = process;
  process.getBuiltinModule = (name: string) => {
    if (waysAround.has(name)) throw new WayAround(name);
    return getBuiltinModule(name);
  };

  registerHooks({
    resolve(specifier, context, next) {
      if (isLearners(context.parentURL)) {
        const name = replaced[specifier];
        if (name !== undefined) return { url: scheme + name, shortCircuit: true };
        if (waysAround.has(specifier)) throw new WayAround(specifier);
      }
      return next(specifier, context);
    },
    load(url, context, next) {
      if (url.startsWith(scheme)) {
        return {
          format: 'module',
          source: virtualSource(virtual, url.slice(scheme.length)),
          shortCircuit: true,
        };
      }
      if (isLearners(url) && url.endsWith('.ts')) {
        const source =
          stripped[url] ?? stripTypeScriptTypes(readFileSync(fileURLToPath(url), 'utf8'));
        return { format: 'module', source, shortCircuit: true };
      }
      return next(url, context);
    },
  });
}

function isLearners(url: string | undefined): boolean {
  return (
    url !== undefined &&
    url.startsWith('file:') &&
    !url.includes('/node_modules/') &&
    !url.startsWith(harness)
  );
}

/** kafkajs as the learner sees it: all its exports, and a `Kafka` that is tied to the tap. */
export function virtualModules(
  TappedKafka: typeof kafkajs.Kafka,
  promises: typeof timersPromises,
): Virtual {
  return {
    kafkajs: { ...kafkajs.default, Kafka: TappedKafka },
    // As the clock has replaced them.
    timers: { ...timers, setTimeout, setInterval, clearTimeout, clearInterval, promises },
    'timers-promises': promises,
  };
}
