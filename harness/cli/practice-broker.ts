// npm run broker -- start practice: the practice broker in this terminal, for any Kafka client.
import { once } from 'node:events';
import { type Served, servePracticeBroker } from '../brokers/practice/serve.node.ts';
import type { Text } from '../grading/text.ts';
import { exitCodes, type Shell } from './shell.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Serves until it is interrupted.
 * @param port 0 for any free one
 */
export async function servePractice(shell: Shell, port: number): Promise<number> {
  let broker: Served;
  try {
    broker = await servePracticeBroker({ port });
  } catch (error) {
    const why = whyNot(error, port);
    if (why === undefined) throw error;
    shell.tell(why);
    return exitCodes.error;
  }
  shell.print(`${broker.host}:${broker.port}`);
  shell.tell({
    en: 'The practice broker answers there until Ctrl-C. What it holds is gone then; it is no Kafka, so nothing on it counts as graded.',
    ko: 'Ctrl-C를 누를 때까지 연습용 브로커가 이 주소에서 응답해요. 멈추면 저장된 것도 사라져요. Kafka가 아니므로 여기서 한 것은 채점으로 치지 않아요.',
  });
  const interrupted = new AbortController();
  await Promise.race(signals.map((name) => once(process, name, interrupted)));
  interrupted.abort();
  await broker.close();
  return exitCodes.pass;
}

/** Why nobody can listen on a port, where that is the machine's affair. */
function whyNot(error: unknown, port: number): Text | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return {
      en: `Something else already listens on port ${port} of this machine.\n  → Take another port, or leave --port out and any free one is taken.`,
      ko: `이 컴퓨터의 ${port}번 포트는 이미 다른 프로그램이 쓰고 있어요.\n  → 다른 포트를 고르거나 --port를 빼세요. 그러면 비어 있는 포트를 써요.`,
    };
  }
  if (code === 'EACCES') {
    return {
      en: `This user may not listen on port ${port}.\n  → Take one from 1024 on.`,
      ko: `이 사용자는 ${port}번 포트를 열 수 없어요.\n  → 1024 이상의 포트를 고르세요.`,
    };
  }
  return undefined;
}
