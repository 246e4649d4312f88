// Runs a case on some ground and gives its transcript.
import {
  type ApiName,
  decodeResponse,
  encodeRequest,
  type RequestInput,
  type ResponseBody,
} from '../../protocol/messages.ts';
import {
  type BodyFor,
  type Case,
  Closed,
  type Pending,
  type Script,
  type Speaker,
} from './case.ts';
import type { Ground, Link } from './ground.ts';
import { createNormaliser } from './normalise.ts';
import type { Step, Transcript } from './transcript.ts';

/** How long a condition may take to hold, in ms. */
const PATIENCE = 20_000;
/** A case's own times begin this long before it, in ms: no clock comes near them. */
const PAST = 3_600_000;

/**
 * @param wrote is told of each answer that goes into the transcript, as it came
 * @throws what the case throws, such as a condition that was waited for in vain
 */
export async function runCase(
  { run }: Case,
  ground: Ground,
  wrote: (api: ApiName, version: number, body: unknown) => void = () => undefined,
): Promise<Transcript> {
  const steps: Step[] = [];
  const mark = `c${ground.mark()}-`;
  const { host, port } = ground;
  const normaliser = createNormaliser({ prefix: new RegExp(`${mark}(\\d+-)?`, 'g'), host, port });
  const base = Math.floor(ground.now() / 1000) * 1000 - PAST;
  const links: Link[] = [];
  let count = 0;

  async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
    const deadline = ground.now() + PATIENCE;
    while (!(await holds())) {
      if (ground.now() > deadline) throw new Error(`waited in vain: ${what}`);
      await ground.pause(10);
    }
  }

  async function connect(who?: string): Promise<Speaker> {
    const link = await ground.open();
    links.push(link);
    let correlationId = 0;
    const on = who === undefined ? {} : { on: who };
    const write = (ask: string, note: string | undefined, answer: unknown): void => {
      const noted = note === undefined ? {} : { note };
      steps.push({ ask, ...on, ...noted, answer: normaliser.normalise(answer) });
    };

    function send<N extends ApiName>(api: N, version: number, body: BodyFor<N>): number {
      correlationId += 1;
      const clientId = who ?? 'case';
      // The type pairs every api with its own body, which TypeScript cannot follow through N.
      link.send(encodeRequest({ api, version, correlationId, clientId, body } as RequestInput));
      return correlationId;
    }

    async function receive<N extends ApiName>(
      api: N,
      version: number,
      id: number,
    ): Promise<ResponseBody<N> | 'closed'> {
      const frame = await link.next();
      if (frame === 'closed') return frame;
      const answer = decodeResponse(api, version, frame);
      if (answer.correlationId !== id) {
        throw new Error(`${api} v${version}: answer ${answer.correlationId} to request ${id}`);
      }
      return answer.body;
    }

    function start<N extends ApiName>(
      api: N,
      version: number,
      body: BodyFor<N>,
      note?: string,
      show: (answer: ResponseBody<N>) => unknown = (answer) => answer,
    ): Pending<N> {
      const ask = `${api} v${version}`;
      const id = send(api, version, body);
      return {
        noneYet: () => write(ask, note, link.hasArrived() ? 'there already' : 'none yet'),
        async answer() {
          const answer = await receive(api, version, id);
          if (answer === 'closed') {
            write(ask, note, answer);
            throw new Closed(`${ask}: closed`);
          }
          write(ask, note, show(answer));
          wrote(api, version, answer);
          return answer;
        },
      };
    }

    const quietly: Speaker['quietly'] = async (api, version, body) => {
      const answer = await receive(api, version, send(api, version, body));
      if (answer === 'closed') throw new Closed(`${api} v${version}: closed`);
      return answer;
    };

    return {
      quietly,
      start,
      ask: (api, version, body, note, show) => start(api, version, body, note, show).answer(),
      async askUntil<N extends ApiName>(
        api: N,
        version: number,
        body: BodyFor<N>,
        holds: (answer: ResponseBody<N>) => boolean,
        note?: string,
      ): Promise<ResponseBody<N>> {
        let last = await quietly(api, version, body);
        await until(`${api} v${version} ${note ?? ''}`, async () => {
          if (holds(last)) return true;
          last = await quietly(api, version, body);
          return holds(last);
        });
        write(`${api} v${version}`, note, last);
        wrote(api, version, last);
        return last;
      },
      tell: (api, version, body) => void send(api, version, body),
      async raw(bytes, note) {
        link.sendRaw(bytes);
        write('bytes', note, await link.next());
      },
      close: () => link.close(),
    };
  }

  const script: Script = {
    ...(await connect()),
    connect,
    until,
    name: (word) => `${mark}${word}`,
    fresh: (word) => `${mark}${++count}-${word}`,
    time(ms) {
      const time = BigInt(base + ms);
      normaliser.nameTime(time, `t+${ms}`);
      return time;
    },
    now: () => ground.now(),
    record: (ask, value) => void steps.push({ ask, answer: normaliser.normalise(value) }),
  };
  try {
    await run(script);
  } finally {
    for (const link of links) link.close();
  }
  return steps;
}
