// What the log says of each act and of what is left at the end.
import type { Text } from '../../../content/languages.ts';
import type { Line } from '../frame/scene.ts';
import {
  grades,
  outcomeOf,
  premium,
  rightGrade,
  type Act,
  type ActName,
  type Settings,
} from './hands.ts';
import type { HandsMove } from './scene.ts';
import { designTitles } from './words.ts';

/** `10:04` */
export function clock(minute: number): string {
  const of = 10 * 60 + Math.round(minute);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${two(Math.floor(of / 60))}:${two(of % 60)}`;
}

export const actTitles: Readonly<Record<ActName, Text>> = {
  measured: { en: 'the lab measures', ko: '검사실이 측정' },
  decided: { en: 'the desk decides', ko: '이의 심사의 결정' },
  corrected: { en: 'the lab corrects itself', ko: '검사실의 정정' },
};

export function lineOf(act: Act, settings: Settings, at: number): Line {
  const { name, became } = act;
  const letter = grades[name];
  const stamped =
    name === 'decided' && settings.skew !== 0 && settings.design === 'stamps'
      ? { en: `, stamped ${clock(act.stamp)}`, ko: `, 찍힌 시각 ${clock(act.stamp)}` }
      : { en: '', ko: '' };
  const waited =
    act.at > act.wanted
      ? {
          en: ` after ${act.at - act.wanted} min at the lock`,
          ko: ` (잠금 앞에서 ${act.at - act.wanted}분 기다림)`,
        }
      : { en: '', ko: '' };
  const head: Text = {
    en: `${clock(act.at)}: ${actTitles[name].en}${waited.en}, ${letter}${stamped.en}.`,
    ko: `${clock(act.at)} ${actTitles[name].ko}${waited.ko}: ${letter}${stamped.ko}.`,
  };
  const then = consequence(act);
  const isBad = became !== 'kept' && became !== 'held' && became !== 'behind';
  return {
    at,
    says: { en: `${head.en} ${then.en}`, ko: `${head.ko} ${then.ko}` },
    sign: became === 'turned away' ? 'lost' : settings.design === 'facts' ? 'event' : 'store',
    ...(isBad || overwrites(act) ? { isBad: true } : {}),
  };
}

/** Whether this act covered the desk's decision. */
function overwrites({ name, gone }: Act): boolean {
  return name !== 'decided' && gone.includes('decided');
}

function consequence(act: Act): Text {
  const shown = act.shown ?? '–';
  switch (act.became) {
    case 'no row':
      return {
        en: 'There is no row for this lot yet: the update changes nothing.',
        ko: '이 로트의 행이 아직 없어서 갱신해도 바뀌는 것이 없어요.',
      };
    case 'older stamp':
      return {
        en: `A later stamp is there already, so ${shown} stays.`,
        ko: `더 늦은 시각이 이미 찍혀 있어서 ${shown} 등급이 그대로예요.`,
      };
    case 'turned away':
      return {
        en: 'Quality does not answer. The clerk is to come again.',
        ko: '원유 검사가 응답하지 않아요. 직원은 다시 와야 해요.',
      };
    case 'behind':
      return {
        en: `It is on its stream. Quality is down and derives nothing: a reader sees ${act.before ?? 'no grade'} until ${clock(act.shownFrom)}, and ${shown} from then on.`,
        ko: `스트림에는 있어요. 원유 검사가 멈춰 있어서 이끌어 내는 것이 없어요. 읽는 쪽에는 ${clock(act.shownFrom)}까지 ${act.before ?? '등급 없음'}, 그 뒤로 ${shown}.`,
      };
    case 'held':
      return {
        en: 'No result yet: the decision waits, and is kept.',
        ko: '아직 결과가 없어요. 결정은 남아서 기다려요.',
      };
    default:
      return overwrites(act)
        ? {
            en: `A reader sees ${shown}. The desk’s decision cannot be read any more.`,
            ko: `읽는 쪽에 보이는 등급은 ${shown}. 이의 심사의 결정은 이제 어디에서도 읽을 수 없어요.`,
          }
        : { en: `A reader sees ${shown}.`, ko: `읽는 쪽에 보이는 등급은 ${shown}.` };
  }
}

export function outcomeLine(settings: Settings, at: number): Line {
  const { grade, gone, short } = outcomeOf(settings);
  const isRight = grade === rightGrade;
  const paid = grade === undefined ? 0 : premium[grade];
  const isLucky =
    settings.design === 'stamps' &&
    isRight &&
    outcomeOf({ ...settings, skew: 0 }).grade !== rightGrade;
  const luck: Text = isLucky
    ? {
        en: ' It is right by luck: with a right clock the lab’s B would have been the later stamp.',
        ko: ' 운이 좋아서 맞았어요. 시계가 정확했다면 검사실의 B가 더 늦은 시각이에요.',
      }
    : { en: '', ko: '' };
  const lost: Text =
    gone.length === 0
      ? {
          en: 'Everything that was said can still be read.',
          ko: '나온 말은 모두 아직 읽을 수 있어요.',
        }
      : {
          en: `${gone.length} of 3 statements cannot be read any more.`,
          ko: `세 가지 말 가운데 ${gone.length}가지는 이제 읽을 수 없어요.`,
        };
  return {
    at,
    says: isRight
      ? {
          en: `What is left: ${grade}, as the rule has it.${luck.en} ${lost.en}`,
          ko: `남은 등급: ${grade}. 규칙대로예요.${luck.ko} ${lost.ko}`,
        }
      : {
          en: `What is left: ${grade ?? 'nothing'}; the rule says ${rightGrade}. The farm gets ${won(paid)} won, ${won(short)} too little. ${lost.en}`,
          ko: `남은 등급: ${grade ?? '없음'}. 규칙으로는 ${rightGrade}예요. 농가에 가는 돈은 ${won(paid)}원, ${won(short)}원이 모자라요. ${lost.ko}`,
        },
    sign: isRight ? 'event' : 'lost',
    ...(isRight ? {} : { isBad: true }),
    ...(settings.design === 'row' ? { answersGuess: true } : {}),
  };
}

export function won(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, ',');
}

export function movedLine(move: HandsMove, settings: Settings, at: number): Line {
  return { at, sign: 'harness', says: moved(move, settings) };
}

function moved(move: HandsMove, settings: Settings): Text {
  switch (move.do) {
    case 'place': {
      const when = clock(settings.at[move.act]);
      const { en, ko } = actTitles[move.act];
      return { en: `From the start: ${en} at ${when}.`, ko: `처음부터: ${ko}, ${when}.` };
    }
    case 'skew':
      return {
        en: `From the start: the desk’s clock is ${skewText(settings.skew).en}.`,
        ko: `처음부터: 이의 심사의 시계 ${skewText(settings.skew).ko}.`,
      };
    case 'design':
      return {
        en: `From the start, with ${designTitles[move.design].en.toLowerCase()}.`,
        ko: `처음부터: ${designTitles[move.design].ko}.`,
      };
    case 'down':
      return settings.isQualityDown
        ? {
            en: 'From the start: Quality is down when the desk decides.',
            ko: '처음부터: 이의 심사에서 결정할 때 원유 검사는 멈춰 있음.',
          }
        : {
            en: 'From the start: Quality is up all the time.',
            ko: '처음부터: 원유 검사는 내내 돌고 있음.',
          };
  }
}

export function skewText(skew: number): Text {
  if (skew === 0) return { en: 'right', ko: '정확함' };
  const minutes = Math.abs(skew);
  return skew > 0
    ? { en: `${minutes} min ahead`, ko: `${minutes}분 빠름` }
    : { en: `${minutes} min behind`, ko: `${minutes}분 느림` };
}
