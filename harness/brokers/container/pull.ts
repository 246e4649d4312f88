// Getting an image, and saying how far it is.
import type Dockerode from 'dockerode';
import { BrokerUnavailable, type Text } from '../broker.ts';
import { follow, type RuntimeEvent } from './follow.ts';
import { noImage } from './refusals.ts';

/** A line for every so many bytes. */
const STEP = 20_000_000;

/** Whether the image is on this machine. */
export async function isLocal(docker: Dockerode, image: string): Promise<boolean> {
  try {
    await docker.getImage(image).inspect();
    return true;
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode === 404) return false;
    throw error;
  }
}

/** @throws {BrokerUnavailable} with the runtime's own words when the image cannot be had */
export async function pullImage(
  docker: Dockerode,
  image: string,
  onProgress: (step: Text) => void,
): Promise<void> {
  onProgress({
    en: `Getting the image ${image} (only this once)…`,
    ko: `이미지 ${image}을(를) 받고 있어요(처음 한 번만)…`,
  });
  const onEvent = pullProgress(onProgress);
  try {
    await follow(docker, await docker.pull(image), onEvent);
  } catch (cause) {
    throw new BrokerUnavailable([noImage(image, reasonOf(cause))], { cause });
  }
  // Some runtimes report what went wrong as progress, and then end well.
  if (!(await isLocal(docker, image))) {
    throw new BrokerUnavailable([noImage(image, 'the download did not finish')]);
  }
}

/** Turns a runtime's many messages into few lines. */
export function pullProgress(onProgress: (step: Text) => void): (event: RuntimeEvent) => void {
  const layers = new Map<string, { current: number; total: number }>();
  let told = 0;
  return ({ id, status, progressDetail }) => {
    if (id === undefined) return;
    const layer = layers.get(id) ?? { current: 0, total: 0 };
    if (status === 'Downloading') {
      layer.current = progressDetail?.current ?? layer.current;
      layer.total = progressDetail?.total ?? layer.total;
    } else if (status === 'Download complete') {
      layer.current = layer.total;
    }
    layers.set(id, layer);
    const sum = (of: 'current' | 'total'): number =>
      [...layers.values()].reduce((bytes, one) => bytes + one[of], 0);
    if (sum('current') < told + STEP) return;
    told = sum('current');
    const megabytes = `${Math.round(told / 1e6)} / ${Math.round(sum('total') / 1e6)} MB`;
    onProgress({ en: `  ${megabytes}`, ko: `  ${megabytes}` });
  };
}

/** One line of what the runtime said, without its HTTP wrapping. */
function reasonOf(error: unknown): string {
  const { message = '', json } = error as { message?: string; json?: { message?: string } };
  const said = json?.message ?? message.replace(/^\(HTTP code \d+\) [^-]* - /, '');
  return said.trim().split('\n')[0]?.replace(/\.$/, '') ?? 'no reason given';
}
