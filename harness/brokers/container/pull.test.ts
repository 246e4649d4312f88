// Pulling, against a runtime of this test's own that says what it is told to.
import { createServer } from 'node:http';
import { once } from 'node:events';
import { join } from 'node:path';
import Dockerode from 'dockerode';
import { expect, onTestFinished, test } from 'vitest';
import { BrokerUnavailable } from '../broker.ts';
import { temporaryFolder } from '../testing/folder.ts';
import type { RuntimeEvent } from './follow.ts';
import { pullImage, pullProgress } from './pull.ts';

interface Script {
  /** The answer to a pull. */
  status: number;
  body: object[];
  /** Whether the image is there afterwards. */
  local?: boolean;
}

async function runtime({ status, body, local = false }: Script): Promise<Dockerode> {
  const socketPath = join(await temporaryFolder(), 'docker.sock');
  const server = createServer((request, response) => {
    if (request.url?.includes('/images/create') === true) {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(body.map((one) => `${JSON.stringify(one)}\n`).join(''));
    } else {
      response.writeHead(local ? 200 : 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify(local ? {} : { message: 'No such image' }));
    }
  }).listen(socketPath);
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return new Dockerode({ socketPath });
}

async function refusal(script: Script): Promise<BrokerUnavailable> {
  const pulled = pullImage(await runtime(script), 'milk/run:1', () => undefined);
  const error = await pulled.catch((thrown: unknown) => thrown);
  if (!(error instanceof BrokerUnavailable)) throw new Error(`not a refusal: ${String(error)}`);
  return error;
}

const downloading = (id: string, current: number, total: number): RuntimeEvent => ({
  ...{ id, status: 'Downloading' },
  progressDetail: { current: current * 1e6, total: total * 1e6 },
});

test('a pull says first what it gets, then a line for every twenty megabytes', async () => {
  const said: string[] = [];
  const layers = [1, 12, 29, 41, 60].map((done) => downloading('a', done, 60));
  const docker = await runtime({ status: 200, local: true, body: layers });
  await pullImage(docker, 'milk/run:1', (step) => said.push(step.en));
  expect(said[0]).toContain('milk/run:1');
  expect(said.slice(1)).toEqual(['  29 / 60 MB', '  60 / 60 MB']);
});

test('layers that are downloaded side by side are added up, and never go back', () => {
  const said: string[] = [];
  const onEvent = pullProgress((step) => said.push(step.en.trim()));
  onEvent({ status: 'Pulling from milk/run' });
  onEvent(downloading('a', 15, 30));
  onEvent(downloading('b', 15, 50));
  onEvent({ id: 'a', status: 'Download complete' });
  onEvent({ id: 'a', status: 'Extracting', progressDetail: { current: 1, total: 30e6 } });
  onEvent(downloading('b', 50, 50));
  expect(said).toEqual(['30 / 80 MB', '80 / 80 MB']);
});

test.for<[string, Script, RegExp]>([
  [
    'is refused',
    { status: 404, body: [{ message: 'pull access denied for milk/run' }] },
    /milk\/run:1 could not be had: pull access denied for milk\/run\.\n/,
  ],
  [
    'is cut off',
    { status: 200, body: [downloading('a', 1, 9), { error: 'unexpected EOF' }] },
    /could not be had: unexpected EOF\.\n/,
  ],
  ['ends without an image', { status: 200, body: [] }, /the download did not finish\.\n/],
])('a pull that %s says so in one line, with what to do', async ([, script, line]) => {
  const error = await refusal(script);
  expect(error.message).toMatch(line);
  expect(error.message).toMatch(/docker pull milk\/run:1[^]*npm run broker -- image/);
  expect(error.text('ko')).toMatch(/받지 못했어요/);
});
