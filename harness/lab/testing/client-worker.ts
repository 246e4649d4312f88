// The entry of the worker in which a client is measured. Everything else is loaded after Node's globals are there.
import '../process/node/globals.ts';

addEventListener('message', () => {
  void import('./client-in-page.ts')
    .then(({ measure }) => measure())
    .then(
      (figures) => postMessage({ figures }),
      (error: unknown) => postMessage({ error: String(error) }),
    );
});
