// The lines of the lab's log.
import type { Line } from '../frame/scene.ts';
import { clock, duration, percent } from './picture.ts';
import { deployLasts, outageLasts, type Place, type Settings } from './settings.ts';
import type { Summary } from './tally.ts';
import { placeNames } from './words.ts';

type Said = Omit<Line, 'at'>;

const number = (count: number): string => count.toLocaleString('en');

export const said = {
  quiet: (calls: Summary, streams: Summary): Said => ({
    sign: 'service',
    says: {
      en: `04:05. A quiet dawn: half of the payables are there after ${duration(calls.until, 'en')} by calls, after ${duration(streams.until, 'en')} by streams. A driver by the stream was sent off after ${duration(streams.wait, 'en')}.`,
      ko: `04:05. 조용한 새벽이에요. 정산 기록이 생기기까지 호출은 ${duration(calls.until, 'ko')}, 스트림은 ${duration(streams.until, 'ko')} 걸려요(중앙값). 스트림 쪽 기사는 ${duration(streams.wait, 'ko')} 만에 떠났어요.`,
    },
  }),
  surge: ({ surge, capacity }: Settings): Said => ({
    sign: 'event',
    says: {
      en: `04:06. The surge: ${surge} pickups a second. Settlement can do ${capacity}.`,
      ko: `04:06. 몰리기 시작해요. 초당 ${surge}건이 오고, 정산은 초당 ${capacity}건을 할 수 있어요.`,
    },
  }),
  firstFailed: (at: number, { timeout }: Settings): Said => ({
    sign: 'lost',
    isBad: true,
    says: {
      en: `${clock(at)}. Calls: the first driver goes without an answer (limit ${timeout} s).`,
      ko: `${clock(at)}. 호출: 처음으로 답을 듣지 못한 기사가 나왔어요(한도 ${timeout}초).`,
    },
  }),
  half: (at: number, { asked }: Summary): Said => ({
    sign: 'lost',
    isBad: true,
    says: {
      en: `${clock(at)}. Calls: of the last minute’s drivers, fewer than half had a yes. Settlement works for those who have gone (${asked.toFixed(1)} requests a pickup).`,
      ko: `${clock(at)}. 호출: 지난 1분 동안 절반이 넘는 기사가 답을 듣지 못했어요. 정산은 이미 떠난 기사의 일을 하고 있어요(집유 한 건에 요청 ${asked.toFixed(1)}건).`,
    },
  }),
  waits: (at: number, lag: number): Said => ({
    sign: 'stream',
    says: {
      en: `${clock(at)}. Streams: ${number(lag)} pickups wait. Every driver has been sent off.`,
      ko: `${clock(at)}. 스트림: 집유 ${number(lag)}건이 기다려요. 기사는 모두 떠났어요.`,
    },
  }),
  unaccepted: (at: number): Said => ({
    sign: 'lost',
    isBad: true,
    says: {
      en: `${clock(at)}. Streams: without a broker, no driver is sent off.`,
      ko: `${clock(at)}. 스트림: 브로커가 없으니 어느 기사도 떠나지 못해요.`,
    },
  }),
  asked: (most: number): Said => ({
    sign: 'lost',
    isBad: true,
    says: {
      en: `Calls: Settlement was asked ${most} times for one pickup.`,
      ko: `호출: 집유 한 건으로 정산이 요청을 ${most}번 받았어요.`,
    },
  }),
  surgeOver: (lag: number): Said => ({
    sign: 'event',
    says: {
      en: `04:18. The surge is over. In the streams ${number(lag)} pickups wait.`,
      ko: `04:18. 몰림이 끝났어요. 스트림에서 집유 ${number(lag)}건이 기다려요.`,
    },
  }),
  drained: (took: number, formula: number | undefined): Said => ({
    sign: 'stream',
    says: {
      en: `Streams: nothing waits any more, ${duration(took, 'en')} after the surge.${formula === undefined ? '' : ` The formula says ${duration(formula, 'en')}.`}`,
      ko: `스트림: 몰림이 끝나고 ${duration(took, 'ko')} 만에 밀린 것이 없어졌어요.${formula === undefined ? '' : ` 공식으로는 ${duration(formula, 'ko')}이에요.`}`,
    },
  }),
  takenDown: (at: number, place: Place): Said => ({
    sign: 'crash',
    isBad: true,
    says: {
      en: `${clock(at)}. ${placeNames[place].en}: down, for ${outageLasts / 60} min.`,
      ko: `${clock(at)}. ${placeNames[place].ko}: 멈춤. ${outageLasts / 60}분 동안이에요.`,
    },
  }),
  deployed: (at: number): Said => ({
    sign: 'service',
    says: {
      en: `${clock(at)}. A new version of Quality: away for ${deployLasts} s.`,
      ko: `${clock(at)}. 원유 검사의 새 버전을 배포해요. ${deployLasts}초 동안 자리를 비워요.`,
    },
  }),
  back: (at: number, place: Place): Said => ({
    sign: 'service',
    says: {
      en: `${clock(at)}. ${placeNames[place].en}: back.`,
      ko: `${clock(at)}. ${placeNames[place].ko}: 다시 일함.`,
    },
  }),
  end: (calls: Summary, streams: Summary): Said => ({
    sign: 'service',
    says: {
      en: `All is done. Of ${number(calls.pressed)} drivers, ${percent(calls.ok / calls.pressed)} had a yes by calls, ${percent(streams.ok / streams.pressed)} by streams. One payable in a hundred took longer than ${duration(calls.slowUntil, 'en')} by calls, ${duration(streams.slowUntil, 'en')} by streams.`,
      ko: `모두 끝났어요. 기사 ${number(calls.pressed)}명 가운데 호출로는 ${percent(calls.ok / calls.pressed)}, 스트림으로는 ${percent(streams.ok / streams.pressed)}가 접수되었다는 답을 들었어요. 정산 기록 백 건 가운데 가장 늦은 한 건은 호출로 ${duration(calls.slowUntil, 'ko')}, 스트림으로 ${duration(streams.slowUntil, 'ko')} 넘게 걸렸어요.`,
    },
  }),
} as const;
