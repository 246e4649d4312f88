import { type BrokerKind, BrokerUnavailable } from '../broker.ts';
import type { NotReady } from './keeper-message.ts';

/** The refusal for a Kafka that was started and did not come up. */
export function didNotStart(kind: BrokerKind, { why, reason }: NotReady): BrokerUnavailable {
  if (reason !== undefined) return new BrokerUnavailable([reason]);
  const said = why.replace(/\.$/, '');
  return new BrokerUnavailable([
    {
      kind,
      missing: { en: `Kafka did not start: ${said}.`, ko: `Kafka가 뜨지 못했어요: ${said}.` },
      fix: [
        /no space left/i.test(why)
          ? { en: 'Free some disk space.', ko: '디스크 공간을 비우세요.' }
          : {
              en: 'Run the command again; if it happens again, the log says more.',
              ko: '명령을 다시 실행하세요. 또 그러면 로그에 더 자세한 내용이 있어요.',
            },
      ],
    },
  ]);
}
