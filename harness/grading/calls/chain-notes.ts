// What a chain of calls came to, in figures of the run's own.
import type { HistoryEvent } from '../history.ts';
import type { Text } from '../text.ts';
import { requestsTo, services } from './chain-rules.ts';
import type { ChainFacts, Press } from './chain.ts';

export function chainNotes({ presses }: ChainFacts, history: readonly HistoryEvent[]): Text[] {
  const count = (trouble: Press['trouble']): Press[] =>
    presses.filter((one) => one.trouble === trouble);
  const [clean] = presses;
  const inLine = clean
    ? services.reduce((sum, to) => sum + requestsTo(to, clean, history).length, 0)
    : 0;
  const worst = Math.max(0, ...presses.map((one) => requestsTo('settlement', one, history).length));
  const longest = Math.max(0, ...presses.map(({ waited }) => waited.waitedMs)) / 1_000;
  const ill = ['busy', 'down', 'slow', 'dies'] as const;
  const inTrouble = ill.flatMap(count);
  const captured = inTrouble.filter(({ told }) => told?.status === 'captured').length;
  return [
    {
      en: `a clean press: ${inLine} requests in line`,
      ko: `탈 없이 한 번 누를 때: 줄 전체의 요청 ${inLine}건`,
    },
    {
      en: `most at settlement for 1 pickup: ${worst}`,
      ko: `집유 한 건에 정산이 받은 요청: 많아야 ${worst}건`,
    },
    {
      en: `longest wait of a driver: ${longest.toFixed(1)} s`,
      ko: `기사가 가장 오래 기다린 시간: ${longest.toFixed(1)}초`,
    },
    {
      en: `captured while one is ill: ${captured} of ${inTrouble.length}`,
      ko: `한 서비스에 탈이 났을 때 접수: ${inTrouble.length}건 가운데 ${captured}건`,
    },
    {
      en: `pressed again: ${count('again').length}`,
      ko: `다시 누른 횟수: ${count('again').length}번`,
    },
  ];
}
