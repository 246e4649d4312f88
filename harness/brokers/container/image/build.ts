// Makes an image from the jars that the kind `jvm` uses, for machines that cannot pull apache/kafka.
// What it starts from is an image with Java, or nothing at all: then this machine's own Java goes in.
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type Dockerode from 'dockerode';
import { BrokerUnavailable, type Text } from '../../broker.ts';
import { openCache } from '../../jvm/cache.ts';
import { findJars } from '../../jvm/jars.ts';
import { findJava } from '../../jvm/java.ts';
import { follow } from '../follow.ts';
import { LOCAL_IMAGE } from '../image-name.ts';
import { findRuntime } from '../runtime.ts';
import { copyMachineBase } from './machine-base.ts';

export interface ImageRequest {
  stateDir: string;
  env: NodeJS.ProcessEnv;
  /** An image with Java 17 or newer and a shell; without it, this machine's Java is copied. */
  base: string | undefined;
  onProgress: (step: Text) => void;
}

/**
 * @returns the image's name
 * @throws {BrokerUnavailable} when there is no container runtime, no jars, or the build fails
 */
export async function buildLocalImage({
  stateDir,
  env,
  base,
  onProgress,
}: ImageRequest): Promise<string> {
  const { docker } = await findRuntime(env);
  const jars = await findJars({ cache: await openCache(stateDir), env, onProgress });
  const context = await mkdtemp(join(stateDir, 'image-'));
  try {
    onProgress({ en: 'Putting the image together…', ko: '이미지를 꾸리고 있어요…' });
    await fill(join(context, 'root'), jars);
    await fillWritable(join(context, 'writable'));
    await cp(fileURLToPath(new URL('Dockerfile', import.meta.url)), join(context, 'Dockerfile'));
    if (base === undefined) {
      await copyMachineBase(await findJava(env), join(context, 'root'));
      await mkdir(join(context, 'writable', 'tmp'));
    }
    await build(docker, context, base ?? 'scratch');
  } finally {
    await rm(context, { recursive: true, force: true, maxRetries: 3 });
  }
  return LOCAL_IMAGE;
}

async function fill(root: string, jars: string[]): Promise<void> {
  await cp(fileURLToPath(new URL('root/', import.meta.url)), root, { recursive: true });
  const scripts = join(root, 'etc', 'kafka', 'docker');
  // The bit is lost where a checkout's file system has none.
  await chmod(join(scripts, 'run'), 0o755);
  await cp(join(scripts, 'log4j2.yaml'), join(scripts, 'tools-log4j2.yaml'));
  const libs = join(root, 'opt', 'kafka', 'libs');
  await mkdir(libs, { recursive: true });
  for (const jar of jars) await cp(jar, join(libs, basename(jar)));
}

/** What Kafka's entry writes. It only overwrites, so the files have to be there. */
async function fillWritable(root: string): Promise<void> {
  const config = join(root, 'opt', 'kafka', 'config');
  await mkdir(config, { recursive: true });
  for (const name of ['server.properties', 'log4j2.yaml', 'tools-log4j2.yaml']) {
    await writeFile(join(config, name), '');
  }
}

async function build(docker: Dockerode, context: string, base: string): Promise<void> {
  try {
    const source = { context, src: ['Dockerfile', 'root', 'writable'] };
    const stream = await docker.buildImage(source, { t: LOCAL_IMAGE, buildargs: { BASE: base } });
    await follow(docker, stream);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const missing = {
      en: `the image could not be built: ${why}`,
      ko: `이미지를 만들지 못했어요: ${why}`,
    };
    throw new BrokerUnavailable([{ kind: 'container', missing, fix: [] }], { cause });
  }
}
