// The log's lines of requests, and of what was moved.
import type { Text } from '../../../content/languages.ts';
import type { Line } from '../frame/scene.ts';
import { weeksText } from './picture.ts';
import { requests, routeOf, teamNames, type Cut } from './requests.ts';
import type { PinballMove } from './scene.ts';
import { ruleCost, type Settings } from './settings.ts';
import { average, type Flow, type Leg } from './simulate.ts';
import { cutNames } from './words.ts';

export function releaseLine(cut: Cut, leg: Leg, { leads }: Flow): Omit<Line, 'at'> {
  const request = requests[leg.request];
  const name: Text = request?.name ?? { en: '?', ko: '?' };
  const who = teamNames[cut][leg.team];
  const route = request === undefined ? [] : routeOf(request, cut);
  const at = route.findIndex(({ team }) => team === leg.team);
  const next = route[at + 1];
  const number = leg.request + 1;
  const waited = weeksText(leg.released - leg.done);
  if (next === undefined) {
    const lead = weeksText(leads[leg.request] ?? 0);
    return {
      sign: 'team',
      says: {
        en: `${who.en} releases ${number} “${name.en}”: it is done, after ${lead} weeks.`,
        ko: `${who.ko} 팀이 ${number}번 ‘${name.ko}’ 요청을 배포해서 끝났어요. ${lead}주 걸렸어요.`,
      },
    };
  }
  const to = teamNames[cut][next.team];
  return {
    sign: 'team',
    isBad: true,
    says: {
      en: `${who.en} releases its part of ${number} “${name.en}”, which had waited ${waited} weeks for that, and hands it on to ${to.en}.`,
      ko: `${who.ko} 팀이 ${number}번 ‘${name.ko}’ 요청에서 맡은 몫을 배포하고 ${to.ko} 팀에 넘겨요. 배포만 ${waited}주 기다렸어요.`,
    },
  };
}

export function finishedLine(
  cut: Cut,
  flows: Readonly<Record<Cut, Flow>>,
  isLast: boolean,
): Omit<Line, 'at'> {
  const { leads, handOffs, waited } = flows[cut];
  const [technical, business] = [average(flows.technical.leads), average(flows.business.leads)];
  const whole: Text = isLast
    ? {
        en: ` On average ${weeksText(technical)} weeks by technology, ${weeksText(business)} by business.`,
        ko: ` 평균 기술별 ${weeksText(technical)}주, 비즈니스별 ${weeksText(business)}주예요.`,
      }
    : { en: '', ko: '' };
  return {
    sign: 'context',
    says: {
      en: `Cut by ${cutNames[cut].en}, all 12 are done: ${weeksText(average(leads))} weeks on average, ${weeksText(waited)} of them waiting for releases; ${handOffs} hand-offs.${whole.en}`,
      ko: `${cutNames[cut].ko} 나눈 팀들이 12건을 모두 끝냈어요. 평균 ${weeksText(average(leads))}주이고, 그 가운데 ${weeksText(waited)}주는 배포를 기다린 시간이에요. 넘겨준 횟수는 ${handOffs}번이에요.${whole.ko}`,
    },
  };
}

/** `1 week`, `4 weeks` */
export function weeksOf(weeks: number): Text {
  return { en: `${weeks} ${weeks === 1 ? 'week' : 'weeks'}`, ko: `${weeks}주` };
}

export function settingLine(settings: Settings, move: PinballMove): Omit<Line, 'at'> {
  if (move.do === 'rule') {
    const { copied, shared } = ruleCost(settings);
    const [one, other] = [copied.toFixed(1), shared.toFixed(1)];
    return {
      sign: 'context',
      says: {
        en: `${settings.copies} contexts need the rule, and it changes ${settings.changes} × a month: copied ${one} days a month, shared ${other}.`,
        ko: `규칙이 필요한 콘텍스트 ${settings.copies}개, 한 달에 ${settings.changes}번 변경. 복사하면 한 달에 ${one}일, 함께 쓰면 ${other}일이에요.`,
      },
    };
  }
  const [technical, business] = [teamNames.technical[move.team], teamNames.business[move.team]];
  return {
    sign: 'team',
    says:
      move.name === 'cadence'
        ? {
            en: `${technical.en} and ${business.en} release every ${weeksOf(move.value).en} now. The same 12 requests come once more.`,
            ko: `${technical.ko} 팀과 ${business.ko} 팀이 이제 ${move.value}주마다 배포해요. 같은 요청 12건이 다시 와요.`,
          }
        : {
            en: `${technical.en} and ${business.en} have ${weeksOf(move.value).en} of other work before each request now. The same 12 come once more.`,
            ko: `${technical.ko} 팀과 ${business.ko} 팀에는 이제 요청마다 앞에 밀린 일이 ${move.value}주 치 있어요. 같은 요청 12건이 다시 와요.`,
          },
  };
}
