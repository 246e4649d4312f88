// All that `npm start` starts, in the order in which it needs each other.
import { randomBytes } from 'node:crypto';
import { openBridge } from './bridge.ts';
import { openFrontDoor } from './front-door.ts';
import { acquiring, getKafka, type KafkaOptions } from './kafka.ts';
import type { BrokerStanding } from './said.ts';
import { startSite } from './site.ts';

export interface Started {
  address: string;
  /** Resolves when the site has ended for a reason of its own. */
  readonly ended: Promise<undefined>;
  close(): Promise<void>;
}

export interface StartOptions {
  root: string;
  stateDir: string;
  env: NodeJS.ProcessEnv;
  kind: KafkaOptions['kind'];
  /** The first port to try. */
  port: number;
  /** Hears how the broker stands. */
  standing(now: BrokerStanding): void;
}

/** @throws when the site does not start, or no port is to be had */
export async function startWorkbook(options: StartOptions): Promise<Started> {
  const { root, stateDir, env, kind, standing } = options;
  const acquire = acquiring(stateDir, env);
  const bridge = openBridge({
    ...{ root, stateDir, env, standing },
    kafka: (changed) => getKafka({ root, kind, acquire, changed }),
  });
  const site = await startSite(root, env).catch(async (error: unknown) => {
    await bridge.close();
    throw error;
  });
  const door = await openFrontDoor({
    port: options.port,
    token: randomBytes(32).toString('base64url'),
    site: site.path,
    connect: bridge.connect,
  }).catch(async (error: unknown) => {
    await Promise.all([bridge.close(), site.close()]);
    throw error;
  });
  return {
    address: `http://127.0.0.1:${door.port}/`,
    ended: site.ended,
    async close() {
      // Pages are told first, so that they need not find out.
      await bridge.close();
      await Promise.all([door.close(), site.close()]);
    },
  };
}
