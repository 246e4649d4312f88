// The entry of the lab's own worker. Everything else is loaded after Node's globals are there.
import './process/node/globals.ts';
import { NotLoaded } from './not-loaded.ts';
import type { FromGrading, ToGrading } from './said.ts';

const send = (message: FromGrading): void => postMessage(message);
const heard: ToGrading[] = [];
let take = (message: ToGrading): unknown => heard.push(message);
onmessage = ({ data }: MessageEvent<ToGrading>) => take(data);

async function begin(): Promise<void> {
  if (!('Worker' in globalThis)) {
    send({
      type: 'unavailable',
      why: {
        en: 'This browser cannot start workers from a worker, which exercises need: take a newer one, or run `npm test` on your machine.',
        ko: '이 브라우저는 워커 안에서 워커를 시작하지 못해서 연습을 채점할 수 없어요. 더 새 브라우저를 쓰거나 여러분의 컴퓨터에서 `npm test`를 실행하세요.',
      },
    });
    return;
  }
  const { openGrading } = await import('./grading/grading.ts').catch((cause: unknown) => {
    throw new NotLoaded(cause);
  });
  // A variable, so that the build takes it for no asset: the entry lies beside this one.
  const process: string = 'process-worker.js';
  const url = new URL(process, import.meta.url);
  const { work } = await openGrading({
    send,
    startWorker: () => new Worker(url, { type: 'module', name: 'learner' }),
  });
  let last: Promise<void> = Promise.resolve();
  take = (message) => {
    last = last.then(() => work(message)).catch(tell);
  };
  send({ type: 'ready' });
  for (const message of heard) take(message);
}

function tell(error: unknown): void {
  if (error instanceof NotLoaded) {
    console.warn(error);
    send({ type: 'not-loaded' });
    return;
  }
  const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
  send({ type: 'unavailable', why: { en: said, ko: said } });
}

begin().catch(tell);
