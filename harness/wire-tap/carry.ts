// Carries one connection of a learner's process through the tap: the same for sockets and for messages.
import type { ByteStream } from '../protocol/byte-stream.ts';
import type { NodeAddress } from './nodes.ts';
import type { TapTarget } from './tap-server.ts';

/** Until an end closes. What the learner wrote before the node was there is sent once it is. */
export function carry(
  learner: ByteStream,
  { tap, process, dial }: Pick<TapTarget, 'tap' | 'process' | 'dial'>,
  to: NodeAddress,
): void {
  let broker: ByteStream | undefined;
  /** What is to be sent once the broker is there; `undefined` afterwards. */
  let waiting: Uint8Array[] | undefined = [];
  let isClosed = false;
  const tapped = tap.connect(process, {
    toLearner: (bytes) => void learner.write(bytes),
    toBroker(bytes) {
      if (waiting === undefined) broker?.write(bytes);
      else waiting.push(bytes);
    },
    close() {
      isClosed = true;
      learner.destroy();
      broker?.destroy();
    },
  });
  dial(to).then(
    (stream) => {
      if (isClosed) {
        stream.destroy();
        return;
      }
      broker = stream;
      stream.on('data', (bytes) => tapped.fromBroker(bytes));
      stream.on('error', () => tapped.closed());
      stream.on('close', () => tapped.closed());
      for (const bytes of waiting ?? []) stream.write(bytes);
      waiting = undefined;
    },
    () => tapped.closed(),
  );
  learner.on('data', (bytes) => tapped.fromLearner(bytes));
  learner.on('close', () => tapped.closed());
}
