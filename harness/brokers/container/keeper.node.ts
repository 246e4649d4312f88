// The keeper of a Kafka in a container. It is started by `kinds/container.ts` only.
import { keep } from '../warm/keep.ts';
import { parseOrder } from '../warm/keeper-message.ts';
import { type ContainerOrder, startContainer } from './start-container.ts';

const order = parseOrder<ContainerOrder>(process.argv[2]);

await keep(order, (runDir, onSpawned) => startContainer(order.what, runDir, onSpawned));
