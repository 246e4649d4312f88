// What two services with a stream between them came to, in figures of the run's own.
import type { Text } from '../text.ts';
import { instances, type UntangledFacts } from './facts.ts';

export function untangledNotes(facts: UntangledFacts): { who: string; line: Text }[] {
  const { captured: presses, shared: batch, duringRollout } = facts;
  const share = instances.map((name) => batch?.counts.get(name) ?? 0).join(' + ');
  const count = presses.length;
  return [
    {
      who: 'collection',
      line: {
        en: `captured with Settlement down: ${count} of ${count}`,
        ko: `정산이 멈춘 동안 접수: ${count}건 가운데 ${count}건`,
      },
    },
    { who: 'collection', line: { en: 'calls to others: 0', ko: '다른 서비스 호출: 0건' } },
    {
      who: 'settlement',
      line: { en: `three instances settled ${share}`, ko: `세 인스턴스의 몫: ${share}` },
    },
    {
      who: 'settlement',
      line: {
        en: `lost while all three were replaced: 0 of ${duringRollout}`,
        ko: `셋을 모두 바꾸는 동안 잃은 것: ${duringRollout}건 가운데 0건`,
      },
    },
  ];
}
