// The program of the process that serves the site: VitePress's dev server, behind a socket or pipe that only
// the front door uses. It has a process of its own, since turning pages and components into what a browser reads
// keeps an event loop for a tenth of a second at a time, which a run would feel.
import { createServer } from 'node:http';
import { createServer as createSite } from 'vitepress';

const [root = '', path = ''] = process.argv.slice(2);

/** Lives as long as its parent; the terminal's Ctrl C is the parent's to hear. */
process.once('disconnect', () => process.exit());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

const server = createServer();
const site = await createSite(
  root,
  {
    middlewareMode: true,
    cors: false,
    ws: { server },
    // A learner's save is told by the bridge; a page that quotes the file need not be drawn anew.
    watch: { ignored: ['**/exercises/*/*/exercise.ts'] },
  },
  () => {
    process.send?.('restart');
    return Promise.resolve();
  },
);
server.on('request', site.middlewares);
server.listen(path, () => process.send?.('ready'));
