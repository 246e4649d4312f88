// For tests that need a container runtime: the image to use, and a look at what is there.
import { APACHE_IMAGE, LOCAL_IMAGE } from '../container/image-name.ts';
import { checkoutLabel, CHECKOUT } from '../container/labels.ts';
import { isLocal } from '../container/pull.ts';
import { type ContainerRuntime, findRuntime } from '../container/runtime.ts';

export interface TestRuntime extends ContainerRuntime {
  image: string;
  /** The ids of a checkout's containers, in whatever state. */
  containersOf(stateDir: string): Promise<string[]>;
}

/**
 * A runtime with an image of Kafka that is here already. Without one, tests are skipped, and `npm run verify`
 * says how many; with WORKBOOK_TEST_CONTAINERS=required, as in CI, they fail.
 */
export async function testRuntime(): Promise<TestRuntime | undefined> {
  try {
    const runtime = await findRuntime();
    for (const image of [process.env['WORKBOOK_KAFKA_IMAGE'], LOCAL_IMAGE, APACHE_IMAGE]) {
      if (image === undefined || !(await isLocal(runtime.docker, image))) continue;
      return { ...runtime, image, containersOf: (stateDir) => idsOf(runtime, stateDir) };
    }
    throw new Error('No image of Kafka is here: npm run broker -- image');
  } catch (error) {
    if (process.env['WORKBOOK_TEST_CONTAINERS'] === 'required') throw error;
    return undefined;
  }
}

async function idsOf({ docker }: ContainerRuntime, stateDir: string): Promise<string[]> {
  const filters = { label: [`${CHECKOUT}=${checkoutLabel(stateDir)}`] };
  return (await docker.listContainers({ all: true, filters })).map(({ Id }) => Id);
}
