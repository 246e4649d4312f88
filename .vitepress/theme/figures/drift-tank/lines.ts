// The log's lines of what happens to copies.
import type { Language, Text } from '../../../content/languages.ts';
import { fill } from '../../fill.ts';
import type { Line } from '../frame/scene.ts';
import { copyNames, percent } from './picture.ts';
import { hoursText, settingText } from './setting-text.ts';
import { expectedShare, periodHours, runHours, type Settings } from './settings.ts';
import { shownRows, type Event } from './tank.ts';
import { tankWords } from './words.ts';

/** Runs that come more often than this (h) are told of only when something goes wrong. */
const oftenHours = 6;

/** `day 2, 00:00` */
export function timeText(hours: number): Text {
  const day = Math.floor(hours / 24) + 1;
  const minutes = Math.floor((hours % 24) * 60);
  const two = (part: number): string => String(part).padStart(2, '0');
  const clock = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return { en: `Day ${day}, ${clock}`, ko: `${day}일째 ${clock}` };
}

export function lineOf(event: Event, settings: Settings): Omit<Line, 'at'> | undefined {
  const time = timeText(event.at);
  const name = copyNames[event.copy] ?? '?';
  const { outdated } = event;
  switch (event.type) {
    case 'begins':
      if (settings.every < oftenHours) return undefined;
      return {
        sign: 'store',
        says: {
          en: `${time.en}: ${name} begins to copy. Since the last run ${outdated} of ${shownRows} rows had become outdated (${percent(outdated / shownRows)}).`,
          ko: `${time.ko}: ${name}에서 복사를 시작해요. 지난 복사 뒤로 ${shownRows}행 가운데 ${outdated}행이 낡았어요(${percent(outdated / shownRows)}).`,
        },
      };
    case 'ends':
      if (event.torn === 0 && settings.every < oftenHours) return undefined;
      return {
        sign: event.torn > 0 ? 'lost' : 'store',
        ...(event.torn > 0 ? { isBad: true as const } : {}),
        says: {
          en: `${time.en}: ${name} is done after ${hoursText(runHours(settings))} h. ${event.torn === 0 ? 'No row' : event.torn === 1 ? '1 row' : `${event.torn} rows`} slipped between two pages; ${outdated} of ${shownRows} are outdated already${event.ghosts === 0 ? '' : `, and ${event.ghosts === 1 ? '1 ghost' : `${event.ghosts} ghosts`} stayed`}.`,
          ko: `${time.ko}: ${name} 복사가 ${hoursText(runHours(settings))}시간 만에 끝났어요. 페이지 사이로 빠진 행 ${event.torn}개, 벌써 낡은 행 ${outdated}개${event.ghosts === 0 ? '' : `, 그대로 남은 유령 행 ${event.ghosts}개`}예요.`,
        },
      };
    case 'breaks':
      return {
        sign: 'error',
        isBad: true,
        says: {
          en: `${time.en}: the run of ${name} breaks off at page ${event.page} of 10. ${outdated} of ${shownRows} rows stay outdated until the next.`,
          ko: `${time.ko}: ${name} 복사가 10페이지 가운데 ${event.page}페이지에서 끊겼어요. 다음 복사까지 ${outdated}행이 낡은 채로 남아요.`,
        },
      };
  }
}

/** What was moved, and what it does to the formula. */
export function movedLine(
  name: keyof Settings,
  before: Settings,
  settings: Settings,
): Omit<Line, 'at'> {
  const was = percent(expectedShare(before));
  const expected = percent(expectedShare(settings));
  const period = hoursText(periodHours(settings));
  const isLate = periodHours(settings) > settings.every;
  const says = (language: Language): string => {
    const say = tankWords[language];
    const value = settingText(language, name, settings);
    return [
      fill(say.moved, { what: say[name], value }),
      ...(isLate && name !== 'failure' && name !== 'copies' ? [fill(say.late, { period })] : []),
      ...(was === expected ? [] : [fill(say.expects, { was, expected })]),
    ].join(' ');
  };
  return { sign: 'store', says: { en: says('en'), ko: says('ko') } };
}

/** What a day came to, at noon. */
export function dayLine(
  hours: number,
  of: {
    mean: number;
    expected: number;
    ghosts: number;
    wrong: number;
    disagreement: number;
    copies: number;
  },
): Omit<Line, 'at'> {
  const time = timeText(hours);
  const many = of.copies > 1;
  return {
    sign: 'consumer',
    says: {
      en: `${time.en}: on average so far ${percent(of.mean)} of bonus’s copy was outdated (expected ${percent(of.expected)}). ${of.ghosts === 0 ? 'It has no ghosts.' : `With its ${of.ghosts === 1 ? 'ghost' : `${of.ghosts} ghosts`} ${percent(of.wrong)} of what it holds is wrong now.`}${many ? ` The copies disagree on ${percent(of.disagreement)} of the rows.` : ''}`,
      ko: `${time.ko}: 지금까지 bonus 복사본은 평균 ${percent(of.mean)} 낡아 있었어요(예상 ${percent(of.expected)}). ${of.ghosts === 0 ? '유령 행은 없어요.' : `유령 행 ${of.ghosts}개까지 치면 지금 들어 있는 것의 ${percent(of.wrong)}가 틀렸어요.`}${many ? ` 복사본끼리 서로 다른 행은 ${percent(of.disagreement)}예요.` : ''}`,
    },
  };
}
