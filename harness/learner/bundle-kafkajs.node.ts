// Makes kafkajs one file, and has V8 compile it: bundle-kafkajs.node.ts <folder>.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Script } from 'node:vm';
import { build } from 'vite';
import { fileOfKafkajs, tellTimers } from './kafkajs-timers.ts';
import { filesIn } from './whole-kafkajs.node.ts';

const require = createRequire(import.meta.url);
const [folder = ''] = process.argv.slice(2);
const { source, compiled } = filesIn(folder);
await build({
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  plugins: [
    {
      name: 'kafkajs-timers',
      enforce: 'pre',
      transform(code, id) {
        const file = fileOfKafkajs(id);
        return file === undefined ? undefined : { code: tellTimers(code, file), map: null };
      },
    },
  ],
  ssr: { noExternal: true },
  build: {
    ssr: require.resolve('kafkajs'),
    outDir: folder,
    emptyOutDir: false,
    minify: false,
    rolldownOptions: { output: { format: 'cjs', entryFileNames: 'kafkajs.cjs' } },
  },
});
// As Node wraps it; a process has only to call it.
const wrapped = `(function (module, exports, require) {${readFileSync(source, 'utf8')}\n})`;
writeFileSync(source, wrapped);
const script = new Script(wrapped, { filename: source });
type Wrapped = (module: object, exports: object, require: NodeJS.Require) => void;
const module = { exports: {} };
// What is called once is compiled then, and is in what V8 gives.
(script.runInThisContext() as Wrapped)(module, module.exports, require);
writeFileSync(compiled, script.createCachedData());
